// A patch of 4 by 2 pixels: the luma of the upper row and of the lower one, then Cb of the left and of the right
// half, then Cr. Layers come packed, several pixels a texel (shaders/render/pack).
alias Patch = mat3x4f;

// Chroma of the sky's plate.
@group(0) @binding(19) var plateBeside: texture_2d<f32>;

// Columns that packed layers have more on each side.
override margin: f32 = 0.0;
override packedShare: f32 = 1.0 / (width + 2.0 * margin);
// Those of chroma stand for two by two pixels.
override chromaShare: f32 = 0.5 / ceil(0.5 * width + margin);
override chromaRows: f32 = 0.5 * height / ceil(0.5 * height);

// As the layer's next patches lie, so do its pixels.
fn stepsOf(place: vec2f) -> mat2x2f {
  return mat2x2f(dpdx(place) / 4.0, dpdy(place) / 2.0);
}

fn slopesOf(gain: vec3f) -> vec2f {
  let luma = dot(gain, lumaShares);
  return vec2f(dpdx(luma) / 4.0, dpdy(luma) / 2.0);
}

// Where in a packed layer the two pixels lie whose middle is at a place.
fn packed(place: vec2f) -> vec2f {
  return vec2f((place.x * width + (margin - 0.5)) * packedShare, place.y);
}

// Where the four pairs of a block's pixels lie whose middle is at a place, in picture units.
struct Pairs {
  upperLeft: vec2f,
  upperRight: vec2f,
  lowerLeft: vec2f,
  lowerRight: vec2f,
}

fn pairsAround(place: vec2f, steps: mat2x2f) -> Pairs {
  let down = 0.5 * steps[1];
  return Pairs(
    place - steps[0] - down,
    place + steps[0] - down,
    place - steps[0] + down,
    place + steps[0] + down,
  );
}

// What the four pairs of a block hold: the first two channels pixel by pixel, the others pair by pair.
struct PairTexels {
  upper: vec4f,
  lower: vec4f,
  upperMore: vec4f,
  lowerMore: vec4f,
}

fn pairsAt(layer: texture_2d<f32>, at: Pairs) -> PairTexels {
  let upperLeft = textureSample(layer, mirrored, packed(at.upperLeft));
  let upperRight = textureSample(layer, mirrored, packed(at.upperRight));
  let lowerLeft = textureSample(layer, mirrored, packed(at.lowerLeft));
  let lowerRight = textureSample(layer, mirrored, packed(at.lowerRight));
  return PairTexels(
    vec4f(upperLeft.rg, upperRight.rg),
    vec4f(lowerLeft.rg, lowerRight.rg),
    vec4f(upperLeft.ba, upperRight.ba),
    vec4f(lowerLeft.ba, lowerRight.ba),
  );
}

fn coloursAt(layer: texture_2d<f32>, at: Pairs) -> Patch {
  let pairs = pairsAt(layer, at);
  let chroma = 0.5 * (pairs.upperMore + pairs.lowerMore) - noColour;
  return Patch(pairs.upper, pairs.lower, chroma.xzyw);
}

// A layer with what lies beside it: how much of each pixel is the layer's, and the luma that it gets back.
fn layerAt(layer: texture_2d<f32>, beside: texture_2d<f32>, at: Pairs) -> Layer {
  let pairs = pairsAt(beside, at);
  let cover = Patch(pairs.upper, pairs.lower, meansOf(pairs.upper, pairs.lower).xyxy);
  let upperBack = vec4f(
    regained(pairs.upperMore.xy, inPixels(at.upperLeft)),
    regained(pairs.upperMore.zw, inPixels(at.upperRight)),
  );
  let lowerBack = vec4f(
    regained(pairs.lowerMore.xy, inPixels(at.lowerLeft)),
    regained(pairs.lowerMore.zw, inPixels(at.lowerRight)),
  );
  return Layer(
    coloursAt(layer, at) + Patch(lumaRange * upperBack, lumaRange * lowerBack, vec4f(0.0)),
    cover,
  );
}

// A place between two pixels, as one counts from the middle of the left one.
fn inPixels(place: vec2f) -> vec2f {
  return vec2f(place.x * width - 1.0, place.y * height - 0.5);
}

// Means of the left and the right half, twice.
fn meansOf(upper: vec4f, lower: vec4f) -> vec4f {
  let both = upper + lower;
  return 0.25 * (both.xzxz + both.ywyw);
}

// Chroma of the left and of the right half of a block of which nothing is see-through.
fn chromaAt(layer: texture_2d<f32>, place: vec2f) -> vec4f {
  let at = vec2f((place.x * width + (margin - 1.0)) * chromaShare, place.y * chromaRows);
  return textureSample(layer, mirrored, at) - noColour;
}

// The picture's layer where nothing is behind it.
fn solidAt(place: vec2f, steps: mat2x2f) -> Patch {
  let at = pairsAround(place, steps);
  let pairs = pairsAt(picture, at);
  var upper = pairs.upper;
  var lower = pairs.lower;
  if (resampled) {
    let across = lumaRange * given((vec2f(place.x - steps[0].x, place.x + steps[0].x) * width) - 1.0).xxyy;
    let rows = vec2f(at.upperLeft.y + at.upperRight.y, at.lowerLeft.y + at.lowerRight.y);
    let down = lumaRange * given(rows * (0.5 * height) - 0.5);
    upper += (pairs.upperMore - noDetail) * (across + down.x);
    lower += (pairs.lowerMore - noDetail) * (across + down.y);
  }
  return Patch(upper, lower, chromaAt(pictureBeside, place));
}

fn pictureAt(place: vec2f, steps: mat2x2f) -> Layer {
  if (sky == 0) {
    return Layer(solidAt(place, steps), full);
  }
  return layerAt(picture, pictureBeside, pairsAround(place, steps));
}

// Four pixels of a row, whose middle is at a place: what is far changes slowly enough that they lie as they do in the
// picture.
fn foursAt(place: vec2f) -> vec4f {
  return textureSample(plate, mirrored, vec2f((place.x * width + (margin - 1.5)) * packedShare, place.y));
}

fn plateAt(place: vec2f, steps: mat2x2f) -> Patch {
  let down = 0.5 * steps[1];
  return Patch(foursAt(place - down), foursAt(place + down), chromaAt(plateBeside, place));
}

fn nearThingsAt(place: vec2f, steps: mat2x2f) -> Layer {
  return layerAt(nearThings, nearBeside, pairsAround(place, steps));
}

// Overlays are sampled pixel by pixel: lashes and foam are as sharp as the picture.
fn overlayAt(spot: Spot) -> Layer {
  let upper = spot.place - 0.5 * spot.steps[1];
  let lower = spot.place + 0.5 * spot.steps[1];
  return blockOf(overlayRow(upper, spot.steps[0]), overlayRow(lower, spot.steps[0]));
}

fn overlayRow(middle: vec2f, right: vec2f) -> mat4x4f {
  return mat4x4f(
    textureSample(overlay, mirrored, middle - 1.5 * right),
    textureSample(overlay, mirrored, middle - 0.5 * right),
    textureSample(overlay, mirrored, middle + 0.5 * right),
    textureSample(overlay, mirrored, middle + 1.5 * right),
  );
}

// What gleams is soft, and half as large as the picture: sampled once for each half of a block, linear between.
fn gleamAt(spot: Spot) -> Layer {
  let left = textureSample(gleam, mirrored, spot.place - spot.steps[0]);
  let right = textureSample(gleam, mirrored, spot.place + spot.steps[0]);
  let here = toYcc(left.rgb);
  let there = toYcc(right.rgb);
  let across = vec4f(0.0, 0.25, 0.75, 1.0);
  let luma = here.x + (there.x - here.x) * across;
  let cover = left.a + (right.a - left.a) * across;
  return Layer(
    Patch(luma, luma, vec4f(here.y, there.y, here.z, there.z)),
    Patch(cover, cover, vec4f(left.a, right.a, left.a, right.a)),
  );
}

// A layer of eight pixels in premultiplied RGB.
fn blockOf(upper: mat4x4f, lower: mat4x4f) -> Layer {
  let shares = vec4f(lumaRange * lumaShares, 0.0);
  let alpha = vec4f(0.0, 0.0, 0.0, 1.0);
  let left = toYcc(0.25 * (upper[0] + upper[1] + lower[0] + lower[1]).rgb);
  let right = toYcc(0.25 * (upper[2] + upper[3] + lower[2] + lower[3]).rgb);
  let cover = array(alpha * upper, alpha * lower);
  return Layer(
    Patch(shares * upper, shares * lower, vec4f(left.y, right.y, left.z, right.z)),
    Patch(cover[0], cover[1], meansOf(cover[0], cover[1])),
  );
}

// Grey noise of this size, both ways.
fn noiseAt(position: vec2f, field: vec2f, size: f32) -> Patch {
  let at = vec2f(position.x / 4.0, position.y - 1.0) + field;
  let most = lumaRange * size;
  return Patch(
    noiseOf(at.x, at.y) * (2.0 * most) - most,
    noiseOf(at.x, at.y + 1.0) * (2.0 * most) - most,
    vec4f(0.0),
  );
}

// Noise that stays where it is: four values are enough for both rows.
fn ditherAt(position: vec2f, size: f32) -> Patch {
  let four = noiseOf(position.x / 4.0, position.y * 0.5) * (2.0 * lumaRange * size) - lumaRange * size;
  return Patch(four, -four.zwxy, vec4f(0.0));
}

fn markAt(middle: vec2i) -> Layer {
  let upper = middle - vec2i(2, 1);
  let lower = middle - vec2i(2, 0);
  let right = vec2i(1, 0);
  return blockOf(
    mat4x4f(markTexel(upper), markTexel(upper + right), markTexel(upper + 2 * right), markTexel(upper + 3 * right)),
    mat4x4f(markTexel(lower), markTexel(lower + right), markTexel(lower + 2 * right), markTexel(lower + 3 * right)),
  );
}
