// Of a layer with nothing behind it: luma of a pixel and of the next one, and the detail of both.
@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let x = i32(position.x) - margin;
  let y = i32(position.y);
  return vec4f(toYcc(texelAt(x, y).rgb).x, toYcc(texelAt(x + 1, y).rgb).x, detailAt(x, y), detailAt(x + 1, y));
}
