// Pull of pull-push inpainting (Gortler et al. 1996): half the size, weights saturating at one.
@group(0) @binding(0) var fine: texture_2d<f32>;

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let corner = vec2i(position.xy) * 2;
  let last = vec2i(textureDimensions(fine)) - 1;
  var sum = vec4f(0.0);
  for (var k = 0; k < 4; k++) {
    sum += textureLoad(fine, min(corner + vec2i(k & 1, k >> 1u), last), 0);
  }
  return sum / max(1.0, sum.a);
}
