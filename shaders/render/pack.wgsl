// Packs a layer for patches/block.wgsl: luma of a pixel and of the next one, and the chroma of both, so that one
// sample gives two pixels; how much of each pixel is the layer's goes beside, with both pixels' detail (detail.wgsl).
// Mirrored at its sides, as a sampler would do it, but for the order of the two.
@group(0) @binding(0) var layer: texture_2d<f32>;

override margin: i32 = 0;

struct Packed {
  @location(0) colours: vec4f,
  @location(1) beside: vec4f,
}

fn texelAt(x: i32, y: i32) -> vec4f {
  let size = vec2i(textureDimensions(layer));
  let around = (x % (2 * size.x) + 2 * size.x) % (2 * size.x);
  return textureLoad(layer, vec2i(min(around, 2 * size.x - 1 - around), clamp(y, 0, size.y - 1)), 0);
}

@fragment
fn shade(@builtin(position) position: vec4f) -> Packed {
  let x = i32(position.x) - margin;
  let y = i32(position.y);
  let first = texelAt(x, y);
  let second = texelAt(x + 1, y);
  let chroma = toYcc(0.5 * (first.rgb + second.rgb)).yz + noColour;
  return Packed(
    vec4f(toYcc(first.rgb).x, toYcc(second.rgb).x, chroma),
    vec4f(
      first.a,
      second.a,
      detailOf(first, texelAt(x - 1, y), second, texelAt(x, y - 1), texelAt(x, y + 1)),
      detailOf(second, first, texelAt(x + 2, y), texelAt(x + 1, y - 1), texelAt(x + 1, y + 1)),
    ),
  );
}
