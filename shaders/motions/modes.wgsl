// Where to look instead, as a sum of modes: vibrations of the picture, each with a shape of its own and a whole
// number of repetitions a loop. All are zero at the loop's start.
struct Moment {
  // Two modes a vector: sine and one minus cosine of each one's angle.
  angles: array<vec4f, 4>,
}

@group(0) @binding(0) var<uniform> moment: Moment;
// A layer a mode: the shapes that go with the sine (red, green) and with one minus the cosine (blue, alpha).
@group(0) @binding(1) var shapes: texture_2d_array<f32>;
@group(0) @binding(2) var linear: sampler;

override modes: i32 = 1;
// Steps of the fixed-point inverse: what moves far takes its offset from where it came from.
override steps: i32 = 0;
override width: f32 = 1.0;
override height: f32 = 1.0;

fn offset(place: vec2f) -> vec2f {
  var sum = vec2f(0.0);
  for (var i = 0; i < modes; i++) {
    let pair = moment.angles[i / 2];
    let angle = select(pair.xy, pair.zw, (i & 1) == 1);
    let shape = textureSampleLevel(shapes, linear, place, i, 0.0);
    sum += angle.x * shape.rg + angle.y * shape.ba;
  }
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
