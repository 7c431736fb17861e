// Cb and Cr of BT.709, limited range, each the mean of 2 by 2 pixels (4:2:0, centred).
@group(0) @binding(0) var frame: texture_2d<f32>;

struct Chroma {
  @location(0) blue: vec4f,
  @location(1) red: vec4f,
}

@fragment
fn shade(@builtin(position) position: vec4f) -> Chroma {
  let corner = vec2i(position.xy) * 2;
  var rgb = vec3f(0.0);
  for (var k = 0; k < 4; k++) {
    rgb += textureLoad(frame, corner + vec2i(k & 1, k >> 1u), 0).rgb;
  }
  rgb *= 0.25;
  let y = dot(rgb, vec3f(0.2126, 0.7152, 0.0722));
  let cb = (128.0 + 224.0 * (rgb.b - y) / 1.8556) / 255.0;
  let cr = (128.0 + 224.0 * (rgb.r - y) / 1.5748) / 255.0;
  return Chroma(vec4f(cb, 0.0, 0.0, 1.0), vec4f(cr, 0.0, 0.0, 1.0));
}
