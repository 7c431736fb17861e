// Twinkling: light added where a reflex flares up, and taken where it dies down. None at the loop's start.
@group(0) @binding(0) var<uniform> angles: vec4f;
@group(0) @binding(1) var shapes: texture_2d<f32>;

// Colour of the light.
override red: f32 = 1.0;
override green: f32 = 1.0;
override blue: f32 = 1.0;

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let change = dot(angles, textureLoad(shapes, vec2i(position.xy), 0));
  if (change < 0.0) {
    return vec4f(0.0, 0.0, 0.0, -change);
  }
  return vec4f(change * vec3f(red, green, blue), 0.0);
}
