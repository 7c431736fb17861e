// The detail of a layer, see detail.wgsl, for the kernel that shades pixel by pixel.
@group(0) @binding(0) var layer: texture_2d<f32>;

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let p = vec2i(position.xy);
  let last = vec2i(textureDimensions(layer)) - 1;
  let detail = detailOf(
    textureLoad(layer, p, 0),
    textureLoad(layer, max(p - vec2i(1, 0), vec2i(0)), 0),
    textureLoad(layer, min(p + vec2i(1, 0), last), 0),
    textureLoad(layer, max(p - vec2i(0, 1), vec2i(0)), 0),
    textureLoad(layer, min(p + vec2i(0, 1), last), 0),
  );
  return vec4f(detail, 0.0, 0.0, 1.0);
}
