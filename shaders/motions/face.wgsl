// A face that smiles and a head that turns a little about its neck: displacement of what stands out only, so that
// the wall behind a head stays. Lengths in picture heights.
struct Moment {
  // Share of the smile, 0..1; the turn in radians, clockwise; picture width over height.
  smile: f32,
  turn: f32,
  aspect: f32,
  unused: f32,
}

struct Shape {
  centre: vec2f,
  pivot: vec2f,
  along: vec2f,
  half: vec2f,
  // Place and pull; reach in the first of the pair's companion.
  pulls: array<vec4f, 8>,
  reaches: array<vec4f, 2>,
}

@group(0) @binding(0) var<uniform> moment: Moment;
@group(0) @binding(1) var<uniform> shape: Shape;
// Where people are, softened: 1 = person.
@group(0) @binding(2) var body: texture_2d<f32>;
@group(0) @binding(3) var linear: sampler;
// The target's size decides what a pixel's place is.
override width: f32 = 1.0;
override height: f32 = 1.0;

// By how much what is at `p` moves.
fn carried(p: vec2f) -> vec2f {
  let off = p - shape.centre;
  let across = vec2f(-shape.along.y, shape.along.x);
  let radius = length(vec2f(dot(off, shape.along), dot(off, across)) / shape.half);
  let share = textureSampleLevel(body, linear, p / vec2f(moment.aspect, 1.0), 0.0).r;
  let head = (1.0 - smoothstep(0.9, 1.7, radius)) * share;
  let arm = p - shape.pivot;
  var by = moment.turn * head * vec2f(-arm.y, arm.x);
  for (var i = 0u; i < 8u; i++) {
    let pull = shape.pulls[i];
    let away = p - pull.xy;
    let reach = max(shape.reaches[i / 4u][i % 4u], 1e-5);
    by += moment.smile * pull.zw * exp(-0.5 * dot(away, away) / (reach * reach));
  }
  return by;
}

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let uv = position.xy / vec2f(width, height);
  let place = uv * vec2f(moment.aspect, 1.0);
  // Backward: where is what has come here? The fixed point converges fast for moves this small.
  var origin = place;
  for (var i = 0; i < 3; i++) {
    origin = place - carried(origin);
  }
  let offset = (origin - place) / vec2f(moment.aspect, 1.0);
  return vec4f(0.0, 0.0, offset);
}
