// One frame: the background plate, the picture and the near things cut out of it, each seen by the moving camera and each flowing where its
// field says, composited by their mattes; the AI mark on top. Gamma-encoded sRGB throughout.
struct Frame {
  // Magnification minus one of the nearest things, this frame.
  zoom: f32,
  // Share of the zoom that far things take part in.
  steady: f32,
  // Phase of the plate's and the picture's flow, 0..1.
  phase: vec2f,
  // Top left corner of the mark, pixels.
  markOrigin: vec2f,
  // Size of the grain in the flowing sky, in units of colour, and the frame's number.
  grain: f32,
  index: f32,
  // Size of the film's grain in units of colour, its field's number, and how much the corners darken.
  film: f32,
  field: f32,
  vignette: f32,
}

@group(0) @binding(0) var<uniform> frame: Frame;
@group(0) @binding(1) var mirrored: sampler;
// The picture's layer, premultiplied where sky is behind it (cutOut.wgsl), and the sky's plate.
@group(0) @binding(2) var picture: texture_2d<f32>;
@group(0) @binding(3) var plate: texture_2d<f32>;
// Near things, premultiplied.
@group(0) @binding(4) var nearThings: texture_2d<f32>;
// Where the camera finds what it shows, see shaders/render/seek.wgsl: of the picture's layer, and of near things.
@group(0) @binding(5) var places: texture_2d<f32>;
@group(0) @binding(15) var nearPlaces: texture_2d<f32>;
@group(0) @binding(6) var pictureFlow: texture_2d<f32>;
@group(0) @binding(7) var plateFlow: texture_2d<f32>;
@group(0) @binding(8) var pictureStatistics: texture_2d<f32>;
@group(0) @binding(9) var plateStatistics: texture_2d<f32>;
@group(0) @binding(10) var mark: texture_2d<f32>;
// What the motions of this frame have drawn, see engine/motions/motionDraw.ts.
@group(0) @binding(11) var displacement: texture_2d<f32>;
@group(0) @binding(12) var light: texture_2d<f32>;
@group(0) @binding(13) var overlay: texture_2d<f32>;

// Where the user wants nothing to move: 1 = nothing does.
@group(0) @binding(14) var stillness: texture_2d<f32>;

override camera: bool = true;
// Whether near things are cut out of the picture at all; then what of them and of the sky may be seen where this
// variant draws (engine/render/tiles): 0 = none of it, 1 = some, 2 = nothing else.
override cutOut: bool = true;
override near: i32 = 1;
override sky: i32 = 1;
override pictureFlows: bool = true;
override plateFlows: bool = true;
override displaced: bool = true;
override lit: bool = true;
override overlaid: bool = true;
override frozen: bool = true;
override finishes: bool = true;
override marked: bool = true;

// Where the camera finds, in the farthest distance, what it shows at `uv`.
fn farthest(uv: vec2f) -> vec2f {
  return vec2f(0.5) + (uv - vec2f(0.5)) / (1.0 + frame.zoom * frame.steady);
}

// Share of their motion that things have left at a place.
fn freedom(place: vec2f) -> f32 {
  if (frozen) {
    return 1.0 - textureSampleLevel(stillness, mirrored, place, 0.0).r;
  }
  return 1.0;
}

// Near things take part in the motions of all, and have some of their own.
fn displace(place: vec2f, free: f32, isNear: bool) -> vec2f {
  if (displaced) {
    let by = textureSampleLevel(displacement, mirrored, place, 0.0);
    return place + (by.rg + select(vec2f(0.0), by.ba, isNear)) * free;
  }
  return place;
}

// What motions lay over a colour at its displaced place, and their light where it is seen.
fn finished(base: vec4f, place: vec2f, seen: vec2f, free: f32) -> vec3f {
  var colour = base.rgb;
  if (overlaid) {
    let over = textureSampleLevel(overlay, mirrored, place, 0.0) * free * vec4f(vec3f(base.a), 1.0);
    colour = over.rgb + colour * (1.0 - over.a);
  }
  if (lit) {
    colour *= exp2(textureSampleLevel(light, mirrored, seen, 0.0).rgb * free);
  }
  return colour;
}

// The picture's layer and the sky behind it, without the near things.
fn behindNear(uv: vec2f, position: vec2f) -> vec3f {
  if (sky == 2) {
    return heaven(uv, position);
  }
  var seen = uv;
  if (camera) {
    seen += textureSampleLevel(places, mirrored, uv, 0.0).rg;
  }
  let free = freedom(seen);
  let place = displace(seen, free, !cutOut);
  var base = standing(place, free);
  if (sky == 0) {
    base.a = 1.0;
  }
  var colour = finished(base, place, seen, free);
  if (sky == 1 && base.a < 1.0) {
    colour += heaven(uv, position) * (1.0 - base.a);
  }
  return colour;
}

// The sky's plate, in the farthest distance.
fn heaven(uv: vec2f, position: vec2f) -> vec3f {
  var far = uv;
  if (camera) {
    far = farthest(uv);
  }
  let free = freedom(far);
  var colour = vec3f(0.0);
  if (plateFlows) {
    colour = flowing(plate, plateFlow, plateStatistics, far, frame.phase.x, free).rgb;
    colour += frame.grain * free * noise(vec2u(position), u32(frame.index));
  } else {
    colour = textureSampleLevel(plate, mirrored, far, 0.0).rgb;
  }
  if (lit) {
    colour *= exp2(textureSampleLevel(light, mirrored, far, 0.0).rgb * free);
  }
  return colour;
}

// The picture's layer where it is displaced to, flowing where it flows.
fn standing(place: vec2f, free: f32) -> vec4f {
  if (pictureFlows) {
    return flowing(picture, pictureFlow, pictureStatistics, place, frame.phase.y, free);
  }
  return textureSampleLevel(picture, mirrored, place, 0.0);
}

// Two backward warps a cycle apart, cross-faded so that local variance stays what it is in a still.
fn flowing(layer: texture_2d<f32>, field: texture_2d<f32>, statistics: texture_2d<f32>, place: vec2f, phase: f32, free: f32) -> vec4f {
  let travel = textureSampleLevel(field, mirrored, place, 0.0).rg * free;
  if (all(travel == vec2f(0.0))) {
    return textureSampleLevel(layer, mirrored, place, 0.0);
  }
  let leaving = textureSampleLevel(layer, mirrored, place - travel * phase, 0.0);
  let coming = textureSampleLevel(layer, mirrored, place - travel * (phase - 1.0), 0.0);
  let local = textureSampleLevel(statistics, mirrored, place, 0.0);
  let rest = 1.0 - phase;
  let gain = inverseSqrt(rest * rest + phase * phase + 2.0 * local.a * rest * phase);
  let plain = mix(leaving, coming, phase);
  // Across the edge of a layer there is more or less of it, not another texture.
  let mean = local.rgb * plain.a;
  let mixed = mean + (plain.rgb - mean) * select(1.0, gain, abs(leaving.a - coming.a) < 0.01);
  return vec4f(clamp(mixed, min(leaving.rgb, coming.rgb), max(leaving.rgb, coming.rgb)), plain.a);
}

// Noise between -1 and 1, triangular, another field each frame: two halves of an integer hash.
fn noise(place: vec2u, index: u32) -> f32 {
  var h = (place.x * 0x9e3779b1u) ^ (place.y * 0x85ebca77u) ^ (index * 0xc2b2ae3du);
  h = (h ^ (h >> 15u)) * 0x2c1b3c6du;
  h = (h ^ (h >> 12u)) * 0x297a2d39u;
  h = h ^ (h >> 15u);
  return f32((h & 0xffffu) + (h >> 16u)) / 65535.0 - 1.0;
}

// The frame's colour at a place in pixels.
fn colourAt(position: vec2f) -> vec3f {
  let uv = position / vec2f(textureDimensions(picture));
  var colour = vec3f(0.0);
  var nearness = 0.0;
  if (near > 0) {
    var seen = uv;
    if (camera) {
      seen += textureSampleLevel(nearPlaces, mirrored, uv, 0.0).rg;
    }
    let free = freedom(seen);
    let place = displace(seen, free, true);
    let thing = textureSampleLevel(nearThings, mirrored, place, 0.0);
    nearness = thing.a;
    colour = finished(thing, place, seen, free);
  }
  if (near < 2 && nearness < 1.0) {
    colour += behindNear(uv, position) * (1.0 - nearness);
  }
  if (lit || finishes) {
    // Light makes gradients of less than a level a pixel: a still dither keeps bands out of them. Of half a level
    // at most: what is unlit stays as it is to the bit.
    colour += 0.499 * noise(vec2u(position), 0xffffu) / 255.0;
  }
  if (finishes) {
    let luma = clamp(dot(colour, vec3f(0.2126, 0.7152, 0.0722)), 0.0, 1.0);
    let free = freedom(uv);
    colour += free * frame.film * 4.0 * luma * (1.0 - luma) * noise(vec2u(position), u32(frame.field) + 0x10000u);
    let off = (uv - 0.5) * 2.0;
    let corner = smoothstep(0.7, 2.0, dot(off, off));
    colour *= 1.0 - frame.vignette * corner * free;
  }
  if (marked) {
    let markPlace = vec2i(floor(position - frame.markOrigin));
    if (all(markPlace >= vec2i(0)) && all(markPlace < vec2i(textureDimensions(mark)))) {
      let over = textureLoad(mark, markPlace, 0);
      colour = over.rgb + colour * (1.0 - over.a);
    }
  }
  return clamp(colour, vec3f(0.0), vec3f(1.0));
}

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  return vec4f(colourAt(position.xy), 1.0);
}

const lumaShares = vec3f(0.2126, 0.7152, 0.0722);

// Y of BT.709, limited range (ITU-R BT.709-6, 3.2 and 3.4).
@fragment
fn luma(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let y = dot(colourAt(position.xy), lumaShares);
  return vec4f((16.0 + 219.0 * y) / 255.0, 0.0, 0.0, 1.0);
}

struct Chroma {
  @location(0) blue: vec4f,
  @location(1) red: vec4f,
}

// Cb and Cr at half the size (4:2:0, centred): amid 2 by 2 pixels interpolation gives their mean.
@fragment
fn chroma(@builtin(position) position: vec4f) -> Chroma {
  let rgb = colourAt(2.0 * position.xy);
  let y = dot(rgb, lumaShares);
  let cb = (128.0 + 224.0 * (rgb.b - y) / 1.8556) / 255.0;
  let cr = (128.0 + 224.0 * (rgb.r - y) / 1.5748) / 255.0;
  return Chroma(vec4f(cb, 0.0, 0.0, 1.0), vec4f(cr, 0.0, 0.0, 1.0));
}
