// A veil of mist laid over the picture, as a sum of modes (sumOfModes.wgsl): where they are above what they are at the
// loop's start it is seen, elsewhere there is none.
override red: f32 = 1.0;
override green: f32 = 1.0;
override blue: f32 = 1.0;
// The thickest veil.
override most: f32 = 0.5;

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let veil = clamp(sumAt(position.xy), 0.0, most);
  return vec4f(vec3f(red, green, blue) * veil, veil);
}
