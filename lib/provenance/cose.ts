import { encode } from 'cborg';

/** COSE header labels and values (RFC 9052, 3.1; RFC 9360, 2; RFC 9053, 2.1). */
const labelAlgorithm = 1;
const labelX5chain = 33;
const es256 = -7;

/** First byte of a CBOR item tagged 18, COSE_Sign1_Tagged (RFC 9052, 4.2). */
const sign1Tag = 0xd2;

/** The signature does not fit the room that the manifest reserved for it. */
export class CosePaddingError extends Error {
  override readonly name = 'CosePaddingError';
  /** Bytes without padding. */
  readonly size: number;
  /** Bytes that it must have. */
  readonly reserveSize: number;

  constructor(size: number, reserveSize: number) {
    super(`A COSE signature of ${size} bytes cannot be padded to ${reserveSize}`);
    this.size = size;
    this.reserveSize = reserveSize;
  }
}

/** Bytes of the header of a CBOR byte string (RFC 8949, 3). */
function headerSize(length: number): number {
  if (length < 24) return 1;
  if (length < 0x100) return 2;
  if (length < 0x10000) return 3;
  return 5;
}

/** Length of a byte string whose encoding, header included, takes `size` bytes; null where no length does. */
function lengthEncodedIn(size: number): number | null {
  for (const header of [1, 2, 3, 5]) {
    const length = size - header;
    if (length >= 0 && headerSize(length) === header) return length;
  }
  return null;
}

/** Encoded sizes of the text strings `pad` and `pad2`, and of an empty byte string. */
const padKey = 4;
const pad2Key = 5;
const emptyString = 1;

/**
 * Unprotected header that is `room` bytes longer than an empty one (C2PA 2.2, 10.4.4): `pad`, and an empty
 * `pad2` at the lengths that no single byte string reaches because its header grows. Null for 1..4 bytes.
 */
function padding(room: number): Record<string, Uint8Array> | null {
  if (room === 0) return {};
  const alone = lengthEncodedIn(room - padKey);
  if (alone !== null) return { pad: new Uint8Array(alone) };
  const beside = lengthEncodedIn(room - padKey - pad2Key - emptyString);
  if (beside !== null) return { pad: new Uint8Array(beside), pad2: new Uint8Array() };
  return null;
}

/** What is signed and how. */
export interface CoseInput {
  /** The C2PA claim, CBOR. It is signed but not carried (detached payload). */
  readonly claim: Uint8Array;
  /** Certificates, DER, the signer's first; the trust anchor is left out (C2PA 2.2, 14.5). */
  readonly chain: readonly Uint8Array[];
  /** ES256 signature as `r || s`. */
  readonly sign: (bytes: Uint8Array<ArrayBuffer>) => Promise<Uint8Array>;
  /** Bytes that the result must have, exactly. */
  readonly reserveSize: number;
}

/**
 * COSE_Sign1_Tagged over a C2PA claim (RFC 9052, 4.2 and 4.4; C2PA 2.2, 13.2), padded to `reserveSize`.
 * @throws CosePaddingError where the size cannot be met.
 */
export async function coseSign1(input: CoseInput): Promise<Uint8Array<ArrayBuffer>> {
  const { claim, chain, sign, reserveSize } = input;
  const x5chain = chain.length === 1 ? chain[0] : chain;
  const protectedHeader = encode(
    new Map<number, unknown>([
      [labelAlgorithm, es256],
      [labelX5chain, x5chain],
    ]),
  );
  const toBeSigned = encode(['Signature1', protectedHeader, new Uint8Array(), claim]);
  const signature = await sign(new Uint8Array(toBeSigned));
  const tagged = (unprotected: Record<string, Uint8Array>) =>
    Uint8Array.of(sign1Tag, ...encode([protectedHeader, unprotected, null, signature]));

  const bare = tagged({}).length;
  const unprotected = bare <= reserveSize ? padding(reserveSize - bare) : null;
  if (!unprotected) throw new CosePaddingError(bare, reserveSize);
  return tagged(unprotected);
}
