import { aiShareOfStore } from './aiShare.ts';
import type { CredentialsReport } from './credentials.ts';
import { termOf } from './digitalSourceType.ts';
import { actionsOf, type ManifestStore, parseManifestStore, type StoredManifest } from './manifestStore.ts';
import { manifestOf, walk } from './manifestWalk.ts';

/** Failures that say who signed or when, not that anything was altered. */
const untrusted = 'signingCredential.untrusted';
const harmless = [untrusted, 'signingCredential.expired'];

const labels = { all: 'ai-generated', part: 'ai-composite', none: 'not-ai' } as const;

function claimsOf(store: ManifestStore): string[] {
  const claims: string[] = [];
  for (const { manifest, path } of walk(store)) {
    const prefix = path.map((relationship) => `${relationship} > `).join('');
    for (const { action, digitalSourceType, when } of actionsOf(manifest)) {
      claims.push(`${prefix}${action}${digitalSourceType ? `: ${termOf(digitalSourceType)}` : ''}`);
      if (when) claims.push(`${prefix}${action} when: ${when}`);
    }
    for (const { label, data } of manifest.assertions) {
      const modelType = (data as { modelType?: unknown } | null)?.modelType;
      if (label === 'c2pa.ai-disclosure') claims.push(`${prefix}${label}: ${String(modelType)}`);
    }
    for (const { relationship, title } of manifest.ingredients) {
      claims.push(`${prefix}ingredient ${relationship ?? 'of unknown relationship'}: ${title ?? 'untitled'}`);
    }
  }
  return claims;
}

/** Codes of the file's own failures, then those that its ingredients got since they were taken in. */
function problemsOf(store: ManifestStore): string[] {
  const { activeManifest, ingredientDeltas } = store.validation_results;
  const own = activeManifest.failure.map(({ code }) => code);
  const others = ingredientDeltas
    .flatMap(({ validationDeltas }) => validationDeltas.failure)
    .filter(({ code }) => code !== untrusted)
    .map(({ code }) => `ingredient: ${code}`);
  return [...new Set([...own, ...others])];
}

function stateOf(store: ManifestStore, problems: readonly string[]): CredentialsReport['state'] {
  if (store.validation_state === 'Trusted') return 'trusted';
  if (store.validation_state === 'Valid') return 'valid';
  const altered = problems.filter((code) => !harmless.includes(code));
  return problems.length > 0 && altered.length === 0 ? 'valid' : 'invalid';
}

function signerOf(manifest: StoredManifest | undefined): string | null {
  const { common_name: name, issuer } = manifest?.signature_info ?? {};
  if (name && issuer && name !== issuer) return `${name} (${issuer})`;
  return name || issuer || null;
}

function generatorOf(manifest: StoredManifest | undefined): string | null {
  const info = manifest?.claim_generator_info[0];
  if (!info) return manifest?.claim_generator ?? null;
  return info.version ? `${info.name} ${info.version}` : info.name;
}

/**
 * Puts a manifest store, as the C2PA library gives it, into our own words.
 * @param source file name or URL, passed through.
 * @throws ValiError where it is no manifest store.
 */
export function reportOfStore(source: string, value: unknown): CredentialsReport {
  const store = parseManifestStore(value);
  const active = manifestOf(store, store.active_manifest);
  const problems = problemsOf(store);
  return {
    source,
    label: labels[aiShareOfStore(store)],
    state: stateOf(store, problems),
    signer: signerOf(active),
    signedAt: active?.signature_info?.time ?? null,
    generator: generatorOf(active),
    claims: claimsOf(store),
    problems,
  };
}

const blank = {
  state: 'none',
  signer: null,
  signedAt: null,
  generator: null,
  claims: [],
  problems: [],
} as const;

/** No Content Credentials: that says nothing about the file being real. */
export const reportOfNothing = (source: string): CredentialsReport => ({ source, label: 'none', ...blank });

/** Library errors that mean that the file itself, not its credentials, could not be taken apart. */
const assetErrors = /^(?:InvalidAsset|UnsupportedType|IoError)\b/;

/** What the library threw instead of a manifest store: `C2pa(<error>)`. */
export function reportOfFailure(source: string, thrown: unknown): CredentialsReport {
  const message = thrown instanceof Error ? thrown.message : String(thrown);
  const error = /^C2pa\((.*)\)$/s.exec(message)?.[1] ?? message;
  if (error === 'JumbfNotFound') return reportOfNothing(source);
  const remote = /^RemoteManifestUrl\("(.*)"\)$/s.exec(error)?.[1];
  if (remote) return { source, label: 'remote-only', ...blank, claims: [`manifest elsewhere: ${remote}`] };
  const state = assetErrors.test(error) ? 'none' : 'invalid';
  return { source, label: 'unreadable', ...blank, state, problems: [error] };
}
