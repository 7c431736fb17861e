import type { CredentialsReport } from './credentials.ts';
import type { Trust } from './readCredentials.ts';
import type { SigningInput } from './signing.ts';

/** What the provenance worker is asked: one request a worker. */
export type WorkerRequest =
  /** Sign, then read back what was signed with the signer's own anchors. */
  | { readonly kind: 'seal'; readonly input: SigningInput }
  | { readonly kind: 'read'; readonly source: string; readonly file: Blob; readonly trust: Trust };

interface Answers {
  readonly seal: { readonly mp4: Blob; readonly credentials: CredentialsReport };
  readonly read: { readonly credentials: CredentialsReport };
}

export type WorkerAnswer<K extends WorkerRequest['kind']> = Answers[K];

/** What it answers: the outcome, or why there is none. */
export type WorkerReply =
  | { readonly ok: true; readonly answer: Answers[WorkerRequest['kind']] }
  | { readonly ok: false; readonly message: string };
