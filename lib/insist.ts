/** Milliseconds of silence after which each further call is made. */
const patience = [700, 1400, 2800];
const silence = Symbol('silence');

/**
 * Calls what may never answer, and calls again where it stays silent: the first answer counts, also one to
 * an earlier call. After the last call it waits for as long as it takes.
 * @param ask May be called several times: must not mind.
 * @throws What the first call to fail throws.
 */
export async function insist<T>(ask: () => Promise<T>): Promise<T> {
  const answers = [ask()];
  for (const time of patience) {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const over = new Promise<typeof silence>((resolve) => {
      timer = setTimeout(() => resolve(silence), time);
    });
    const first = await Promise.race([...answers, over]).finally(() => clearTimeout(timer));
    if (first !== silence) return first;
    answers.push(ask());
  }
  return Promise.race(answers);
}
