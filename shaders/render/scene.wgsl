// What a frame is composed of (compose.wgsl): the moment, the scene's layers, what motions have drawn, and what a
// variant of the kernel has to reckon with.
struct Frame {
  // Magnification minus one of the nearest things, this frame.
  zoom: f32,
  // Share of the zoom that far things take part in.
  steady: f32,
  // Phase of the plate's and the picture's flow, 0..1.
  phase: vec2f,
  // Top left corner of the mark, pixels.
  markOrigin: vec2f,
  // Size of the grain in the flowing sky and of the film's, in units of colour.
  grain: f32,
  film: f32,
  // Where in the tile of noise their fields begin: words and rows.
  grainField: vec2f,
  filmField: vec2f,
  // How much the corners darken.
  vignette: f32,
  // The frame's number, of four.
  turn: f32,
}

@group(0) @binding(0) var<uniform> frame: Frame;
@group(0) @binding(1) var mirrored: sampler;
// The picture's layer, premultiplied where sky is behind it (cutOut.wgsl), and the sky's plate.
@group(0) @binding(2) var picture: texture_2d<f32>;
@group(0) @binding(3) var plate: texture_2d<f32>;
// Near things, premultiplied.
@group(0) @binding(4) var nearThings: texture_2d<f32>;
// Where the camera finds what it shows, see shaders/render/seek.wgsl: of the picture's layer, and of near things.
@group(0) @binding(5) var places: texture_2d<f32>;
// Where layers flow to, and what their cross-fade must know (shaders/motions/flowField.wgsl).
@group(0) @binding(6) var pictureFlow: texture_2d<f32>;
@group(0) @binding(7) var plateFlow: texture_2d<f32>;
// Pixels of the mark, premultiplied, row by row.
@group(0) @binding(10) var<storage, read> mark: array<u32>;
// What the motions of this frame have drawn, see engine/motions/motionDraw.ts.
@group(0) @binding(11) var displacement: texture_2d<f32>;
@group(0) @binding(12) var light: texture_2d<f32>;
@group(0) @binding(13) var overlay: texture_2d<f32>;
// Where the user wants nothing to move: 1 = nothing does.
@group(0) @binding(14) var stillness: texture_2d<f32>;
@group(0) @binding(15) var gleam: texture_2d<f32>;
// A tile of noise, four pixels a word, row by row (engine/render/noise.ts).
@group(0) @binding(16) var<storage, read> noiseTile: array<u32>;
// What lies beside the picture's layer and near things: their detail (detail.wgsl), in blue and alpha behind how much of
// each pixel is the layer's where layers are packed.
@group(0) @binding(17) var pictureBeside: texture_2d<f32>;
@group(0) @binding(18) var nearBeside: texture_2d<f32>;

// Size of the picture in pixels.
override width: f32 = 1.0;
override height: f32 = 1.0;
override camera: bool = true;
// Whether near things are cut out of the picture at all; then what of them and of the sky may be seen where this
// variant draws (engine/render/tiles): 0 = none of it, 1 = some, 2 = nothing else.
override cutOut: bool = true;
override near: i32 = 1;
override sky: i32 = 1;
override pictureFlows: bool = true;
override plateFlows: bool = true;
override displaced: bool = true;
// Whether anything moves the picture's layer at all: it is sampled between its pixels then.
override resampled: bool = true;
override lit: bool = true;
override overlaid: bool = true;
override gleaming: bool = true;
// Whether the flowing sky has grain.
override grainy: bool = true;
override frozen: bool = true;
override finishes: bool = true;
// Whether frames are stirred for their encoder (patches/stirring.wgsl).
override stirs: bool = false;
override marked: bool = true;
override markWidth: i32 = 1;
override markHeight: i32 = 1;

// Powers of two: software adapters divide integers one by one, and a remainder is a division.
const noiseColumns = 64u;
const noiseRows = 256u;

// Noise of four pixels of a row, 0..1: of a word of the tile, which repeats.
fn noiseOf(column: f32, row: f32) -> vec4f {
  return unpack4x8unorm(noiseTile[(u32(row) & (noiseRows - 1u)) * noiseColumns + (u32(column) & (noiseColumns - 1u))]);
}

fn markTexel(texel: vec2i) -> vec4f {
  if (all(texel >= vec2i(0)) && all(texel < vec2i(markWidth, markHeight))) {
    return unpack4x8unorm(mark[texel.y * markWidth + texel.x]);
  }
  return vec4f(0.0);
}
