// One value as a sum of modes: vibrations, each with a shape of its own and a whole number of repetitions a loop; zero
// at the loop's start. Fragment kernels follow.
struct Moment {
  // Two modes a vector: sine and one minus cosine of each one's angle.
  angles: array<vec4f, 4>,
}

@group(0) @binding(0) var<uniform> moment: Moment;
// Two modes a layer, a pair of shapes each.
@group(0) @binding(1) var shapes: texture_2d_array<f32>;
// Linear, or nearest where the shapes are as large as the target.
@group(0) @binding(2) var shapeSampler: sampler;

override layers: i32 = 1;
override width: f32 = 1.0;
override height: f32 = 1.0;

fn pair(place: vec2f, layer: i32) -> vec4f {
  return textureSample(shapes, shapeSampler, place, layer);
}

// At a place in pixels.
fn sumAt(position: vec2f) -> f32 {
  let place = position / vec2f(width, height);
  // No loop: see modes.wgsl.
  var sum = dot(moment.angles[0], pair(place, 0));
  if (layers > 1) { sum += dot(moment.angles[1], pair(place, 1)); }
  if (layers > 2) { sum += dot(moment.angles[2], pair(place, 2)); }
  if (layers > 3) { sum += dot(moment.angles[3], pair(place, 3)); }
  return sum;
}
