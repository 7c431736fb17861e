import type { CredentialsReport } from './credentials.ts';
import type { DerivedInput } from './derived.ts';
import type { ReadInput, ReadResult } from './reading.ts';
import type { SigningInput } from './signing.ts';
import type { Trust } from './trust/trust.ts';

/** What the provenance worker is asked. */
export type WorkerRequest =
  /** Sign, then read back what was signed with the signer's own anchors. */
  | { readonly kind: 'seal'; readonly input: SigningInput }
  /** The same for a picture that was made from a sealed video. */
  | { readonly kind: 'derive'; readonly input: DerivedInput }
  | { readonly kind: 'read'; readonly input: ReadInput; readonly trust: Trust };

interface Answers {
  readonly seal: { readonly mp4: Blob; readonly credentials: CredentialsReport };
  readonly derive: { readonly media: Blob; readonly credentials: CredentialsReport };
  readonly read: ReadResult;
}

export type WorkerAnswer<K extends WorkerRequest['kind']> = Answers[K];

/** What it answers: the outcome, or why there is none. */
export type WorkerReply =
  | { readonly ok: true; readonly answer: Answers[WorkerRequest['kind']] }
  | { readonly ok: false; readonly message: string };
