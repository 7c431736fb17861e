import { decode } from 'cborg';
import { describe, expect, it } from 'vitest';
import { CosePaddingError, coseSign1 } from '../../../lib/provenance/cose.ts';

const claim = new Uint8Array([1, 2, 3]);
const sign = async () => new Uint8Array(64).fill(7);
const leaf = new Uint8Array(400).fill(9);

const seal = (reserveSize: number, chain: Uint8Array[] = [leaf]) =>
  coseSign1({ claim, chain, sign, reserveSize });

const open = (bytes: Uint8Array) => {
  expect(bytes[0]).toBe(0xd2);
  return decode(bytes.subarray(1), { useMaps: true }) as [
    Uint8Array,
    Map<string, Uint8Array>,
    null,
    Uint8Array,
  ];
};

async function bareSize(): Promise<number> {
  const error = await seal(0).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(CosePaddingError);
  return (error as CosePaddingError).size;
}

describe('coseSign1', () => {
  it('pads to exactly every size from 5 bytes of room on', async () => {
    const bare = await bareSize();
    for (let room = 5; room <= 600; room++) {
      const bytes = await seal(bare + room);
      expect(bytes.length).toBe(bare + room);
      const [, unprotected] = open(bytes);
      expect([...unprotected.keys()].every((key) => key === 'pad' || key === 'pad2')).toBe(true);
    }
  });

  it.each([28, 29, 30, 260, 261, 262, 263, 264, 65541, 65542, 65543, 65544, 65545, 65546])(
    'crosses the header-length boundary at %i bytes of room',
    async (room) => {
      const bare = await bareSize();
      const bytes = await seal(bare + room);
      expect(bytes.length).toBe(bare + room);
      for (const value of open(bytes)[1].values()) expect(value.every((byte) => byte === 0)).toBe(true);
    },
  );

  it('needs no padding where the size fits', async () => {
    const bare = await bareSize();
    const bytes = await seal(bare);
    expect(bytes.length).toBe(bare);
    expect(open(bytes)[1].size).toBe(0);
  });

  it.each([1, 2, 3, 4])('refuses %i bytes of room, which no padding fills', async (room) => {
    await expect(seal((await bareSize()) + room)).rejects.toBeInstanceOf(CosePaddingError);
  });

  it('refuses a size too small', async () => {
    await expect(seal(100)).rejects.toThrow('cannot be padded to 100');
  });

  it('carries algorithm and certificate protected, the payload detached', async () => {
    const [header, , payload, signature] = open(await seal(1024));
    expect(decode(header, { useMaps: true })).toEqual(
      new Map<number, unknown>([
        [1, -7],
        [33, leaf],
      ]),
    );
    expect(payload).toBeNull();
    expect(signature).toEqual(await sign());
  });

  it('carries several certificates as an array', async () => {
    const [header] = open(await seal(2048, [leaf, leaf]));
    expect((decode(header, { useMaps: true }) as Map<number, unknown>).get(33)).toEqual([leaf, leaf]);
  });

  it('signs the Sig_structure of RFC 9052, 4.4', async () => {
    let signed = new Uint8Array();
    await coseSign1({
      claim,
      chain: [leaf],
      reserveSize: 1024,
      sign: async (bytes) => {
        signed = bytes;
        return sign();
      },
    });
    const [context, header, external, payload] = decode(signed, { useMaps: true }) as unknown[];
    expect(context).toBe('Signature1');
    expect(decode(header as Uint8Array, { useMaps: true })).toBeInstanceOf(Map);
    expect(external).toEqual(new Uint8Array());
    expect(payload).toEqual(claim);
  });
});
