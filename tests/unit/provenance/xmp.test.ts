import { describe, expect, it } from 'vitest';
import { xmpBox, xmpPacket } from '../../../lib/provenance/xmp.ts';

describe('xmpPacket', () => {
  it('declares the digital source type and what made the video', () => {
    const packet = xmpPacket({ system: 'Vivify', version: '1.2.3' });
    expect(packet).toContain(
      '<Iptc4xmpExt:DigitalSourceType>http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia</Iptc4xmpExt:DigitalSourceType>',
    );
    expect(packet).toContain('<Iptc4xmpExt:AISystemUsed>Vivify</Iptc4xmpExt:AISystemUsed>');
    expect(packet).toContain('<Iptc4xmpExt:AISystemVersionUsed>1.2.3</Iptc4xmpExt:AISystemVersionUsed>');
  });

  it('escapes what would be markup', () => {
    expect(xmpPacket({ system: 'A & <B>', version: '"1"' })).toContain('A &amp; &lt;B&gt;');
  });
});

describe('xmpBox', () => {
  it('wraps the packet in a uuid box of its size', () => {
    const packet = xmpPacket({ system: 'Vivify', version: '1' });
    const bytes = Buffer.from(xmpBox(packet));
    expect(bytes.readUInt32BE(0)).toBe(bytes.length);
    expect(bytes.toString('latin1', 4, 8)).toBe('uuid');
    expect(bytes.toString('hex', 8, 24)).toBe('be7acfcb97a942e89c71999491e3afac');
    expect(bytes.toString('utf8', 24)).toBe(packet);
  });
});
