// What light, film and the limits of RGB do to a block's luma and chroma, and the planes it ends in.
fn mixed(leaving: Patch, coming: Patch, fade: Fade) -> Patch {
  let rest = fade.rest * fade.gain;
  let phase = fade.phase * fade.gain;
  let mean = lumaRange * fade.mean * (1.0 - fade.gain);
  return Patch(
    leaving[0] * rest + coming[0] * phase + mean,
    leaving[1] * rest + coming[1] * phase + mean,
    leaving[2] * fade.rest + coming[2] * fade.phase,
  );
}

// By how much luma deviates from its mean in a layer.
fn deviation(colour: Patch, cover: Patch, mean: f32) -> Patch {
  let ours = lumaRange * mean;
  return Patch(colour[0] - ours * cover[0], colour[1] - ours * cover[1], vec4f(0.0));
}

// Light by channel, as what it does to luma and chroma.
fn lightened(colour: Patch, gain: vec3f, slopes: vec2f) -> Patch {
  let ofLuma = toYcc(gain) / lumaRange;
  let ofBlue = toYcc(gain * vec3f(0.0, -lumaShares.b / lumaShares.g, 1.0)) * (1.8556 / chromaRange);
  let ofRed = toYcc(gain * vec3f(1.0, -lumaShares.r / lumaShares.g, 0.0)) * (1.5748 / chromaRange);
  let blue = colour[2].xy;
  let red = colour[2].zw;
  let means = meansOf(colour[0], colour[1]).xy;
  let rows = ofBlue.x * blue.xxyy + ofRed.x * red.xxyy;
  let across = ofLuma.x + slopes.x * vec4f(-1.5, -0.5, 0.5, 1.5);
  return Patch(
    (across - 0.5 * slopes.y) * colour[0] + rows,
    (across + 0.5 * slopes.y) * colour[1] + rows,
    vec4f(ofLuma.y * means + ofBlue.y * blue + ofRed.y * red, ofLuma.z * means + ofBlue.z * blue + ofRed.z * red),
  );
}

// A colour, whose luma is no farther than two others' lie apart: what chroma is beyond them nobody sees.
fn within(colour: Patch, a: Patch, b: Patch) -> Patch {
  return Patch(between(colour[0], a[0], b[0]), between(colour[1], a[1], b[1]), colour[2]);
}

fn lumaOf(colour: Patch) -> Patch {
  return Patch(colour[0] * (1.0 / lumaRange), colour[1] * (1.0 / lumaRange), vec4f(0.0));
}

struct Planes {
  @location(0) upper: vec4f,
  @location(1) lower: vec4f,
  @location(2) blue: vec4f,
  @location(3) red: vec4f,
}

// What must be added to a colour so that none of its channels is beyond white: light that is too bright turns white, and
// does not keep its tint.
fn excess(ycc: vec3f) -> vec3f {
  let rgb = toRgb(ycc);
  return toYcc(select(rgb, vec3f(1.0), rgb > vec3f(1.0))) - ycc;
}

@fragment
fn shade(@builtin(position) position: vec4f) -> Planes {
  var colour = composed(position.xy * vec2f(4.0, 2.0));
  // Nothing else adds to what the layers are.
  if (lit || gleaming || overlaid) {
    let means = meansOf(colour[0], colour[1]);
    let left = excess(vec3f(means.x, colour[2].xz));
    let right = excess(vec3f(means.y, colour[2].yw));
    let rows = vec4f(left.xx, right.xx);
    colour += Patch(rows, rows, vec4f(left.y, right.y, left.z, right.z));
  }
  // What sharpness adds beyond black and white has its place in the limited range.
  let black = vec4f(16.0 / 255.0);
  let chroma = colour[2] + noColour;
  var rows = mat2x4f(black + colour[0], black + colour[1]);
  if (stirs) {
    let block = floor(position.xy);
    rows += stirring(block.x, block.y, frame.turn);
  }
  return Planes(rows[0], rows[1], vec4f(chroma.xy, 0.0, 1.0), vec4f(chroma.zw, 0.0, 1.0));
}
