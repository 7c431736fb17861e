import { sceneNet } from '../../models/catalogue.ts';
import { type ClassProbabilities, probabilitiesOf } from './classProbabilities.ts';
import { netInput } from './netInput.ts';
import type { Raster } from './raster.ts';

/** The raster squeezed into the net's input. @param input is written to. */
export const sceneNetInput = (raster: Raster, input?: Float32Array<ArrayBuffer>): Float32Array<ArrayBuffer> =>
  netInput(raster, sceneNet.input, input);

/** The net's logits as probabilities at another size. @throws as `probabilitiesOf` does */
export const classProbabilities = (logits: Float32Array, width: number, height: number): ClassProbabilities =>
  probabilitiesOf(logits, sceneNet.outputs[0].shape, sceneNet.outputs[0].channels, width, height);
