// A veil of mist laid over the picture, as a sum of modes: where they are above what they are at the loop's start it
// is seen, elsewhere there is none.
struct Moment {
  // Two modes a vector: sine and one minus cosine of each one's angle.
  angles: array<vec4f, 4>,
}

@group(0) @binding(0) var<uniform> moment: Moment;
// Two modes a layer, a pair of shapes each: shares of the veil.
@group(0) @binding(1) var shapes: texture_2d_array<f32>;
@group(0) @binding(2) var linear: sampler;

override layers: i32 = 1;
override width: f32 = 1.0;
override height: f32 = 1.0;
override red: f32 = 1.0;
override green: f32 = 1.0;
override blue: f32 = 1.0;
// The thickest veil.
override most: f32 = 0.5;

fn pair(place: vec2f, layer: i32) -> vec4f {
  return textureSampleLevel(shapes, linear, place, layer, 0.0);
}

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let place = position.xy / vec2f(width, height);
  // No loop: see modes.wgsl.
  var share = dot(moment.angles[0], pair(place, 0));
  if (layers > 1) { share += dot(moment.angles[1], pair(place, 1)); }
  if (layers > 2) { share += dot(moment.angles[2], pair(place, 2)); }
  if (layers > 3) { share += dot(moment.angles[3], pair(place, 3)); }
  let veil = clamp(share, 0.0, most);
  return vec4f(vec3f(red, green, blue) * veil, veil);
}
