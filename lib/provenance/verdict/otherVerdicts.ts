import type { CheckReason, Verdict } from '../verdict.ts';
import { tidy } from './text.ts';

const blank: Verdict = {
  label: 'none',
  state: 'unchecked',
  ai: 'none',
  binding: 'unchecked',
  reason: null,
  problems: [],
  codes: [],
  title: null,
  thumbnail: null,
  signer: null,
  signedAt: null,
  software: null,
  digitalSourceTypes: [],
  actions: [],
  disclosures: [],
  ingredients: [],
  abridged: false,
  softBindings: [],
  watermarked: false,
  remoteManifestUrl: null,
};

/** No Content Credentials found: that says nothing about how the file was made. */
export const verdictOfNothing = (): Verdict => blank;

/** No answer, and why. */
export const verdictOfReason = (reason: CheckReason): Verdict => ({ ...blank, label: 'needs-check', reason });

/** The file points to credentials on a server. Only http(s) addresses count. */
export function verdictOfRemote(url: string): Verdict {
  const remoteManifestUrl = URL.parse(url)?.href ?? '';
  if (!/^https?:/.test(remoteManifestUrl) || remoteManifestUrl.length > 4096) return blank;
  return { ...verdictOfReason('remote-manifest'), remoteManifestUrl };
}

/** Library errors that mean that the file itself, not its credentials, could not be taken apart. */
const assetErrors = /^(?:InvalidAsset|UnsupportedType|IoError)\b/;

/** What the library threw instead of giving a manifest store: `C2pa(<error>)`. */
export function verdictOfFailure(thrown: unknown): Verdict {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const error = /^C2pa\((.*)\)$/s.exec(message)?.[1] ?? message;
  if (error === 'JumbfNotFound') return blank;
  const remote = /^RemoteManifestUrl\("(.*)"\)$/s.exec(error)?.[1];
  if (remote !== undefined) return verdictOfRemote(remote);
  const broken = assetErrors.test(error);
  return {
    ...blank,
    label: 'unreadable',
    state: broken ? 'unchecked' : 'invalid',
    problems: [broken ? 'broken-file' : error === 'PrereleaseError' ? 'unsupported' : 'malformed'],
    codes: [tidy(error) ?? 'unknown'],
  };
}
