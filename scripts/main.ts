/** A failure whose message is all that the user needs: no stack. */
export class Complaint extends Error {
  override readonly name = 'Complaint';
}

/** The message of anything thrown, on one line. */
export function reasonOf(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  return message.trim().split('\n')[0] ?? message;
}

function textOf(error: unknown): string {
  return error instanceof Complaint ? error.message : reasonOf(error);
}

/**
 * Runs a script: exit code by its result, a one-line reason on failure, and Ctrl-C or SIGTERM as an abort.
 * A second Ctrl-C ends the process at once. `VIVIFY_DEBUG=1` shows the stack.
 */
export async function main(run: (signal: AbortSignal) => Promise<number>): Promise<void> {
  const controller = new AbortController();
  let stoppedAt = 0;
  const stop = () => {
    const now = Date.now();
    // npm and the terminal may both pass on one key press.
    if (stoppedAt && now - stoppedAt > 1000) process.exit(130);
    stoppedAt ||= now;
    controller.abort(new Complaint('Cancelled.'));
  };
  process.on('SIGINT', stop);
  process.on('SIGTERM', stop);
  try {
    process.exitCode = await run(controller.signal);
  } catch (error) {
    console.error(process.env.VIVIFY_DEBUG ? error : textOf(controller.signal.reason ?? error));
    process.exitCode = controller.signal.aborted ? 130 : 1;
  } finally {
    process.off('SIGINT', stop);
    process.off('SIGTERM', stop);
  }
}
