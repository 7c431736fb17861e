/** A file whose bytes cost something. */
export interface ByteSource {
  /** Length of the whole file in bytes; null where the server does not say, or nothing was read yet. */
  readonly total: number | null;
  /** True where the bytes are at hand, or lie beyond the end: reading them costs nothing. */
  has(offset: number, length: number): boolean;
  /**
   * Bytes from `offset` on, fewer where the file ends before.
   * @throws OverBudgetError; UnreachableError; ForbiddenAddressError; the signal's reason.
   */
  read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>>;
}

/** More bytes, requests or boxes would be needed than a label may cost. */
export class OverBudgetError extends Error {
  override readonly name = 'OverBudgetError';
}

/** The server, or the network, gave no bytes. */
export class UnreachableError extends Error {
  override readonly name = 'UnreachableError';
}

/** An address, or one that a server passed on to, may not be looked at on a page's behalf. */
export class ForbiddenAddressError extends Error {
  override readonly name = 'ForbiddenAddressError';
}

/** A file at hand. */
export class MemorySource implements ByteSource {
  readonly total: number;
  readonly #bytes: Uint8Array<ArrayBuffer>;

  constructor(bytes: Uint8Array<ArrayBuffer>) {
    this.#bytes = bytes;
    this.total = bytes.length;
  }

  has(): boolean {
    return true;
  }

  async read(offset: number, length: number): Promise<Uint8Array<ArrayBuffer>> {
    return this.#bytes.subarray(offset, offset + length);
  }
}
