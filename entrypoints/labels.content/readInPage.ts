/** Larger media are not read through the page, in bytes. */
const largest = 512 * 1024 * 1024;
/** Milliseconds for all of it. */
const patience = 120_000;

/** Reads a medium with the page's own rights: what only the page has, or may fetch. Null where that fails. */
export async function readInPage(source: string): Promise<Blob | null> {
  try {
    const answer = await fetch(source, { signal: AbortSignal.timeout(patience) });
    if (!answer.ok || Number(answer.headers.get('content-length') ?? 0) > largest) return null;
    return await answer.blob();
  } catch {
    return null;
  }
}
