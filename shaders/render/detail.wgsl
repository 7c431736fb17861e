// What sampling between pixels takes of a layer, and how it gets it back. Half-way between its pixels a bilinear sample
// keeps less than half of what is finer than three pixels, so that a picture would get soft as soon as it moves. Beside a
// layer lies its detail: by how much each pixel's luma differs from its four neighbours'. A sample adds the more of it
// the farther it is from a pixel's middle, and in a middle nothing.

// The largest difference that a code tells, in units of luma, and the code of none.
const detailRange = 0.125;
const noDetail = 128.0 / 255.0;

// At the edge of a layer that covers only part of the picture there is none: it would be the edge itself.
fn detailOf(middle: vec4f, left: vec4f, right: vec4f, above: vec4f, below: vec4f) -> f32 {
  let covered = min(min(min(left.a, right.a), min(above.a, below.a)), middle.a) >= 1.0;
  let apart = middle.rgb - 0.25 * (left.rgb + right.rgb + above.rgb + below.rgb);
  let code = noDetail + dot(apart, vec3f(0.2126, 0.7152, 0.0722)) * (0.5 / detailRange);
  return select(noDetail, clamp(code, 0.0, 1.0), covered);
}

// What detail is worth on both ways, by how far a place lies from the middle of a pixel; in pixels counted from the
// middle of one.
fn given(place: vec2f) -> vec2f {
  let apart = fract(place);
  return (4.0 * detailRange) * apart * (1.0 - apart);
}

// Luma that samples of codes at a place give back.
fn regained(codes: vec2f, place: vec2f) -> vec2f {
  let worth = given(place);
  return (codes - noDetail) * (worth.x + worth.y);
}
