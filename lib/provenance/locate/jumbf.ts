import { ascii, broken, type Located, viewOf } from './located.ts';

/** More than any manifest store of real tools has. */
const maxDepth = 32;
const maxBoxes = 20_000;
const superbox = 'jumb';

interface Frame {
  readonly end: number;
}

/**
 * Whether bytes are a JUMBF superbox whose boxes lie within each other (ISO/IEC 19566-5, A), neither too deep
 * nor too many: what is not never gets to the library, which would recurse into it.
 */
export function isSoundJumbf(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  const open: Frame[] = [{ end: bytes.length }];
  let at = 0;
  let boxes = 0;
  if (bytes.length < 16 || ascii(bytes, 4, 4) !== superbox) return false;
  while (open.length > 0) {
    const { end } = open.at(-1) ?? { end: 0 };
    if (at === end) {
      open.pop();
      continue;
    }
    if (at + 8 > end || ++boxes > maxBoxes) return false;
    let size = view.getUint32(at);
    let header = 8;
    if (size === 1) {
      if (at + 16 > end) return false;
      size = Number(view.getBigUint64(at + 8));
      header = 16;
    }
    if (size === 0) size = end - at;
    if (size < header || at + size > end) return false;
    if (ascii(bytes, at + 4, 4) === superbox) {
      if (open.length >= maxDepth) return false;
      open.push({ end: at + size });
      at += header;
    } else at += size;
  }
  return true;
}

/** A manifest store as it lies in a container. Bytes after its end are padding. */
export function storeOf(bytes: Uint8Array<ArrayBuffer>, cutShort = false): Located {
  if (bytes.length < 8) return broken;
  const size = viewOf(bytes).getUint32(0);
  const store = size >= 8 && size <= bytes.length ? bytes.subarray(0, size) : bytes;
  return isSoundJumbf(store) ? { kind: 'store', bytes: store, type: 'application/c2pa', cutShort } : broken;
}
