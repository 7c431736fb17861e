// A layer cut out of its picture, premultiplied: what of each pixel is not the plate behind it. Over the plate at rest it
// is the picture again, to the last hair: what the matte misses of dark strands is known by being darker than the plate.
@group(0) @binding(0) var picture: texture_2d<f32>;
@group(0) @binding(1) var plate: texture_2d<f32>;
@group(0) @binding(2) var matte: texture_2d<f32>;

// How far from anything that the matte knows strands are looked for, in pixels: as far as the plate is filled in.
override reach: i32 = 3;

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let p = vec2i(position.xy);
  let last = vec2i(textureDimensions(matte)) - 1;
  var nearest = 0.0;
  for (var y = -reach; y <= reach; y++) {
    for (var x = -reach; x <= reach; x++) {
      nearest = max(nearest, textureLoad(matte, clamp(p + vec2i(x, y), vec2i(0), last), 0).r);
    }
  }
  if (nearest == 0.0) {
    return vec4f(0.0);
  }
  let here = textureLoad(picture, p, 0).rgb;
  let behind = textureLoad(plate, p, 0).rgb;
  let lack = (behind - here) / max(behind, vec3f(1.0 / 255.0));
  let share = clamp(max(textureLoad(matte, p, 0).r, max(lack.r, max(lack.g, lack.b))), 0.0, 1.0);
  return vec4f(max(here - (1.0 - share) * behind, vec3f(0.0)), share);
}
