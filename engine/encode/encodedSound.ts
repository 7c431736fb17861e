/** A sound as packets of equal length, not yet placed in time. */
export interface EncodedSound {
  readonly packets: readonly Uint8Array<ArrayBuffer>[];
  /** What a decoder needs to know: AudioSpecificConfig or OpusHead; absent where the codec needs none. */
  readonly description?: Uint8Array<ArrayBuffer> | undefined;
}
