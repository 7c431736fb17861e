// Exposure in stops as a sum of modes (sumOfModes.wgsl): shades what heaves, such as the slopes of waves.
@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  return exposure(vec3f(sumAt(position.xy)));
}
