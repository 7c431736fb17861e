// Of what is far and soft: luma of a pixel and of the next three.
fn lumaAt(x: i32, y: i32) -> f32 {
  return toYcc(texelAt(x, y).rgb).x;
}

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let x = i32(position.x) - margin;
  let y = i32(position.y);
  return vec4f(lumaAt(x, y), lumaAt(x + 1, y), lumaAt(x + 2, y), lumaAt(x + 3, y));
}
