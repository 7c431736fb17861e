// How a face that smiles and a head that turns a little about its neck move, constant over the loop: what stands out
// only, so that the wall behind a head stays. By how much what is at a place moves for a turn of one radian clockwise
// (red, green), and at the full smile (blue, alpha); picture heights.
struct Shape {
  centre: vec2f,
  pivot: vec2f,
  along: vec2f,
  half: vec2f,
  // Place and pull; reach in the first of the pair's companion.
  pulls: array<vec4f, 8>,
  reaches: array<vec4f, 2>,
}

@group(0) @binding(0) var<uniform> shape: Shape;
// Where people are, softened: 1 = person.
@group(0) @binding(1) var body: texture_2d<f32>;
@group(0) @binding(2) var linear: sampler;
// Size of the target, and the picture's width over its height.
override width: f32 = 1.0;
override height: f32 = 1.0;
override aspect: f32 = 1.0;

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let uv = position.xy / vec2f(width, height);
  let p = uv * vec2f(aspect, 1.0);
  let off = p - shape.centre;
  let across = vec2f(-shape.along.y, shape.along.x);
  let radius = length(vec2f(dot(off, shape.along), dot(off, across)) / shape.half);
  let share = textureSample(body, linear, uv).r;
  let head = (1.0 - smoothstep(0.9, 1.7, radius)) * share;
  let arm = p - shape.pivot;
  var smile = vec2f(0.0);
  for (var i = 0u; i < 8u; i++) {
    let pull = shape.pulls[i];
    let away = p - pull.xy;
    let reach = max(shape.reaches[i / 4u][i % 4u], 1e-5);
    smile += pull.zw * exp(-0.5 * dot(away, away) / (reach * reach));
  }
  return vec4f(head * vec2f(-arm.y, arm.x), smile);
}
