// Twinkling: light added where a reflex flares up, and taken where it dies down. None at the loop's start.
@group(0) @binding(0) var<uniform> angles: vec4f;
// From -0.5 to 0.5 in bytes, 128 for none (glintShapes.wgsl).
@group(0) @binding(1) var shapes: texture_2d<f32>;
@group(0) @binding(2) var nearest: sampler;

// Colour of the light.
override red: f32 = 1.0;
override green: f32 = 1.0;
override blue: f32 = 1.0;
// Size of the target in texels, and of the shapes.
override width: f32 = 1.0;
override height: f32 = 1.0;

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let place = position.xy / vec2f(width, height);
  let change = dot(angles, (255.0 * textureSample(shapes, nearest, place) - 128.0) / 254.0);
  return vec4f(max(change, 0.0) * vec3f(red, green, blue), max(-change, 0.0));
}
