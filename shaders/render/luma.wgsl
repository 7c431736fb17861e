// Y of BT.709, limited range (ITU-R BT.709-6, 3.2 and 3.4), from gamma-encoded RGB.
@group(0) @binding(0) var frame: texture_2d<f32>;

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let y = dot(textureLoad(frame, vec2i(position.xy), 0).rgb, vec3f(0.2126, 0.7152, 0.0722));
  return vec4f((16.0 + 219.0 * y) / 255.0, 0.0, 0.0, 1.0);
}
