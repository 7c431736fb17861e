// Where the moving camera finds what it shows, once for a few pixels: depth changes slowly within a layer, so that
// the frame's kernel reads one value for what each pixel would else seek in several.
struct Camera {
  // Travel of the nearest things in picture units, magnification minus one, and the far things' share of it.
  travel: vec2f,
  zoom: f32,
  steady: f32,
}

@group(0) @binding(0) var<uniform> camera: Camera;
@group(0) @binding(1) var mirrored: sampler;
// Of the picture's layer, and of the things cut out of it.
@group(0) @binding(2) var depth: texture_2d<f32>;
@group(0) @binding(3) var nearDepth: texture_2d<f32>;

override width: f32 = 1.0;
override height: f32 = 1.0;
override steps: i32 = 3;
override cutOut: bool = true;

fn unproject(uv: vec2f, nearness: f32) -> vec2f {
  let magnification = 1.0 + camera.zoom * mix(camera.steady, 1.0, nearness);
  return vec2f(0.5) + (uv - vec2f(0.5) - camera.travel * nearness) / magnification;
}

// Fixed-point inverse of a displacement that depth varies slowly.
fn seek(uv: vec2f, layer: texture_2d<f32>) -> vec2f {
  var place = uv;
  for (var i = 0; i < steps; i++) {
    place = unproject(uv, textureSample(layer, mirrored, place).r);
  }
  return place;
}

// Offsets in picture units: of the picture's layer, and of near things.
@fragment
fn shade(@builtin(position) position: vec4f) -> @location(0) vec4f {
  let uv = position.xy / vec2f(width, height);
  let offset = seek(uv, depth) - uv;
  if (cutOut) {
    return vec4f(offset, seek(uv, nearDepth) - uv);
  }
  return vec4f(offset, offset);
}
