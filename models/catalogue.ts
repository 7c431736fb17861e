/** A net that ships with the extension, and all that calling it takes. */
export interface ModelSpec {
  readonly name: string;
  /** Counts trainings, not releases. */
  readonly version: number;
  /** In this folder. */
  readonly file: string;
  /** Of the file, lower-case hexadecimal. */
  readonly sha256: string;
  readonly bytes: number;
  readonly licence: string;
  readonly source: string;
  readonly input: {
    readonly name: string;
    /** Batch, channels, rows, columns. */
    readonly shape: readonly [number, number, number, number];
    readonly layout: 'NCHW';
    readonly colours: 'RGB' | 'BGR';
    /** Of gamma-encoded sRGB. */
    readonly range: readonly [number, number];
    /** What is done to a channel after that. */
    readonly normalisation: 'none';
    /** How a picture of another shape gets into the input. */
    readonly fit: 'squeeze';
  };
  readonly output: {
    readonly name: string;
    readonly shape: readonly [number, number, number, number];
    readonly meaning: 'logits';
    /** The channels, in order. */
    readonly channels: readonly string[];
  };
}

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
  output: {
    name: 'logits',
    shape: [1, 9, 80, 80],
    meaning: 'logits',
    channels: ['sky', 'water', 'trees', 'grass', 'ground', 'mountain', 'structure', 'person', 'other'],
  },
} as const satisfies ModelSpec;
