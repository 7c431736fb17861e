import type { CheckReason, Verdict } from './verdict.ts';

/** No Content Credentials found: that says nothing about how the file was made. */
export const blankVerdict: Verdict = {
  label: 'none',
  state: 'unchecked',
  ai: 'none',
  binding: 'unchecked',
  reason: null,
  problems: [],
  codes: [],
  manifestId: null,
  title: null,
  thumbnail: null,
  signer: null,
  contacts: [],
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

/** The verdict on media of which nothing was read, and why. */
export const unansweredVerdict = (reason: CheckReason): Verdict => ({
  ...blankVerdict,
  label: 'needs-check',
  reason,
});
