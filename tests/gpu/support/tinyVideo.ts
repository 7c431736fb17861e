/** An ISO base media file with nothing to show: enough for signing, not for playing. */
export function tinyVideo(): Uint8Array<ArrayBuffer> {
  const box = (type: string, payload: Uint8Array) => {
    const bytes = new Uint8Array(payload.length + 8);
    new DataView(bytes.buffer).setUint32(0, bytes.length);
    bytes.set(new TextEncoder().encode(type), 4);
    bytes.set(payload, 8);
    return bytes;
  };
  const text = (value: string) => new TextEncoder().encode(value);
  const mvhd = new Uint8Array(100);
  new DataView(mvhd.buffer).setUint32(12, 1000);
  new DataView(mvhd.buffer).setUint32(96, 1);
  const boxes = [
    box('ftyp', text('isom\0\0\x02\0isomiso2mp41')),
    box('moov', box('mvhd', mvhd)),
    box('mdat', text('media '.repeat(700))),
  ];
  const file = new Uint8Array(boxes.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const part of boxes) {
    file.set(part, at);
    at += part.length;
  }
  return file;
}
