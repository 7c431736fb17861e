// Of a layer that covers only part of the picture: luma of a pixel and of the next one, and the chroma of both, so that
// one sample gives two pixels; how much of each pixel is the layer's goes beside, with both pixels' detail.
struct Packed {
  @location(0) colours: vec4f,
  @location(1) beside: vec4f,
}

@fragment
fn shade(@builtin(position) position: vec4f) -> Packed {
  let x = i32(position.x) - margin;
  let y = i32(position.y);
  let first = texelAt(x, y);
  let second = texelAt(x + 1, y);
  let chroma = toYcc(0.5 * (first.rgb + second.rgb)).yz + noColour;
  return Packed(
    vec4f(toYcc(first.rgb).x, toYcc(second.rgb).x, chroma),
    vec4f(first.a, second.a, pairDetail(x, y, first, second)),
  );
}
