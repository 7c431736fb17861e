// What the variance-preserving cross-fade must know of a layer, constant over the loop: the local mean of its luma, and
// in green the correlation between the layer and itself one cycle's travel away. Where both phases show the same thing
// the plain mix is right; where they are unrelated it would lose half its variance.
@group(0) @binding(0) var layer: texture_2d<f32>;
@group(0) @binding(1) var flow: texture_2d<f32>;
@group(0) @binding(2) var mirrored: sampler;

// Samples to each side, and their distance in pixels of the layer.
override reach: i32 = 4;
override step: f32 = 3.0;

const luma = vec3f(0.2126, 0.7152, 0.0722);

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec2f {
  let size = vec2f(textureDimensions(layer));
  let scale = ceil(size.x / 4.0);
  let uv = position.xy / vec2f(scale, ceil(size.y / 4.0));
  let travel = textureSample(flow, mirrored, uv).rg;
  var here = 0.0;
  var there = 0.0;
  var hereSquared = 0.0;
  var thereSquared = 0.0;
  var product = 0.0;
  for (var y = -reach; y <= reach; y++) {
    for (var x = -reach; x <= reach; x++) {
      let at = uv + vec2f(f32(x), f32(y)) * step / size;
      let a = dot(textureSample(layer, mirrored, at).rgb, luma);
      let b = dot(textureSample(layer, mirrored, at - travel).rgb, luma);
      here += a;
      there += b;
      hereSquared += a * a;
      thereSquared += b * b;
      product += a * b;
    }
  }
  let count = f32((2 * reach + 1) * (2 * reach + 1));
  let covariance = product / count - here * there / (count * count);
  let varianceHere = hereSquared / count - here * here / (count * count);
  let varianceThere = thereSquared / count - there * there / (count * count);
  // Noise below one level of 8 bits counts as correlated: there is nothing to preserve.
  let correlation = (covariance + 1e-4) / (sqrt(max(varianceHere * varianceThere, 0.0)) + 1e-4);
  return vec2f(here / count, clamp(correlation, 0.0, 1.0));
}
