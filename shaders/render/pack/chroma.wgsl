// The chroma of a layer with nothing behind it, a texel for two by two pixels: Cb of these and of the next ones to the
// right, then Cr.
fn chromaAt(x: i32, y: i32) -> vec2f {
  let sum = texelAt(x, y) + texelAt(x + 1, y) + texelAt(x, y + 1) + texelAt(x + 1, y + 1);
  return toYcc(0.25 * sum.rgb).yz + noColour;
}

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let x = 2 * i32(position.x) - margin;
  let y = 2 * i32(position.y);
  let left = chromaAt(x, y);
  let right = chromaAt(x + 2, y);
  return vec4f(left.x, right.x, left.y, right.y);
}
