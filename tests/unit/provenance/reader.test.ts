import { describe, expect, it } from 'vitest';
import { reportOfFailure, reportOfStore } from '../../../lib/provenance/reader.ts';

const vocabulary = 'http://cv.iptc.org/newscodes/digitalsourcetype/';

interface Action {
  readonly action: string;
  readonly type?: string;
  readonly description?: string;
}

interface Ingredient {
  readonly relationship: string;
  readonly manifest?: string;
}

const manifest = (actions: readonly Action[], ingredients: readonly Ingredient[] = []) => ({
  claim_generator_info: [{ name: 'Camera', version: '2' }],
  assertions: [
    {
      label: 'c2pa.actions.v2',
      data: {
        actions: actions.map(({ action, type, description }) => ({
          action,
          ...(type ? { digitalSourceType: vocabulary + type } : {}),
          ...(description ? { description } : {}),
        })),
      },
    },
  ],
  ingredients: ingredients.map(({ relationship, manifest: label }) => ({
    title: 'in.jpg',
    relationship,
    ...(label ? { active_manifest: label } : {}),
  })),
  signature_info: { issuer: 'Example Org', common_name: 'Example Signer', time: '2026-01-02T03:04:05+00:00' },
});

interface Validation {
  readonly state?: 'Invalid' | 'Valid' | 'Trusted';
  readonly failures?: readonly string[];
  readonly ingredientFailures?: readonly string[];
}

const store = (manifests: Record<string, unknown>, validation: Validation = {}) => ({
  active_manifest: 'active',
  manifests,
  validation_state: validation.state ?? 'Trusted',
  validation_results: {
    activeManifest: {
      success: [],
      informational: [],
      failure: (validation.failures ?? []).map((code) => ({ code, url: 'self#' })),
    },
    ingredientDeltas: [
      {
        ingredientAssertionURI: 'self#',
        validationDeltas: { failure: (validation.ingredientFailures ?? []).map((code) => ({ code })) },
      },
    ],
  },
});

const read = (manifests: Record<string, unknown>, validation?: Validation) =>
  reportOfStore('a.mp4', store(manifests, validation));

const created = (type: string) => manifest([{ action: 'c2pa.created', type }]);

describe('label', () => {
  it.each([
    ['trainedAlgorithmicMedia', 'ai-generated'],
    ['compositeWithTrainedAlgorithmicMedia', 'ai-composite'],
    ['compositeSynthetic', 'ai-composite'],
    ['algorithmicMedia', 'not-ai'],
    ['digitalCapture', 'not-ai'],
    ['composite', 'not-ai'],
  ])('reads created + %s as %s', (type, label) => {
    expect(read({ active: created(type) }).label).toBe(label);
  });

  it('takes an edit with a generative model for a part', () => {
    const active = manifest([
      { action: 'c2pa.opened' },
      { action: 'c2pa.edited', type: 'trainedAlgorithmicMedia' },
    ]);
    expect(read({ active }).label).toBe('ai-composite');
  });

  it('takes over what the parent says, through several generations', () => {
    const edit = (parent: string) =>
      manifest([{ action: 'c2pa.opened' }], [{ relationship: 'parentOf', manifest: parent }]);
    const report = read({
      active: edit('middle'),
      middle: edit('first'),
      first: created('trainedAlgorithmicMedia'),
    });
    expect(report.label).toBe('ai-generated');
    expect(report.claims).toContain('parentOf > parentOf > c2pa.created: trainedAlgorithmicMedia');
  });

  it('takes an AI-made component for a part', () => {
    const active = manifest(
      [{ action: 'c2pa.created', type: 'digitalCreation' }],
      [{ relationship: 'componentOf', manifest: 'clip' }],
    );
    expect(read({ active, clip: created('trainedAlgorithmicMedia') }).label).toBe('ai-composite');
  });

  it('does not take over what a mere input says', () => {
    const active = manifest(
      [{ action: 'c2pa.created', type: 'digitalCreation' }],
      [{ relationship: 'inputTo', manifest: 'prompt' }],
    );
    expect(read({ active, prompt: created('trainedAlgorithmicMedia') }).label).toBe('not-ai');
  });

  it('does not lose a parent that is an input as well', () => {
    const active = manifest(
      [{ action: 'c2pa.opened' }],
      [
        { relationship: 'inputTo', manifest: 'first' },
        { relationship: 'parentOf', manifest: 'first' },
      ],
    );
    expect(read({ active, first: created('trainedAlgorithmicMedia') }).label).toBe('ai-generated');
  });

  it('understands a generator that says it in words alone', () => {
    const active = manifest([{ action: 'c2pa.created', description: 'AI Generated Image' }]);
    expect(read({ active }).label).toBe('ai-generated');
  });

  it('comes to an end where manifests name each other', () => {
    const loop = (other: string) => manifest([], [{ relationship: 'parentOf', manifest: other }]);
    expect(read({ active: loop('other'), other: loop('active') }).label).toBe('not-ai');
  });
});

describe('state', () => {
  const active = created('digitalCapture');

  it.each([
    ['Trusted', [], 'trusted'],
    ['Valid', ['signingCredential.untrusted'], 'valid'],
    ['Invalid', ['signingCredential.untrusted', 'signingCredential.expired'], 'valid'],
    ['Invalid', ['signingCredential.expired', 'assertion.dataHash.mismatch'], 'invalid'],
    ['Invalid', ['claimSignature.mismatch'], 'invalid'],
    ['Invalid', [], 'invalid'],
  ] as const)('reads %s with %j as %s', (state, failures, expected) => {
    const report = read({ active }, { state, failures });
    expect(report.state).toBe(expected);
    expect(report.problems).toEqual(failures);
  });

  it('tells failures of ingredients apart, their unknown signers left out', () => {
    const ingredientFailures = ['signingCredential.untrusted', 'assertion.hashedURI.mismatch'];
    const report = read({ active }, { state: 'Invalid', ingredientFailures });
    expect(report.state).toBe('invalid');
    expect(report.problems).toEqual(['ingredient: assertion.hashedURI.mismatch']);
  });
});

describe('who and with what', () => {
  it('names signer, time and generator', () => {
    expect(read({ active: created('digitalCapture') })).toMatchObject({
      source: 'a.mp4',
      signer: 'Example Signer (Example Org)',
      signedAt: '2026-01-02T03:04:05+00:00',
      generator: 'Camera 2',
    });
  });

  it('does without all of it', () => {
    expect(read({ active: {} })).toMatchObject({ signer: null, signedAt: null, generator: null, claims: [] });
  });
});

describe('hostile stores', () => {
  it('counts what is misshapen as absent', () => {
    const active = {
      claim_generator_info: [{ name: 7 }, 'x'],
      assertions: [
        null,
        { label: 'c2pa.actions', data: 'none' },
        { label: 'c2pa.actions', data: { actions: [5] } },
      ],
      ingredients: 'none',
      signature_info: { issuer: [] },
    };
    expect(read({ active })).toMatchObject({ label: 'not-ai', claims: [], signer: null, generator: null });
  });

  it('finds no manifest by an inherited name', () => {
    const hostile = { ...store({ active: {} }), active_manifest: 'constructor' };
    expect(reportOfStore('a.mp4', hostile)).toMatchObject({ label: 'not-ai', claims: [], signer: null });
  });
});

describe('reportOfFailure', () => {
  it('calls no credentials none, never real', () => {
    expect(reportOfFailure('a', 'C2pa(JumbfNotFound)')).toMatchObject({ label: 'none', state: 'none' });
  });

  it('gives credentials kept elsewhere a label of their own', () => {
    expect(reportOfFailure('a', 'C2pa(RemoteManifestUrl("https://example.org/m.c2pa"))')).toMatchObject({
      label: 'remote-only',
      state: 'none',
      claims: ['manifest elsewhere: https://example.org/m.c2pa'],
    });
  });

  it.each([
    ['C2pa(InvalidAsset("no ftyp"))', 'none'],
    ['C2pa(PrereleaseError)', 'invalid'],
    [new Error('unreachable executed'), 'invalid'],
  ])('calls %s unreadable, state %s', (thrown, state) => {
    const report = reportOfFailure('a', thrown);
    expect(report).toMatchObject({ label: 'unreadable', state });
    expect(report.problems).toHaveLength(1);
  });
});
