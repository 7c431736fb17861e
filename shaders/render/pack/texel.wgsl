// A layer of premultiplied RGB as it is packed for patches/block.wgsl: mirrored at its sides, as a sampler would do it,
// but that a texel's pixels stay in their order.
@group(0) @binding(0) var layer: texture_2d<f32>;

override margin: i32 = 0;

fn texelAt(x: i32, y: i32) -> vec4f {
  let size = vec2i(textureDimensions(layer));
  let around = (x % (2 * size.x) + 2 * size.x) % (2 * size.x);
  return textureLoad(layer, vec2i(min(around, 2 * size.x - 1 - around), clamp(y, 0, size.y - 1)), 0);
}

// The detail of a pixel and of the next one.
fn pairDetail(x: i32, y: i32, first: vec4f, second: vec4f) -> vec2f {
  return vec2f(
    detailOf(first, texelAt(x - 1, y), second, texelAt(x, y - 1), texelAt(x, y + 1)),
    detailOf(second, first, texelAt(x + 2, y), texelAt(x + 1, y - 1), texelAt(x + 1, y + 1)),
  );
}
