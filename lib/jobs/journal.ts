import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import * as v from 'valibot';
import { type Job, jobSchema } from './job.ts';
import { isUnfinished, transition } from './stateMachine.ts';

/** What is remembered of jobs across the death of a document or of the browser. */
export interface Journal {
  put(job: Job): Promise<void>;
  remove(id: string): Promise<void>;
  /** Every readable row, oldest first. Rows of an older format are dropped from the journal. */
  all(): Promise<Job[]>;
  close(): void;
}

interface Schema extends DBSchema {
  jobs: { key: string; value: Job };
}

async function readAll(database: IDBPDatabase<Schema>): Promise<Job[]> {
  const jobs: Job[] = [];
  for (const row of await database.getAll('jobs')) {
    const parsed = v.safeParse(jobSchema, row);
    if (parsed.success) jobs.push(parsed.output);
    else await database.delete('jobs', row.id);
  }
  return jobs.sort((a, b) => a.createdAt - b.createdAt);
}

/** Opens the journal in IndexedDB. */
export async function openJournal(name = 'jobs'): Promise<Journal> {
  const database = await openDB<Schema>(name, 1, {
    upgrade: (created) => void created.createObjectStore('jobs', { keyPath: 'id' }),
  });
  return {
    put: async (job) => {
      await database.put('jobs', job);
    },
    remove: (id) => database.delete('jobs', id),
    all: () => readAll(database),
    close: () => database.close(),
  };
}

/** Marks what an earlier run of the browser left unfinished, and returns it. */
export async function interruptOthers(journal: Journal, browserSession: string, at: number): Promise<Job[]> {
  const interrupted: Job[] = [];
  for (const job of await journal.all()) {
    if (!isUnfinished(job) || job.browserSession === browserSession) continue;
    const changed = transition(job, { type: 'interrupt' }, at);
    await journal.put(changed);
    interrupted.push(changed);
  }
  return interrupted;
}
