import type { OptionalModel } from '../../engine/contracts.ts';
import { VivifyError } from '../errors.ts';

/** How far a size may be from the published one: the figures round, and MB may be 10^6 or 2^20 bytes. */
const lowest = 0.98;
const highest = 1.06;

/** More than this cannot be the file. */
export function largestBytes({ bytes }: OptionalModel): number {
  return 'exact' in bytes ? bytes.exact : Math.ceil(bytes.about * highest);
}

/** @param size in bytes; null where nobody said. @throws VivifyError `model-damaged` for any other file's size. */
export function checkSize(model: OptionalModel, size: number | null): void {
  if (size === null) return;
  const { bytes } = model;
  const least = 'exact' in bytes ? bytes.exact : bytes.about * lowest;
  if (size < least || size > largestBytes(model))
    throw new VivifyError('model-damaged', `${model.name}: ${size} bytes`);
}
