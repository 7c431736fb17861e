// What a picture's tiles hold: least and most of the near things' matte (red, green), and of the matte of what stands before
// the sky (blue, alpha); how near anything is at most, in the picture's layer and among near things.
@group(0) @binding(0) var nearMatte: texture_2d<f32>;
@group(0) @binding(1) var matte: texture_2d<f32>;
@group(0) @binding(2) var depth: texture_2d<f32>;
@group(0) @binding(3) var nearDepth: texture_2d<f32>;
@group(0) @binding(4) var mirrored: sampler;

// Pixels a side, and the picture's size.
override tile: i32 = 16;
override width: i32 = 1;
override height: i32 = 1;

struct Tile {
  @location(0) extremes: vec4f,
  @location(1) nearness: vec2f,
}

@fragment
fn shade(@builtin(position) position: vec4f) -> Tile {
  let start = vec2i(position.xy) * tile;
  let end = min(start + tile, vec2i(width, height));
  var extremes = vec4f(1.0, 0.0, 1.0, 0.0);
  var nearness = vec2f(0.0);
  for (var y = start.y; y < end.y; y++) {
    for (var x = start.x; x < end.x; x++) {
      let place = vec2i(x, y);
      let values = vec2f(textureLoad(nearMatte, place, 0).r, textureLoad(matte, place, 0).r);
      extremes = vec4f(
        min(extremes.r, values.x), max(extremes.g, values.x),
        min(extremes.b, values.y), max(extremes.a, values.y),
      );
      // Depth has a size of its own.
      let uv = (vec2f(place) + 0.5) / vec2f(f32(width), f32(height));
      nearness = max(nearness, vec2f(
        textureSampleLevel(depth, mirrored, uv, 0.0).r,
        textureSampleLevel(nearDepth, mirrored, uv, 0.0).r,
      ));
    }
  }
  return Tile(extremes, nearness);
}
