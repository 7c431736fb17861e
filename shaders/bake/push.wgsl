// Push of pull-push inpainting: what a level does not know comes from the coarser one.
@group(0) @binding(0) var fine: texture_2d<f32>;
@group(0) @binding(1) var coarse: texture_2d<f32>;
@group(0) @binding(2) var linear: sampler;

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let known = textureLoad(fine, vec2i(position.xy), 0);
  // A coarse texel covers two fine ones, also where the fine size is odd.
  let uv = position.xy * 0.5 / vec2f(textureDimensions(coarse));
  let filled = textureSample(coarse, linear, uv);
  return known + (1.0 - min(1.0, known.a)) * filled;
}
