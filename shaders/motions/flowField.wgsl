// What a frame must know of a layer's flow, in one texture: the travel of a cycle in picture units (red, green), the
// local mean of the luma (blue), and how much alike the layer and itself a cycle's travel away are (alpha).
@group(0) @binding(0) var travel: texture_2d<f32>;
// See flowStatistics.wgsl.
@group(0) @binding(1) var statistics: texture_2d<f32>;
@group(0) @binding(2) var mirrored: sampler;

// Size of the target in texels.
override width: f32 = 1.0;
override height: f32 = 1.0;

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let place = position.xy / vec2f(width, height);
  return vec4f(textureSample(travel, mirrored, place).rg, textureSample(statistics, mirrored, place).rg);
}
