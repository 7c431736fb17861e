import { type DBSchema, openDB } from 'idb';
import * as v from 'valibot';
import { type Report, reportSchema } from './report.ts';

interface Schema extends DBSchema {
  reports: { key: string; value: Report };
}

/** The user's reports, in IndexedDB. */
export interface ReportStore {
  put(report: Report): Promise<void>;
  get(id: string): Promise<Report | null>;
  remove(id: string): Promise<void>;
  /** The newest first; rows that cannot be read are left out. */
  all(): Promise<Report[]>;
  close(): void;
}

/** A report as this version keeps it, or null. */
function readRow(row: unknown): Report | null {
  const parsed = v.safeParse(reportSchema, row);
  return parsed.success ? parsed.output : null;
}

export async function openReports(name = 'reports'): Promise<ReportStore> {
  const database = await openDB<Schema>(name, 1, {
    upgrade: (created) => void created.createObjectStore('reports', { keyPath: 'id' }),
  });
  return {
    put: async (report) => void (await database.put('reports', report)),
    get: async (id) => readRow(await database.get('reports', id)),
    remove: (id) => database.delete('reports', id),
    all: async () => {
      const rows = (await database.getAll('reports')).flatMap((row) => readRow(row) ?? []);
      return rows.sort((a, b) => (b.history[0]?.at ?? 0) - (a.history[0]?.at ?? 0));
    },
    close: () => database.close(),
  };
}
