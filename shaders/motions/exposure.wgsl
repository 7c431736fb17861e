// What a kernel of light returns for stops by channel: half of what colours are multiplied by.
fn exposure(stops: vec3f) -> vec4f {
  return vec4f(0.5 * exp2(stops), 1.0);
}
