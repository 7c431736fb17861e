// Where to look instead, as a sum of modes: vibrations of the picture, each with a shape of its own and a whole
// number of repetitions a loop. All are zero at the loop's start.
struct Moment {
  // Two modes a vector: sine and one minus cosine of each one's angle.
  angles: array<vec4f, 4>,
}

@group(0) @binding(0) var<uniform> moment: Moment;
// A layer a mode: the shapes that go with the sine (red, green) and with one minus the cosine (blue, alpha).
@group(0) @binding(1) var shapes: texture_2d_array<f32>;
// Linear, or nearest where the shapes are as large as the target.
@group(0) @binding(2) var shapeSampler: sampler;

override modes: i32 = 1;
// Steps of the fixed-point inverse: what moves far takes its offset from where it came from.
override steps: i32 = 0;
override width: f32 = 1.0;
override height: f32 = 1.0;

fn mode(place: vec2f, angle: vec2f, layer: i32) -> vec2f {
  let shape = textureSample(shapes, shapeSampler, place, layer);
  return angle.x * shape.rg + angle.y * shape.ba;
}

// No loop: layers that the compiler knows are sampled in two thirds of the time on software adapters.
fn offset(place: vec2f) -> vec2f {
  var sum = mode(place, moment.angles[0].xy, 0);
  if (modes > 1) { sum += mode(place, moment.angles[0].zw, 1); }
  if (modes > 2) { sum += mode(place, moment.angles[1].xy, 2); }
  if (modes > 3) { sum += mode(place, moment.angles[1].zw, 3); }
  if (modes > 4) { sum += mode(place, moment.angles[2].xy, 4); }
  if (modes > 5) { sum += mode(place, moment.angles[2].zw, 5); }
  if (modes > 6) { sum += mode(place, moment.angles[3].xy, 6); }
  if (modes > 7) { sum += mode(place, moment.angles[3].zw, 7); }
  return sum;
}

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let place = position.xy / vec2f(width, height);
  var found = offset(place);
  for (var i = 0; i < steps; i++) {
    found = offset(place + found);
  }
  return vec4f(found, 0.0, 0.0);
}
