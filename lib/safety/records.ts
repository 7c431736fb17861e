import { type DBSchema, openDB } from 'idb';
import * as v from 'valibot';
import { type SafetyReason, safetyReasons } from './policy.ts';

const reasons = v.pipe(v.array(v.picklist(safetyReasons)), v.readonly());

/** What is kept of a picture that was asked about or blocked: a hash, why, and what the user said of it. */
export const safetyRecordSchema = v.strictObject({
  /** SHA-256 of the picture's bytes, hexadecimal. */
  hash: v.string(),
  /** What the user has agreed to for this picture. */
  agreed: reasons,
  /** Why it was blocked last; null = it never was. */
  blocked: v.nullable(v.strictObject({ reasons, at: v.number() })),
  /** The user thinks that the block is wrong: a note that stays here until it is exported. */
  dispute: v.nullable(v.strictObject({ note: v.string(), at: v.number() })),
});
export type SafetyRecord = v.InferOutput<typeof safetyRecordSchema>;

interface Schema extends DBSchema {
  pictures: { key: string; value: SafetyRecord };
}

/** What is remembered of the checks, by hash. Times in milliseconds since the epoch. */
export interface SafetyRecords {
  get(hash: string): Promise<SafetyRecord | null>;
  /** Adds to what is agreed for a picture. */
  agree(hash: string, reasons: readonly SafetyReason[]): Promise<void>;
  block(hash: string, reasons: readonly SafetyReason[], at: number): Promise<void>;
  /** Keeps the user's objection to a block. Nothing happens where nothing was blocked. */
  dispute(hash: string, note: string, at: number): Promise<void>;
  /** All disputed blocks, the oldest first. */
  disputes(): Promise<SafetyRecord[]>;
  close(): void;
}

/** Opens the records in IndexedDB. */
export async function openSafetyRecords(name = 'safety'): Promise<SafetyRecords> {
  const database = await openDB<Schema>(name, 1, {
    upgrade: (created) => void created.createObjectStore('pictures', { keyPath: 'hash' }),
  });
  const change = async (hash: string, update: (record: SafetyRecord) => SafetyRecord) => {
    const transaction = database.transaction('pictures', 'readwrite');
    const found = await transaction.store.get(hash);
    await transaction.store.put(update(found ?? { hash, agreed: [], blocked: null, dispute: null }));
    await transaction.done;
  };
  return {
    get: async (hash) => (await database.get('pictures', hash)) ?? null,
    agree: (hash, reasons) =>
      change(hash, (record) => ({ ...record, agreed: [...new Set([...record.agreed, ...reasons])] })),
    block: (hash, reasons, at) => change(hash, (record) => ({ ...record, blocked: { reasons, at } })),
    dispute: (hash, note, at) =>
      change(hash, (record) => (record.blocked ? { ...record, dispute: { note, at } } : record)),
    disputes: async () => {
      const all = await database.getAll('pictures');
      return all.filter(({ dispute }) => dispute !== null).sort((a, b) => a.dispute!.at - b.dispute!.at);
    },
    close: () => database.close(),
  };
}

/** Lends the records for one piece of work. */
export async function withRecords<T>(work: (records: SafetyRecords) => Promise<T>): Promise<T> {
  const records = await openSafetyRecords();
  try {
    return await work(records);
  } finally {
    records.close();
  }
}
