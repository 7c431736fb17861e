// Two triangles a rectangle, corners in clip space; fragment kernels follow.
@vertex
fn cover(@location(0) corner: vec2f) -> @builtin(position) vec4f {
  return vec4f(corner, 0.0, 1.0);
}
