import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { VivifyError } from '../../errors.ts';
import type { TrustStatus } from '../../protocol/labelMessages.ts';
import { storedAnchors } from '../identity.ts';
import { type Authority, joinPem, parseAuthorities } from './certificates.ts';
import type { Trust } from './trust.ts';
import { emptyList, type ListName, type StoredList, updateList } from './trustList.ts';

interface StoredAnchor extends Authority {
  /** Milliseconds since the epoch. */
  readonly addedAt: number;
}

interface TrustDatabase extends DBSchema {
  lists: { key: ListName; value: StoredList };
  anchors: { key: string; value: StoredAnchor };
}

const maxAnchors = 100;
const names: readonly ListName[] = ['signers', 'time-stamps'];

const day = (moment: number) => new Date(moment).toISOString();
const optionalDay = (moment: number | null) => (moment === null ? null : day(moment));

/** Whom this install trusts: the official lists, the user's own anchors, and the install itself. */
export class TrustStore {
  /** For the reader. */
  async trust(): Promise<Trust> {
    const own = await storedAnchors();
    return this.#with(async (database) => {
      const [signers, timeStamps] = await Promise.all(names.map((name) => database.get('lists', name)));
      const anchors = joinPem([{ pem: own }, ...(await database.getAll('anchors'))]).trim();
      return { anchors, signers: signers?.pem ?? '', timeStamps: timeStamps?.pem ?? '' };
    });
  }

  status(): Promise<TrustStatus> {
    return this.#with(async (database) => {
      const lists = await Promise.all(
        names.map(async (name) => (await database.get('lists', name)) ?? emptyList(name)),
      );
      const anchors = await database.getAll('anchors');
      return {
        lists: lists.map(({ name, certificates, publishedAt, fetchedAt, checkedAt, problem }) => ({
          name,
          certificates,
          publishedAt: optionalDay(publishedAt),
          fetchedAt: optionalDay(fetchedAt),
          checkedAt: optionalDay(checkedAt),
          problem,
        })),
        anchors: anchors
          .sort((one, other) => one.addedAt - other.addedAt)
          .map(({ id, subject, notAfter, addedAt }) => ({
            id,
            subject,
            notAfter: day(notAfter),
            addedAt: day(addedAt),
          })),
      };
    });
  }

  /** Fetches the official lists where they have changed; what could not be had stays as it was. */
  async update(signal: AbortSignal): Promise<TrustStatus> {
    await this.#with(async (database) => {
      for (const name of names) {
        const kept = (await database.get('lists', name)) ?? emptyList(name);
        await database.put('lists', await updateList(kept, Date.now(), signal));
      }
    });
    return this.status();
  }

  /** Trusts the authorities in a PEM text. @throws VivifyError `certificate-invalid`. */
  async add(pem: string): Promise<TrustStatus> {
    let authorities: Authority[];
    try {
      authorities = await parseAuthorities(pem);
    } catch (cause) {
      throw new VivifyError('certificate-invalid', String(cause), { cause });
    }
    await this.#with(async (database) => {
      const known = new Set(await database.getAllKeys('anchors'));
      const fresh = authorities.filter(({ id }) => !known.has(id));
      if (known.size + fresh.length > maxAnchors)
        throw new VivifyError('certificate-invalid', `More than ${maxAnchors} certificates`);
      for (const authority of fresh) await database.put('anchors', { ...authority, addedAt: Date.now() });
    });
    return this.status();
  }

  /** Ends the trust in one of the user's authorities. */
  async remove(id: string): Promise<TrustStatus> {
    await this.#with((database) => database.delete('anchors', id));
    return this.status();
  }

  async #with<T>(use: (database: IDBPDatabase<TrustDatabase>) => Promise<T>): Promise<T> {
    const database = await openDB<TrustDatabase>('vivify-trust', 1, {
      upgrade: (db) => {
        db.createObjectStore('lists', { keyPath: 'name' });
        db.createObjectStore('anchors', { keyPath: 'id' });
      },
    });
    try {
      return await use(database);
    } finally {
      database.close();
    }
  }
}
