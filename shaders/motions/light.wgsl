// Light that leaves the picture's own and returns, in stops: the sky's colour drifts, most at the horizon, and the
// land takes part; sun and lamps breathe; rays turn about the sun; a net of light dances on shallow water.
struct Moment {
  // Stops at this moment, and the land's share of the sky's drift.
  drift: f32,
  land: f32,
  glow: f32,
  rays: f32,
  sun: vec2f,
  caustics: f32,
  aspect: f32,
  // Time of the loop, 0..2 pi; row of the horizon.
  angle: f32,
  horizon: f32,
  unused: vec2f,
}

@group(0) @binding(0) var<uniform> moment: Moment;
@group(0) @binding(1) var sky: texture_2d<f32>;
@group(0) @binding(2) var glow: texture_2d<f32>;
@group(0) @binding(3) var water: texture_2d<f32>;
@group(0) @binding(4) var linear: sampler;

override width: f32 = 1.0;
override height: f32 = 1.0;
override rays: bool = true;
override caustics: bool = true;

// Toward gold: red up, blue down, luma about the same.
const warm = vec3f(1.0, 0.25, -0.9);
const lamp = vec3f(1.0, 0.85, 0.6);

// Beams of several widths that turn both ways, a whole number of times a loop; about -1..1.
fn beams(uv: vec2f) -> f32 {
  let off = (uv - moment.sun) * vec2f(moment.aspect, 1.0);
  let around = atan2(off.y, off.x);
  let t = moment.angle;
  let pattern = sin(7.0 * around + t) + sin(11.0 * around - t + 1.3) + 0.7 * sin(17.0 * around + 2.0 * t + 4.1);
  let far = length(off);
  return pattern / 2.7 * smoothstep(0.02, 0.12, far) * exp(-1.8 * far);
}

// A net of light on the ground plane: waves that cross, sharpened where they meet.
fn net(uv: vec2f) -> f32 {
  let depth = max(uv.y - moment.horizon, 0.02);
  // Near water is seen large, far water small; far beyond what the target resolves it fades.
  let p = vec2f((uv.x - 0.5) * moment.aspect, 0.35) / depth;
  let t = moment.angle;
  var sum = sin(9.0 * p.x + 5.0 * p.y + 2.0 * t) + sin(-7.0 * p.x + 8.0 * p.y + 3.0 * t + 1.0);
  sum += sin(3.0 * p.x - 11.0 * p.y + 2.0 * t + 2.5) + sin(-12.0 * p.x - 3.0 * p.y + t + 4.0);
  let ridge = 1.0 - abs(sum) / 4.0;
  return (pow(ridge, 4.0) - 0.25) * smoothstep(0.12, 0.35, depth);
}

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let uv = position.xy / vec2f(width, height);
  let up = textureSample(sky, linear, uv).r;
  let near = 1.0 - clamp(abs(uv.y - moment.horizon) / max(moment.horizon, 0.25), 0.0, 1.0);
  var stops = warm * moment.drift * mix(moment.land, 0.45 + 0.55 * near, up);
  stops += lamp * moment.glow * textureSample(glow, linear, uv).r;
  if (rays) {
    stops += lamp * moment.rays * beams(uv) * (0.35 + 0.65 * up);
  }
  let wet = textureSample(water, linear, uv).r;
  if (caustics) {
    stops += moment.caustics * net(uv) * wet;
  }
  return exposure(stops);
}
