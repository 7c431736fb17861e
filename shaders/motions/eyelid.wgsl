// An eyelid that closes: skin between lid and brow stretched down over the eye, lashes along its edge. Nothing is
// sampled from between the lids, so that no iris is smeared.
struct Moment {
  // 0 = as in the picture, 1 = shut; picture width over height; a pixel in picture heights.
  closure: f32,
  aspect: f32,
  pixel: f32,
  unused: f32,
}

struct Eye {
  origin: vec2f,
  // From the outer corner to the inner.
  along: vec2f,
  // Picture heights; the side that the chin is on; how far up skin is stretched, in widths of the eye.
  width: f32,
  hand: f32,
  band: f32,
  unused: f32,
  upper: array<vec4f, 4>,
  lower: array<vec4f, 4>,
}

// How far past its corners an eye's lashes reach, in widths of the eye.
const beyond = 0.2;

@group(0) @binding(0) var<uniform> moment: Moment;
@group(0) @binding(1) var<uniform> eye: Eye;
@group(0) @binding(2) var picture: texture_2d<f32>;
@group(0) @binding(3) var linear: sampler;
@group(0) @binding(4) var hair: texture_2d<f32>;

// Whether hair is known of.
override hairy: bool = false;

fn upperAt(i: u32) -> f32 {
  return eye.upper[i / 4u][i % 4u];
}

fn lowerAt(i: u32) -> f32 {
  return eye.lower[i / 4u][i % 4u];
}

// Height of the upper lid's edge at a place 0..1 along the eye.
fn upperEdge(along: f32) -> f32 {
  let step = along * 15.0;
  let i = min(u32(step), 14u);
  return mix(upperAt(i), upperAt(i + 1u), step - f32(i));
}

fn colourAt(along: f32, below: f32) -> vec3f {
  let down = vec2f(-eye.along.y, eye.along.x) * eye.hand;
  let spot = eye.origin + (eye.along * along + down * below) * eye.width;
  return textureSample(picture, linear, spot / vec2f(moment.aspect, 1.0)).rgb;
}

// Bare skin below the eye, evened out: what lids are like, free of creases, lashes and the brow's shadow.
fn skinBelow(along: f32) -> vec3f {
  let middle = mix(along, 0.5, 0.5);
  let cheek = max(lowerAt(7u), lowerAt(8u)) + 0.24;
  var sum = vec3f(0.0);
  for (var i = 0u; i < 6u; i++) {
    sum += colourAt(middle + (f32(i % 3u) - 1.0) * 0.12, cheek + 0.12 * f32(i / 3u));
  }
  return sum / 6.0;
}

// Hair hangs before the lid at the eye's corners. Amid the eye nothing does: the iris must not shine through.
fn hanging(place: vec2f, along: f32) -> f32 {
  if (hairy) {
    let share = smoothstep(0.5, 0.8, textureSample(hair, linear, place).r);
    return share * smoothstep(0.25, 0.45, abs(along - 0.5));
  }
  return 0.0;
}

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let size = vec2f(textureDimensions(picture));
  let off = position.xy / size * vec2f(moment.aspect, 1.0) - eye.origin;
  let down = vec2f(-eye.along.y, eye.along.x) * eye.hand;
  let along = dot(off, eye.along) / eye.width;
  let below = dot(off, down) / eye.width;
  // Lashes reach beyond the corners: what they cover there is skin, too, once the lid is down.
  let within = smoothstep(-beyond, 0.04, along) * smoothstep(1.0 + beyond, 0.96, along);
  if (within <= 0.0 || moment.closure <= 0.0) {
    return vec4f(0.0);
  }
  let inside = clamp(along, 0.0, 1.0);
  let step = inside * 15.0;
  let i = min(u32(step), 14u);
  let upper = upperEdge(inside);
  let lower = mix(lowerAt(i), lowerAt(i + 1u), step - f32(i));
  let gape = max(lower - upper, 0.0);
  // The edge comes down to the lower lid and a little beyond: not a pixel of the eye may show.
  let edge = mix(upper, lower + 0.015, moment.closure * smoothstep(0.0, 0.02, gape));
  let top = upper - eye.band;
  if (below < top) {
    return vec4f(0.0);
  }
  let soft = moment.pixel / eye.width;
  let alpha = (1.0 - smoothstep(edge - 0.4 * soft, edge + 1.2 * soft, below)) * (1.0 - hanging(position.xy / size, along));
  if (alpha <= 0.0) {
    return vec4f(0.0);
  }
  // The rim itself is left out as the lid comes down: it holds what shines through from the iris.
  let closing = smoothstep(0.0, 0.3, moment.closure);
  let rim = 0.085 * closing * within;
  let share = clamp((below - top) / max(edge - top, 1e-4), 0.0, 1.0);
  let drop = clamp((edge - upper) / max(gape, 0.02), 0.0, 1.0);
  // Toward the corners skin is taken from nearer the middle: what is dark there would be drawn out into streaks.
  let column = mix(along, 0.5, 0.35 * share * closing * within);
  let source = top + share * (upperEdge(clamp(column, 0.0, 1.0)) - rim - top);
  // Little is known of the lid's own skin while the eye is open: the lower it comes, the more is borrowed.
  let amid = smoothstep(0.0, 0.35, along) * smoothstep(1.0, 0.65, along);
  var colour = mix(colourAt(column, source), skinBelow(along), 0.65 * amid * drop * smoothstep(0.0, 0.6, share));
  // The lid is round, and turns from the light as it comes down; lashes end it.
  colour *= 1.0 - 0.12 * drop * smoothstep(0.55, 1.0, share);
  let lash = (1.0 - smoothstep(0.015, 0.07, edge - below)) * smoothstep(-0.06, 0.2, along) * smoothstep(1.06, 0.8, along);
  colour *= 1.0 - 0.5 * lash * closing;
  return vec4f(colour * alpha, alpha);
}
