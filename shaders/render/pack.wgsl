// Packs a layer for patches/block.wgsl: luma of a pixel and of the next one, and the chroma of both, so that one
// sample gives two pixels; how much of each pixel is the layer's goes beside. Mirrored at its sides, as a sampler
// would do it, but for the order of the two.
@group(0) @binding(0) var layer: texture_2d<f32>;

override margin: i32 = 0;

struct Packed {
  @location(0) colours: vec4f,
  @location(1) cover: vec4f,
}

fn texelAt(x: i32, y: i32) -> vec4f {
  let width = i32(textureDimensions(layer).x);
  let around = (x % (2 * width) + 2 * width) % (2 * width);
  return textureLoad(layer, vec2i(min(around, 2 * width - 1 - around), y), 0);
}

@fragment
fn shade(@builtin(position) position: vec4f) -> Packed {
  let x = i32(position.x) - margin;
  let first = texelAt(x, i32(position.y));
  let second = texelAt(x + 1, i32(position.y));
  let chroma = toYcc(0.5 * (first.rgb + second.rgb)).yz + noColour;
  return Packed(
    vec4f(toYcc(first.rgb).x, toYcc(second.rgb).x, chroma),
    vec4f(first.a, second.a, 0.0, 1.0),
  );
}
