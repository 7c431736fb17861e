import type { ModelSpec } from '../../models/modelSpec.ts';
import type { ModelResult, Net } from './modelSession.ts';
import { inputLength } from './netInput.ts';
import { withLentPlane } from './scratch.ts';

/** Runs a net on an input in memory lent for it. @param fill writes and returns it. @throws as `Net.run` does */
export const runFilled = <Spec extends ModelSpec>(
  net: Net<Spec>,
  { input }: Spec,
  fill: (input: Float32Array<ArrayBuffer>) => Float32Array<ArrayBuffer>,
  signal: AbortSignal,
): Promise<ModelResult<Spec>> => withLentPlane(inputLength(input), (plane) => net.run(fill(plane), signal));
