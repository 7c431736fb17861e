// Second half of the fast guided filter (He and Sun 2015): small linear coefficients applied to the full luma.
@group(0) @binding(0) var picture: texture_2d<f32>;
@group(0) @binding(1) var coefficients: texture_2d<f32>;
@group(0) @binding(2) var linear: sampler;

// The matte is stretched between these two values, so that edges are a few pixels wide and no wider.
override low: f32 = 0.2;
override high: f32 = 0.8;

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let uv = position.xy / vec2f(textureDimensions(picture));
  let luma = dot(textureLoad(picture, vec2i(position.xy), 0).rgb, vec3f(0.2126, 0.7152, 0.0722));
  let ab = textureSample(coefficients, linear, uv).rg;
  return vec4f(smoothstep(low, high, ab.x * luma + ab.y), 0.0, 0.0, 1.0);
}
