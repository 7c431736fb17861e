import { compositeWithTrainedAlgorithmicMedia } from './digitalSourceType.ts';

/** Extended type of the box that holds XMP in ISO base media files (XMP specification, part 3, 1.2.7.1). */
const xmpBoxType = 'be7acfcb97a942e89c71999491e3afac';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escapeXml = (text: string) => text.replace(/[&<>"]/g, (character) => escapes[character]!);

/** What made the video: IPTC Photo Metadata 2025.1, AI System Used and AI System Version Used. */
export interface XmpInput {
  readonly system: string;
  readonly version: string;
}

/** XMP packet that declares the digital source type, for readers that know IPTC but not C2PA. */
export function xmpPacket(input: XmpInput): string {
  const property = (name: string, value: string) =>
    `<Iptc4xmpExt:${name}>${escapeXml(value)}</Iptc4xmpExt:${name}>`;
  return [
    '<?xpacket begin="\u{FEFF}" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/">',
    '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:Iptc4xmpExt="http://iptc.org/std/Iptc4xmpExt/2008-02-29/">',
    property('DigitalSourceType', compositeWithTrainedAlgorithmicMedia),
    property('AISystemUsed', input.system),
    property('AISystemVersionUsed', input.version),
    '</rdf:Description>',
    '</rdf:RDF>',
    '</x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
}

/** The packet with room for no edits, as bytes: UTF-8. */
export const xmpBytes = (input: XmpInput): Uint8Array<ArrayBuffer> =>
  new TextEncoder().encode(xmpPacket(input));

/** A `uuid` box (ISO/IEC 14496-12, 4.2) with an XMP packet, to be appended to an MP4 before it is signed. */
export function xmpBox(packet: string): Uint8Array<ArrayBuffer> {
  const payload = new TextEncoder().encode(packet);
  const box = new Uint8Array(8 + 16 + payload.length);
  new DataView(box.buffer).setUint32(0, box.length);
  box.set(new TextEncoder().encode('uuid'), 4);
  for (let i = 0; i < 16; i++) box[8 + i] = Number.parseInt(xmpBoxType.slice(2 * i, 2 * i + 2), 16);
  box.set(payload, 24);
  return box;
}
