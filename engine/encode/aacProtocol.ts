type Bytes = Uint8Array<ArrayBuffer>;

/** A whole sound to encode; both sides of one length, samples -1..1. */
export interface AacRequest {
  readonly left: Float32Array<ArrayBuffer>;
  readonly right: Float32Array<ArrayBuffer>;
  readonly sampleRate: number;
  /** Bits a second. */
  readonly bitrate: number;
}

export type AacReply =
  /** `description`: the AudioSpecificConfig of ISO/IEC 14496-3. */
  | { readonly ok: true; readonly packets: readonly Bytes[]; readonly description: Bytes }
  | { readonly ok: false; readonly message: string };
