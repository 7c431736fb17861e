/** The structure of a file, as far as it shows that the end is missing. */

const ascii = (bytes: Uint8Array, from: number, length: number) =>
  String.fromCharCode(...bytes.subarray(from, from + length));

/** A top-level box that reaches beyond the end (ISO/IEC 14496-12, 4.2). */
function isBmffCutShort(bytes: Uint8Array): boolean {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  for (let at = 0; at + 8 <= bytes.length; ) {
    let size = view.getUint32(at);
    if (size === 0) return false;
    if (size === 1) {
      if (at + 16 > bytes.length) return true;
      size = Number(view.getBigUint64(at + 8));
    }
    if (size < 8) return false;
    at += size;
    if (at > bytes.length) return true;
  }
  return false;
}

/** True where a marker that ends the file is nowhere in its last kilobytes; what follows it may be foreign. */
function lacksEnd(bytes: Uint8Array, marker: string): boolean {
  const tail = bytes.subarray(Math.max(0, bytes.length - 65_536));
  return !new TextDecoder('latin1').decode(tail).includes(marker);
}

/**
 * Whether the file's own structure says that its end is missing. Formats that do not tell count as whole.
 * @param type as `sniffMediaType` gives it
 */
export function isCutShort(type: string, bytes: Uint8Array): boolean {
  if (/^(?:video\/(?:mp4|quicktime)|audio\/mp4|image\/(?:avif|heic|heif))$/.test(type))
    return isBmffCutShort(bytes);
  if (type === 'image/jpeg') return lacksEnd(bytes, '\xff\xd9');
  if (type === 'image/png') return lacksEnd(bytes, 'IEND');
  if (ascii(bytes, 0, 4) === 'RIFF' && bytes.length >= 8)
    return new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true) + 8 > bytes.length;
  return false;
}
