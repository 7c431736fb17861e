// A face that smiles and a head that turns a little: displacement of what stands out only, by a field baked once
// (faceField.wgsl).
struct Moment {
  // Share of the smile, 0..1; the turn in radians, clockwise; picture width over height.
  smile: f32,
  turn: f32,
  aspect: f32,
  unused: f32,
}

@group(0) @binding(0) var<uniform> moment: Moment;
@group(0) @binding(1) var field: texture_2d<f32>;
@group(0) @binding(2) var linear: sampler;
// The target's size decides what a pixel's place is.
override width: f32 = 1.0;
override height: f32 = 1.0;

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let place = position.xy / vec2f(width, height);
  let toUnits = vec2f(1.0 / moment.aspect, 1.0);
  // Backward: where is what has come here? The fixed point converges fast for moves this small.
  var offset = vec2f(0.0);
  for (var i = 0; i < 3; i++) {
    let by = textureSample(field, linear, place + offset);
    offset = -(moment.turn * by.rg + moment.smile * by.ba) * toUnits;
  }
  return vec4f(0.0, 0.0, offset);
}
