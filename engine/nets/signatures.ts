import type { InferenceSession } from 'onnxruntime-web/jspi';
import type { NetRole } from '../../models/optional.ts';
import { EngineError } from '../errors.ts';

interface TensorSignature {
  readonly name: string;
  readonly types: readonly string[];
  /** Null: any size, known or not. */
  readonly shape: readonly (number | null)[];
}

interface NetSignature {
  readonly inputs: readonly TensorSignature[];
  readonly outputs: readonly TensorSignature[];
}

/** How the nets of each role are called. */
export const netSignatures: Readonly<Record<NetRole, NetSignature>> = {
  /** RGB with ImageNet's mean and deviation -> relative inverse depth (larger = nearer), batch, rows, columns. */
  depth: {
    inputs: [{ name: 'pixel_values', types: ['float32', 'float16'], shape: [1, 3, null, null] }],
    outputs: [{ name: 'predicted_depth', types: ['float32', 'float16'], shape: [1, null, null] }],
  },
  /** RGB 0..255 and a mask, 255 = keep -> RGB 0..255 with the rest filled. */
  inpaint: {
    inputs: [
      { name: 'image', types: ['uint8'], shape: [1, 3, null, null] },
      { name: 'mask', types: ['uint8'], shape: [1, 1, null, null] },
    ],
    outputs: [{ name: 'result', types: ['uint8'], shape: [1, 3, null, null] }],
  },
};

type Metadata = InferenceSession.ValueMetadata;

const describe = (value: Metadata | undefined) =>
  value?.isTensor ? `${value.type}[${value.shape.join()}]` : 'missing';

function fits(value: Metadata | undefined, wanted: TensorSignature, shapeMayBeUnknown: boolean): boolean {
  if (!value?.isTensor || !wanted.types.includes(value.type)) return false;
  if (value.shape.length === 0 && shapeMayBeUnknown) return true;
  return (
    value.shape.length === wanted.shape.length &&
    value.shape.every((size, i) => {
      const fixed = wanted.shape[i];
      return typeof size === 'string' || fixed === null || size === fixed;
    })
  );
}

/**
 * Whether a net can be called as its role asks, by the names, types and shapes that it states.
 * @throws EngineError `model-unsuitable` with the first thing that differs.
 */
export function checkSignature(
  role: NetRole,
  stated: Pick<InferenceSession, 'inputMetadata' | 'outputMetadata'>,
): void {
  const { inputs, outputs } = netSignatures[role];
  const refuse = (name: string, value: Metadata | undefined) => {
    throw new EngineError('model-unsuitable', `${role}: ${name} is ${describe(value)}`);
  };
  const named = (values: readonly Metadata[], name: string) => values.find((value) => value.name === name);
  for (const wanted of inputs) {
    const value = named(stated.inputMetadata, wanted.name);
    if (!fits(value, wanted, false)) refuse(wanted.name, value);
  }
  const surplus = stated.inputMetadata.find(({ name }) => !inputs.some((wanted) => wanted.name === name));
  if (surplus) refuse(surplus.name, surplus);
  for (const wanted of outputs) {
    const value = named(stated.outputMetadata, wanted.name);
    if (!fits(value, wanted, true)) refuse(wanted.name, value);
  }
}
