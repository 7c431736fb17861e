/** An ISO base media file with nothing to show: enough for signing, not for playing. */
export function tinyMp4(): Uint8Array<ArrayBuffer> {
  const box = (type: string, ...payload: Uint8Array[]) => {
    const bytes = Buffer.concat([Buffer.alloc(4), Buffer.from(type), ...payload]);
    bytes.writeUInt32BE(bytes.length);
    return bytes;
  };
  const ftyp = box('ftyp', Buffer.from('isom\0\0\x02\0isomiso2mp41', 'latin1'));
  const mvhd = Buffer.alloc(100);
  mvhd.writeUInt32BE(1000, 12);
  mvhd.writeUInt32BE(1, 96);
  const media = Buffer.alloc(4096, 'media ');
  return new Uint8Array(Buffer.concat([ftyp, box('moov', box('mvhd', mvhd)), box('mdat', media)]));
}
