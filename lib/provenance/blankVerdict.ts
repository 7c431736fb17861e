import type { CheckReason, Verdict } from './verdict.ts';

/** The verdict on media that cannot be looked at, without asking anybody. */
export function unansweredVerdict(reason: CheckReason): Verdict {
  return {
    label: 'needs-check',
    state: 'unchecked',
    ai: 'none',
    binding: 'unchecked',
    reason,
    problems: [],
    codes: [],
    title: null,
    thumbnail: null,
    signer: null,
    signedAt: null,
    software: null,
    digitalSourceTypes: [],
    actions: [],
    ingredients: [],
    abridged: false,
    softBindings: [],
    watermarked: false,
    remoteManifestUrl: null,
  };
}
