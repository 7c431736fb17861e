// What the background plate surely knows: the picture where no foreground is near, premultiplied by that
// certainty. The matte is widened by `reach` pixels, so that no foreground colour bleeds into the plate.
@group(0) @binding(0) var picture: texture_2d<f32>;
@group(0) @binding(1) var matte: texture_2d<f32>;

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
  let weight = smoothstep(0.6, 0.05, nearest);
  return vec4f(textureLoad(picture, p, 0).rgb * weight, weight);
}
