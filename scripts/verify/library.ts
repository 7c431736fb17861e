import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import init from '@contentauth/c2pa-wasm';

/** A blob whose bytes can be had at once, which Node's own cannot. */
class SyncBlob extends Blob {
  readonly raw: Uint8Array<ArrayBuffer>;

  constructor(parts: BlobPart[] = [], options?: BlobPropertyBag) {
    super(parts, options);
    const chunks = parts.map((part) => {
      if (part instanceof SyncBlob) return part.raw;
      if (typeof part === 'string') return new TextEncoder().encode(part);
      if (part instanceof ArrayBuffer) return new Uint8Array(part);
      if (ArrayBuffer.isView(part)) return new Uint8Array(part.buffer, part.byteOffset, part.byteLength);
      throw new TypeError('Only blobs of this class, buffers and strings');
    });
    this.raw = new Uint8Array(Buffer.concat(chunks));
  }

  override slice(start?: number, end?: number, type?: string): Blob {
    return new SyncBlob([this.raw.slice(start, end)], type ? { type } : {});
  }
}

/** What a worker has and Node has not: the library reads blobs through it. */
class FileReaderSyncOfNode {
  readAsArrayBuffer(blob: SyncBlob): ArrayBuffer {
    return blob.raw.slice().buffer;
  }
}

/** Makes the C2PA library ready to read and sign in Node. Blobs must be made afterwards. */
export async function startLibrary(): Promise<void> {
  Object.assign(globalThis, { Blob: SyncBlob, FileReaderSync: FileReaderSyncOfNode });
  const path = fileURLToPath(import.meta.resolve('@contentauth/c2pa-wasm/c2pa.wasm'));
  await init({ module_or_path: readFileSync(path) });
}
