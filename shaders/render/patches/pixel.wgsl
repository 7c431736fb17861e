// A patch of one pixel. Its first column is RGB; the others are unused.
alias Patch = mat3x4f;

fn patchOf(rgb: vec3f) -> Patch {
  return Patch(vec4f(rgb, 0.0), vec4f(0.0), vec4f(0.0));
}

fn coverOf(alpha: f32) -> Patch {
  return Patch(vec4f(alpha), vec4f(alpha), vec4f(alpha));
}

fn layerOf(texel: vec4f) -> Layer {
  return Layer(patchOf(texel.rgb), coverOf(texel.a));
}

fn stepsOf(place: vec2f) -> mat2x2f {
  return mat2x2f();
}

fn slopesOf(gain: vec3f) -> vec2f {
  return vec2f();
}

fn detailAt(beside: texture_2d<f32>, place: vec2f) -> vec4f {
  let code = textureSample(beside, mirrored, place).r;
  let back = regained(vec2f(code), place * vec2f(width, height) - 0.5).x;
  return vec4f(back, back, back, 0.0);
}

fn pictureAt(place: vec2f, steps: mat2x2f) -> Layer {
  var texel = textureSample(picture, mirrored, place);
  if (resampled) {
    texel += detailAt(pictureBeside, place);
  }
  return layerOf(vec4f(texel.rgb, select(texel.a, 1.0, sky == 0)));
}

fn plateAt(place: vec2f, steps: mat2x2f) -> Patch {
  return patchOf(textureSample(plate, mirrored, place).rgb);
}

fn nearThingsAt(place: vec2f, steps: mat2x2f) -> Layer {
  return layerOf(textureSample(nearThings, mirrored, place) + detailAt(nearBeside, place));
}

fn overlayAt(spot: Spot) -> Layer {
  return layerOf(textureSample(overlay, mirrored, spot.place));
}

fn gleamAt(spot: Spot) -> Layer {
  return layerOf(textureSample(gleam, mirrored, spot.place));
}

fn mixed(leaving: Patch, coming: Patch, fade: Fade) -> Patch {
  let plain = leaving * fade.rest + coming * fade.phase;
  return plain + deviation(plain, full, fade.mean) * (fade.gain - 1.0);
}

// By how much luma deviates from its mean in a layer.
fn deviation(colour: Patch, cover: Patch, mean: f32) -> Patch {
  return lumaOf(colour) - lumaOf(cover) * mean;
}

fn lightened(colour: Patch, gain: vec3f, slopes: vec2f) -> Patch {
  return patchOf(colour[0].rgb * gain);
}

// A colour, no farther than two others lie apart.
fn within(colour: Patch, a: Patch, b: Patch) -> Patch {
  return Patch(between(colour[0], a[0], b[0]), vec4f(0.0), vec4f(0.0));
}

fn lumaOf(colour: Patch) -> Patch {
  return patchOf(vec3f(dot(colour[0].rgb, vec3f(0.2126, 0.7152, 0.0722))));
}

// Grey noise of this size, both ways.
fn noiseAt(position: vec2f, field: vec2f, size: f32) -> Patch {
  let four = noiseOf(position.x / 4.0 + field.x, position.y + field.y);
  return patchOf(vec3f((four[u32(position.x) % 4u] * 2.0 - 1.0) * size));
}

fn ditherAt(position: vec2f, size: f32) -> Patch {
  return noiseAt(position, vec2f(0.0), size);
}

fn markAt(texel: vec2i) -> Layer {
  return layerOf(markTexel(texel));
}

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  return vec4f(clamp(composed(position.xy)[0].rgb, vec3f(0.0), vec3f(1.0)), 1.0);
}
