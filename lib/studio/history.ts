/** States that can be gone back to. Values are never changed, only replaced. */
export interface History<T> {
  readonly past: readonly T[];
  readonly present: T;
  readonly future: readonly T[];
  /** What the latest change was about: the next one about the same thing replaces it. */
  readonly topic: string | null;
}

/** Steps that are kept. */
const depth = 60;

export const historyOf = <T>(present: T): History<T> => ({ past: [], present, future: [], topic: null });

/**
 * The history after a change.
 * @param topic changes in a row about one topic count as one, as the steps of a slider; null = a step of its own
 */
export function changed<T>(
  { past, present, topic: before }: History<T>,
  next: T,
  topic: string | null = null,
): History<T> {
  const same = topic !== null && topic === before;
  return { past: same ? past : [...past, present].slice(-depth), present: next, future: [], topic };
}

/** One step back; the same where there is none. */
export function undone<T>(history: History<T>): History<T> {
  const { past, present, future } = history;
  const before = past.at(-1);
  if (past.length === 0) return history;
  return { past: past.slice(0, -1), present: before as T, future: [present, ...future], topic: null };
}

/** One step forward again; the same where there is none. */
export function redone<T>(history: History<T>): History<T> {
  const { past, present, future } = history;
  const [next, ...rest] = future;
  if (future.length === 0) return history;
  return { past: [...past, present], present: next as T, future: rest, topic: null };
}
