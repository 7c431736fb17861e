// Of a layer with nothing behind it: luma of a pixel and of the next one, and the detail of both.
@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let x = i32(position.x) - margin;
  let y = i32(position.y);
  let first = texelAt(x, y);
  let second = texelAt(x + 1, y);
  return vec4f(toYcc(first.rgb).x, toYcc(second.rgb).x, pairDetail(x, y, first, second));
}
