// What both mattes say in each tile of a picture: least and most of the near things' (red, green), and of what stands
// before the sky (blue, alpha).
@group(0) @binding(0) var nearMatte: texture_2d<f32>;
@group(0) @binding(1) var matte: texture_2d<f32>;

// Pixels a side.
override tile: i32 = 16;

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let start = vec2i(position.xy) * tile;
  let end = min(start + tile, vec2i(textureDimensions(matte)));
  var extremes = vec4f(1.0, 0.0, 1.0, 0.0);
  for (var y = start.y; y < end.y; y++) {
    for (var x = start.x; x < end.x; x++) {
      let place = vec2i(x, y);
      let values = vec2f(textureLoad(nearMatte, place, 0).r, textureLoad(matte, place, 0).r);
      extremes = vec4f(
        min(extremes.r, values.x), max(extremes.g, values.x),
        min(extremes.b, values.y), max(extremes.a, values.y),
      );
    }
  }
  return extremes;
}
