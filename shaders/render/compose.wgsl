// One frame: the background plate, the picture and the near things cut out of it, each seen by the moving camera and
// each flowing where its field says, composited by their mattes; the AI mark on top. Gamma-encoded throughout.
// What one invocation shades is a patch, and all that changes slowly is sampled once for it. Its values are of the
// kind that one of patches/ says: a pixel in RGB, or a block of pixels in luma and chroma.
// Where the middle of a patch is found in a layer.
struct Spot {
  // Picture units.
  place: vec2f,
  // Share of their motion that things have left there.
  free: f32,
  // From there to what is shown one pixel to the right, and one down.
  steps: mat2x2f,
  // The motions' light there, by channel, and by how much its luma changes from pixel to pixel.
  gain: vec3f,
  slopes: vec2f,
}

// A layer's colour, premultiplied, and how much of what is behind it covers; value by value.
struct Layer {
  colour: Patch,
  cover: Patch,
}

const one = vec4f(1.0);
const full = Patch(one, one, one);

fn times(a: Patch, b: Patch) -> Patch {
  return Patch(a[0] * b[0], a[1] * b[1], a[2] * b[2]);
}

fn covering(cover: Patch) -> bool {
  return all(cover[0] >= one) && all(cover[1] >= one);
}

// `min` and `max` look for NaN, which costs more.
fn between(value: vec4f, a: vec4f, b: vec4f) -> vec4f {
  let rising = a < b;
  let least = select(b, a, rising);
  let most = select(a, b, rising);
  let raised = select(value, least, value < least);
  return select(raised, most, raised > most);
}

fn freedom(place: vec2f) -> f32 {
  if (frozen) {
    return 1.0 - textureSample(stillness, mirrored, place).r;
  }
  return 1.0;
}

// What light multiplies colours by: the target holds half of it.
fn gainAt(seen: vec2f, free: f32) -> vec3f {
  if (lit) {
    return vec3f(1.0) + (2.0 * textureSample(light, mirrored, seen).rgb - 1.0) * free;
  }
  return vec3f(1.0);
}

// Where something is found that the camera sees at a place. Near things take part in the motions of all, and have
// some of their own.
fn spotOf(seen: vec2f, isNear: bool) -> Spot {
  let free = freedom(seen);
  var place = seen;
  if (displaced) {
    let by = textureSample(displacement, mirrored, seen);
    place += (by.rg + select(vec2f(0.0), by.ba, isNear)) * free;
  }
  let gain = gainAt(seen, free);
  return Spot(place, free, stepsOf(place), gain, slopesOf(gain));
}

// The sky is in the farthest distance, and nothing displaces it.
fn skySpot(uv: vec2f) -> Spot {
  var far = uv;
  if (camera) {
    far = vec2f(0.5) + (uv - vec2f(0.5)) / (1.0 + frame.zoom * frame.steady);
  }
  let free = freedom(far);
  let gain = gainAt(far, free);
  return Spot(far, free, stepsOf(far), gain, slopesOf(gain));
}

// What motions lay over a layer at its displaced place, and their light where it is seen.
fn finished(base: Layer, spot: Spot) -> Patch {
  var colour = base.colour;
  if (gleaming) {
    colour = under(gleamAt(spot), colour, base.cover, spot.free);
  }
  if (overlaid) {
    colour = under(overlayAt(spot), colour, base.cover, spot.free);
  }
  return inLight(colour, spot);
}

// A layer's colour where this share of another lies over it, and only over it.
fn under(over: Layer, colour: Patch, cover: Patch, share: f32) -> Patch {
  return times(over.colour, cover) * share + times(colour, full - over.cover * share);
}

fn inLight(colour: Patch, spot: Spot) -> Patch {
  if (lit) {
    return lightened(colour, spot.gain, spot.slopes);
  }
  return colour;
}

// The picture's layer where it is displaced to, flowing where it flows.
fn standing(spot: Spot) -> Layer {
  if (pictureFlows) {
    let flow = textureSample(pictureFlow, mirrored, spot.place);
    let travel = flow.rg * spot.free;
    let leaving = pictureAt(spot.place - travel * frame.phase.y, spot.steps);
    let coming = pictureAt(spot.place - travel * (frame.phase.y - 1.0), spot.steps);
    let fade = fadeOf(flow.b, flow.a, frame.phase.y);
    if (sky == 0) {
      return Layer(crossFaded(leaving.colour, coming.colour, fade), full);
    }
    return crossFadedLayer(leaving, coming, fade);
  }
  return pictureAt(spot.place, spot.steps);
}

fn heaven(spot: Spot, position: vec2f) -> Patch {
  if (plateFlows) {
    let flow = textureSample(plateFlow, mirrored, spot.place);
    let travel = flow.rg * spot.free;
    var colour = crossFaded(
      plateAt(spot.place - travel * frame.phase.x, spot.steps),
      plateAt(spot.place - travel * (frame.phase.x - 1.0), spot.steps),
      fadeOf(flow.b, flow.a, frame.phase.x),
    );
    if (grainy) {
      colour += noiseAt(position, frame.grainField, frame.grain * spot.free);
    }
    return inLight(colour, spot);
  }
  return inLight(plateAt(spot.place, spot.steps), spot);
}

// Two backward warps a cycle apart, cross-faded so that the luma's local variance stays what it is in a still. Of what
// does not travel both are the same, and so is then what lies between them.
struct Fade {
  // Local mean of the luma, 0..1.
  mean: f32,
  // Share of what comes, and of what leaves.
  phase: f32,
  rest: f32,
  // By how much luma that deviates from the mean is raised.
  gain: f32,
}

// `alike` is how much both warps are.
fn fadeOf(mean: f32, alike: f32, phase: f32) -> Fade {
  let rest = 1.0 - phase;
  return Fade(mean, phase, rest, inverseSqrt(rest * rest + phase * phase + 2.0 * alike * rest * phase));
}

fn crossFaded(leaving: Patch, coming: Patch, fade: Fade) -> Patch {
  return within(mixed(leaving, coming, fade), leaving, coming);
}

// What covers only part of the picture.
fn crossFadedLayer(leaving: Layer, coming: Layer, fade: Fade) -> Layer {
  let plain = leaving.colour * fade.rest + coming.colour * fade.phase;
  let cover = leaving.cover * fade.rest + coming.cover * fade.phase;
  let apart = leaving.cover - coming.cover;
  // Across the edge of a layer there is more or less of it, not another texture.
  let more = Patch(moreOf(fade.gain, apart[0]), moreOf(fade.gain, apart[1]), moreOf(fade.gain, apart[2]));
  return Layer(within(plain + times(deviation(plain, cover, fade.mean), more), leaving.colour, coming.colour), cover);
}

fn moreOf(gain: f32, apart: vec4f) -> vec4f {
  return select(vec4f(0.0), vec4f(gain - 1.0), abs(apart) < vec4f(0.01));
}

// The patch whose middle is at a place in pixels.
fn composed(position: vec2f) -> Patch {
  let uv = position / vec2f(width, height);
  var seen = vec4f(uv, uv);
  if (camera && (sky < 2 || near > 0)) {
    seen += textureSample(places, mirrored, uv);
  }
  var thing: Spot;
  if (near > 0) {
    thing = spotOf(seen.zw, true);
  }
  var ground: Spot;
  if (near < 2 && sky < 2) {
    ground = spotOf(seen.xy, !cutOut);
  }
  var above: Spot;
  if (near < 2 && sky > 0) {
    above = skySpot(uv);
  }

  var colour = Patch();
  var cover = Patch();
  if (near > 0) {
    let layer = nearThingsAt(thing.place, thing.steps);
    cover = layer.cover;
    colour = finished(layer, thing);
  }
  if (near < 2 && !covering(cover)) {
    var behind = Patch();
    var solid = Patch();
    if (sky < 2) {
      let layer = standing(ground);
      solid = layer.cover;
      behind = finished(layer, ground);
    }
    if (sky > 0 && !covering(solid)) {
      behind += times(heaven(above, position), full - solid);
    }
    colour += times(behind, full - cover);
  }
  if (lit || finishes) {
    // Light makes gradients of less than a level a pixel: a still dither keeps bands out of them. Of less than half
    // a level: what is unlit stays as it is to the bit.
    colour += ditherAt(position, 0.49 / 255.0);
  }
  if (finishes) {
    let free = freedom(uv);
    let luma = lumaOf(colour);
    colour += times(times(luma, full - luma), noiseAt(position, frame.filmField, 4.0 * frame.film * free));
    let off = (uv - 0.5) * 2.0;
    colour *= 1.0 - frame.vignette * smoothstep(0.7, 2.0, dot(off, off)) * free;
  }
  if (marked) {
    let over = markAt(vec2i(floor(position - frame.markOrigin)));
    colour = over.colour + times(colour, full - over.cover);
  }
  return colour;
}
