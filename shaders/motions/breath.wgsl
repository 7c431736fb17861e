// A body that rises from its foot as it breathes in, head and all: displacement of what stands out only.
struct Breath {
  // Rise of the upper body in picture heights; rows of the body's top and foot, 0..1.
  rise: f32,
  top: f32,
  bottom: f32,
  unused: f32,
}

@group(0) @binding(0) var<uniform> breath: Breath;
// Where the body is, softened: 1 = body.
@group(0) @binding(1) var body: texture_2d<f32>;
@group(0) @binding(2) var linear: sampler;
override width: f32 = 1.0;
override height: f32 = 1.0;

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let uv = position.xy / vec2f(width, height);
  let share = textureSample(body, linear, uv).r;
  let up = smoothstep(0.0, 0.65, (breath.bottom - uv.y) / (breath.bottom - breath.top));
  return vec4f(0.0, 0.0, 0.0, breath.rise * share * up);
}
