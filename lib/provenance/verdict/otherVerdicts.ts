import { blankVerdict, unansweredVerdict } from '../blankVerdict.ts';
import type { Verdict } from '../verdict.ts';
import { tidy } from './text.ts';

/** The file points to credentials on a server. Only http(s) addresses count. */
export function verdictOfRemote(url: string): Verdict {
  const remoteManifestUrl = URL.parse(url)?.href ?? '';
  if (!/^https?:/.test(remoteManifestUrl) || remoteManifestUrl.length > 4096) return blankVerdict;
  return { ...unansweredVerdict('remote-manifest'), remoteManifestUrl };
}

/** Library errors that mean that the file itself, not its credentials, could not be taken apart. */
const assetErrors = /^(?:InvalidAsset|UnsupportedType|IoError)\b/;

/** What the library threw instead of giving a manifest store: `C2pa(<error>)`. */
export function verdictOfFailure(thrown: unknown): Verdict {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const error = /^C2pa\((.*)\)$/s.exec(message)?.[1] ?? message;
  if (error === 'JumbfNotFound') return blankVerdict;
  const remote = /^RemoteManifestUrl\("(.*)"\)$/s.exec(error)?.[1];
  if (remote !== undefined) return verdictOfRemote(remote);
  const broken = assetErrors.test(error);
  return {
    ...blankVerdict,
    label: 'unreadable',
    state: broken ? 'unchecked' : 'invalid',
    problems: [broken ? 'broken-file' : error === 'PrereleaseError' ? 'unsupported' : 'malformed'],
    codes: [tidy(error) ?? 'unknown'],
  };
}
