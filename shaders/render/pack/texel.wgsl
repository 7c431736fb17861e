// A layer of premultiplied RGB as it is packed for patches/block.wgsl: mirrored at its sides, as a sampler would do it,
// but that a texel's pixels stay in their order.
@group(0) @binding(0) var layer: texture_2d<f32>;

override margin: i32 = 0;

fn texelAt(x: i32, y: i32) -> vec4f {
  let size = vec2i(textureDimensions(layer));
  let around = (x % (2 * size.x) + 2 * size.x) % (2 * size.x);
  return textureLoad(layer, vec2i(min(around, 2 * size.x - 1 - around), clamp(y, 0, size.y - 1)), 0);
}

fn detailAt(x: i32, y: i32) -> f32 {
  return detailOf(texelAt(x, y), texelAt(x - 1, y), texelAt(x + 1, y), texelAt(x, y - 1), texelAt(x, y + 1));
}
