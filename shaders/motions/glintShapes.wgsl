// Which pixels of the water glisten, constant over the loop: what is brighter than its surroundings by as much as a
// reflex is, with two vibrations of its own: shapes that go with sine and one minus cosine of each.
@group(0) @binding(0) var picture: texture_2d<f32>;
@group(0) @binding(1) var water: texture_2d<f32>;
@group(0) @binding(2) var linear: sampler;

override strength: f32 = 0.5;
// Size of the target in texels.
override width: f32 = 1.0;
override height: f32 = 1.0;
// Samples to each side, and their distance in pixels.
override reach: i32 = 3;
override step: f32 = 3.0;

const luma = vec3f(0.2126, 0.7152, 0.0722);

fn hash(cell: vec2u) -> u32 {
  var h = (cell.x * 0x9e3779b1u) ^ (cell.y * 0x85ebca77u);
  h = (h ^ (h >> 15u)) * 0x2c1b3c6du;
  h = (h ^ (h >> 12u)) * 0x297a2d39u;
  return h ^ (h >> 15u);
}

fn lumaAt(uv: vec2f) -> f32 {
  return dot(textureSample(picture, linear, uv).rgb, luma);
}

@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let size = vec2f(textureDimensions(picture));
  let uv = position.xy / vec2f(width, height);
  let wet = textureSample(water, linear, uv).r;
  var mean = 0.0;
  var square = 0.0;
  for (var y = -reach; y <= reach; y++) {
    for (var x = -reach; x <= reach; x++) {
      let value = lumaAt(uv + vec2f(f32(x), f32(y)) * step / size);
      mean += value;
      square += value * value;
    }
  }
  let count = f32((2 * reach + 1) * (2 * reach + 1));
  mean /= count;
  let deviation = sqrt(max(square / count - mean * mean, 0.0));
  // Of the four pixels that a texel stands for.
  var bright = 0.0;
  for (var i = 0; i < 4; i++) {
    let here = lumaAt(uv + (vec2f(f32(i % 2), f32(i / 2)) - 0.5) / size);
    bright += 0.25 * smoothstep(0.6, 2.2, (here - mean) / max(deviation, 0.012)) * smoothstep(0.25, 0.7, here);
  }
  let size2 = strength * wet * bright * min(0.3, 0.04 + 2.0 * deviation);
  // Flecks some four pixels wide twinkle as one.
  let h = hash(vec2u(uv * size / vec2f(5.0, 3.0)));
  let first = 6.2831853 * f32(h & 0xffffu) / 65536.0;
  let second = 6.2831853 * f32(h >> 16u) / 65536.0;
  // In bytes, 128 for none.
  return (128.0 + 254.0 * size2 * vec4f(cos(first), sin(first), 0.6 * cos(second), 0.6 * sin(second))) / 255.0;
}
