// Exposure in stops as a sum of modes, each a vibration with a shape of its own and a whole number of repetitions
// a loop; zero at the loop's start. Shades what heaves: the slopes of waves.
struct Moment {
  // Two modes a vector: sine and one minus cosine of each one's angle.
  angles: array<vec4f, 4>,
}

@group(0) @binding(0) var<uniform> moment: Moment;
// Two modes a layer, a pair of shapes each.
@group(0) @binding(1) var shapes: texture_2d_array<f32>;
@group(0) @binding(2) var linear: sampler;

override layers: i32 = 1;
override width: f32 = 1.0;
override height: f32 = 1.0;

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let place = position.xy / vec2f(width, height);
  var stops = 0.0;
  for (var i = 0; i < layers; i++) {
    stops += dot(moment.angles[i], textureSampleLevel(shapes, linear, place, i, 0.0));
  }
  return vec4f(stops, stops, stops, 0.0);
}
