import { type DBSchema, openDB } from 'idb';
import * as v from 'valibot';
import { type ModelRecord, modelRecordSchema } from './record.ts';

/** What is remembered of optional nets across the death of a document or of the browser. */
export interface ModelJournal {
  put(record: ModelRecord): Promise<void>;
  remove(id: string): Promise<void>;
  /** Every readable row; the others are dropped. */
  all(): Promise<ModelRecord[]>;
  close(): void;
}

interface Schema extends DBSchema {
  models: { key: string; value: ModelRecord };
}

/** Opens the journal in IndexedDB. */
export async function openModelJournal(name = 'models'): Promise<ModelJournal> {
  const database = await openDB<Schema>(name, 1, {
    upgrade: (created) => void created.createObjectStore('models', { keyPath: 'id' }),
  });
  return {
    put: async (record) => void (await database.put('models', record)),
    remove: (id) => database.delete('models', id),
    all: async () => {
      const records: ModelRecord[] = [];
      for (const row of await database.getAll('models')) {
        const parsed = v.safeParse(modelRecordSchema, row);
        if (parsed.success) records.push(parsed.output);
        else await database.delete('models', row.id);
      }
      return records;
    },
    close: () => database.close(),
  };
}
