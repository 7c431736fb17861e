// Water that runs up a beach and back: a line of foam at its front, wet sand behind it. None at the loop's start.
struct Swash {
  // How far up it is, 0..1, and the farthest way in diagonals.
  rise: f32,
  reach: f32,
  // Pads to a whole vector.
  spare: vec2f,
}

@group(0) @binding(0) var<uniform> swash: Swash;
// Signed way from the waterline in diagonals (red: water is positive), unevenness of the front (green), weight (blue).
@group(0) @binding(1) var shore: texture_2d<f32>;
@group(0) @binding(2) var linear: sampler;

override width: f32 = 1.0;
override height: f32 = 1.0;
// Width of the foam, diagonals.
override foam: f32 = 0.0022;

fn speck(cell: vec2u) -> f32 {
  var h = (cell.x * 0x9e3779b1u) ^ (cell.y * 0x85ebca77u);
  h = (h ^ (h >> 15u)) * 0x2c1b3c6du;
  return f32((h ^ (h >> 12u)) & 0xffffu) / 65535.0;
}

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let place = textureSample(shore, linear, position.xy / vec2f(width, height));
  if (place.b == 0.0) {
    return vec4f(0.0);
  }
  let way = swash.reach * swash.rise * (0.55 + 0.45 * place.g);
  // Way behind the front: positive where the water has come.
  let behind = place.r + way;
  let lines = exp(-pow(behind / foam, 2.0)) + 0.45 * exp(-pow((behind - 0.55 * way) / (1.6 * foam), 2.0));
  let broken = 0.55 + 0.45 * speck(vec2u(position.xy / 2.0));
  let white = clamp(0.6 * lines * broken, 0.0, 0.7) * place.b * smoothstep(0.0, 0.25, swash.rise);
  let wet = 0.16 * smoothstep(0.0, 2.0 * foam, behind) * (1.0 - smoothstep(-foam, foam, place.r)) * place.b * swash.rise;
  return vec4f(vec3f(0.93, 0.95, 0.95) * white + vec3f(0.16, 0.2, 0.2) * wet, min(1.0, white + wet));
}
