/** Files of every format that is walked, holding a manifest store: nothing to show, enough to be found. */

const bytes = (...parts: (string | readonly number[] | Uint8Array)[]): Uint8Array<ArrayBuffer> =>
  new Uint8Array(
    Buffer.concat(
      parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
    ),
  );

const u32 = (value: number) => [value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255];
const u32le = (value: number) => u32(value).reverse();
const u16 = (value: number) => [(value >> 8) & 255, value & 255];

/** A box of the ISO base media family. */
export const bmffBox = (type: string, ...payload: Uint8Array[]): Uint8Array<ArrayBuffer> => {
  const body = bytes(...payload);
  return bytes(u32(body.length + 8), type, body);
};

const credentialsType = Buffer.from('d8fec3d61b0e483c92975828877ec481', 'hex');

/** The box that holds credentials. */
export const credentialsBox = (store: Uint8Array, purpose = 'manifest') =>
  bmffBox('uuid', bytes(credentialsType, u32(0), purpose, [0], u32(0), u32(0), store));

export const ftyp = bmffBox('ftyp', bytes('isom', u32(512), 'isomiso2mp41'));

/** The box that holds XMP. */
export const xmpBox = (text: string) =>
  bmffBox('uuid', bytes(Buffer.from('be7acfcb97a942e89c71999491e3afac', 'hex'), text));

/** What names a manifest elsewhere. */
export const provenanceXmp = '<rdf:Description dcterms:provenance="https://example.org/a.c2pa?x=1&amp;y=2"/>';

function jpeg(store: Uint8Array): Uint8Array<ArrayBuffer> {
  const payload = 60_000;
  const segments: Uint8Array[] = [];
  const header = store.subarray(0, 8);
  for (let at = 0, sequence = 1; at < store.length; at += payload, sequence++) {
    const piece = store.subarray(at, at + payload);
    const body = bytes('JP', u16(0x211), u32(sequence), sequence === 1 ? [] : header, piece);
    segments.push(bytes([0xff, 0xeb], u16(body.length + 2), body));
  }
  const app1 = bytes([0xff, 0xe1], u16(10), 'Exif\0\0..');
  return bytes([0xff, 0xd8], app1, ...segments, [0xff, 0xda], u16(2), 'picture', [0xff, 0xd9]);
}

const chunk = (type: string, data: Uint8Array) => bytes(u32(data.length), type, data, u32(0));

const png = (store: Uint8Array) =>
  bytes(
    [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a],
    chunk('IHDR', new Uint8Array(13)),
    chunk('caBX', store),
    chunk('IDAT', new Uint8Array(64)),
    chunk('IEND', new Uint8Array()),
  );

function riff(form: string, media: string, store: Uint8Array): Uint8Array<ArrayBuffer> {
  const piece = (type: string, data: Uint8Array) =>
    bytes(type, u32le(data.length), data, new Uint8Array(data.length % 2));
  const body = bytes(form, piece(media, new Uint8Array(4001)), piece('C2PA', store));
  return bytes('RIFF', u32le(body.length), body);
}

function gif(store: Uint8Array): Uint8Array<ArrayBuffer> {
  const blocks: Uint8Array[] = [];
  for (let at = 0; at < store.length; at += 255) {
    const piece = store.subarray(at, at + 255);
    blocks.push(bytes([piece.length], piece));
  }
  const application = bytes([0x21, 0xff, 11], 'C2PA_GIF', [1, 0, 0], ...blocks, [0]);
  const comment = bytes([0x21, 0xfe, 5], 'hello', [0]);
  return bytes('GIF89a', u16(1), u16(1), [0x80, 0, 0], new Uint8Array(6), comment, application, [0x2c]);
}

function mp3(store: Uint8Array): Uint8Array<ArrayBuffer> {
  const frame = (name: string, data: Uint8Array) => bytes(name, u32(data.length), [0, 0], data);
  const object = bytes([0], 'application/x-c2pa-manifest-store', [0], 'c2pa', [0], 'c2pa', [0], store);
  const frames = bytes(frame('TIT2', bytes([0], 'Title')), frame('GEOB', object));
  const size = [21, 14, 7, 0].map((shift) => (frames.length >> shift) & 0x7f);
  return bytes('ID3', [3, 0, 0], size, frames, new Uint8Array(512));
}

const svg = (store: Uint8Array) =>
  bytes(
    '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"><metadata>',
    '<c2pa:manifest xmlns:c2pa="http://c2pa.org/manifest">',
    Buffer.from(store).toString('base64'),
    '</c2pa:manifest></metadata></svg>',
  );

/** One file of each format, by its name. */
export const containers: Readonly<Record<string, (store: Uint8Array) => Uint8Array<ArrayBuffer>>> = {
  'mp4, box at the head': (store) =>
    bytes(
      ftyp,
      credentialsBox(store),
      bmffBox('moov', new Uint8Array(900)),
      bmffBox('mdat', new Uint8Array(5000)),
    ),
  'mp4, box at the tail': (store) =>
    bytes(
      ftyp,
      bmffBox('mdat', new Uint8Array(5000)),
      bmffBox('moov', new Uint8Array(900)),
      credentialsBox(store),
    ),
  jpeg,
  png,
  webp: (store) => riff('WEBP', 'VP8 ', store),
  wav: (store) => riff('WAVE', 'data', store),
  gif,
  mp3,
  svg,
};

/** The manifest store in a file that was sealed. */
export function storeIn(mp4: Uint8Array): Uint8Array<ArrayBuffer> {
  const at = Buffer.from(mp4).indexOf('jumb') - 4;
  const size = Buffer.from(mp4).readUInt32BE(at);
  return new Uint8Array(mp4.subarray(at, at + size));
}
