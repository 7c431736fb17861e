import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { reportOf } from '../../../lib/provenance/report.ts';
import { verdictOfFailure, verdictOfRemote } from '../../../lib/provenance/verdict/otherVerdicts.ts';
import { type Reading, verdictOfStore } from '../../../lib/provenance/verdict/verdictOfStore.ts';
import { type Verdict, verdictSchema } from '../../../lib/provenance/verdict.ts';

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
  readonly successes?: readonly string[];
  readonly ingredientFailures?: readonly string[];
}

const store = (manifests: Record<string, unknown>, validation: Validation = {}) => ({
  active_manifest: 'active',
  manifests,
  validation_state: validation.state ?? 'Trusted',
  validation_results: {
    activeManifest: {
      success: (validation.successes ?? (validation.state ? [] : ['signingCredential.trusted'])).map(
        (code) => ({ code }),
      ),
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

const whole: Reading = { extent: 'whole', cutShort: false };
const part: Reading = { extent: 'part', cutShort: false };

const read = (manifests: Record<string, unknown>, validation?: Validation, reading = whole): Verdict =>
  v.parse(verdictSchema, verdictOfStore(store(manifests, validation), reading));

const created = (type: string) => manifest([{ action: 'c2pa.created', type }]);

describe('label', () => {
  it.each([
    ['trainedAlgorithmicMedia', 'ai-generated'],
    ['trainedAlgorithmicData', 'ai-generated'],
    ['compositeWithTrainedAlgorithmicMedia', 'partly-ai'],
    ['compositeSynthetic', 'partly-ai'],
    ['algorithmicMedia', 'credentials'],
    ['algorithmicallyEnhanced', 'credentials'],
    ['digitalCapture', 'credentials'],
    ['composite', 'credentials'],
  ])('reads created + %s as %s', (type, label) => {
    expect(read({ active: created(type) }).label).toBe(label);
  });

  it.each([
    ['c2pa.edited', 'trainedAlgorithmicMedia', 'ai-edited'],
    ['c2pa.edited', 'compositeWithTrainedAlgorithmicMedia', 'ai-edited'],
    ['c2pa.placed', 'trainedAlgorithmicMedia', 'partly-ai'],
    ['c2pa.color_adjustments', 'algorithmicMedia', 'credentials'],
  ])('reads opened, then %s + %s as %s', (action, type, label) => {
    expect(read({ active: manifest([{ action: 'c2pa.opened' }, { action, type }]) }).label).toBe(label);
  });

  it('knows a source type however its address is written', () => {
    const active = manifest([{ action: 'c2pa.created' }]);
    Object.assign(active.assertions[0]!.data.actions[0]!, {
      digitalSourceType: ' https://cv.iptc.org/newscodes/digitalsourcetype/trainedAlgorithmicMedia ',
    });
    const verdict = read({ active });
    expect(verdict).toMatchObject({ label: 'ai-generated', digitalSourceTypes: ['trainedAlgorithmicMedia'] });
  });

  it('takes over what the parent says, through several generations', () => {
    const edit = (parent: string) =>
      manifest([{ action: 'c2pa.opened' }], [{ relationship: 'parentOf', manifest: parent }]);
    const verdict = read({
      active: edit('middle'),
      middle: edit('first'),
      first: created('trainedAlgorithmicMedia'),
    });
    expect(verdict.label).toBe('ai-generated');
    expect(verdict.ingredients.map(({ level, ai }) => [level, ai])).toEqual([
      [1, 'ai-generated'],
      [2, 'ai-generated'],
    ]);
    expect(reportOf('a', verdict).claims).toContain(
      'parentOf > parentOf > c2pa.created: trainedAlgorithmicMedia',
    );
  });

  it('takes an AI-made component for a part', () => {
    const active = manifest(
      [{ action: 'c2pa.created', type: 'digitalCreation' }],
      [{ relationship: 'componentOf', manifest: 'clip' }],
    );
    expect(read({ active, clip: created('trainedAlgorithmicMedia') }).label).toBe('partly-ai');
  });

  it('does not take over what a mere input says', () => {
    const active = manifest(
      [{ action: 'c2pa.created', type: 'digitalCreation' }],
      [{ relationship: 'inputTo', manifest: 'prompt' }],
    );
    expect(read({ active, prompt: created('trainedAlgorithmicMedia') }).label).toBe('credentials');
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

  it.each([
    ['AI Generated Image', 'ai-generated'],
    ['AI-generated by Bing', 'ai-generated'],
    ['Not AI-generated', 'credentials'],
    ['No AI generated content', 'credentials'],
    ['RAI generated', 'credentials'],
  ])('understands a generator that says “%s”: %s', (description, label) => {
    expect(read({ active: manifest([{ action: 'c2pa.created', description }]) }).label).toBe(label);
  });

  it.each([
    ['c2pa.created', undefined, 'partly-ai'],
    ['c2pa.opened', undefined, 'ai-edited'],
    ['c2pa.created', 'digitalCapture', 'credentials'],
  ])('takes a disclosed model for a claim where %s states the source %s: %s', (action, type, label) => {
    const active = manifest([{ action, ...(type ? { type } : {}) }]);
    const disclosure = {
      label: 'c2pa.ai-disclosure',
      data: { modelType: 'c2pa.types.model', modelName: 'M' },
    };
    const verdict = read({ active: { ...active, assertions: [...active.assertions, disclosure] } });
    expect(verdict.label).toBe(label);
    expect(verdict.disclosures).toEqual([{ modelType: 'c2pa.types.model', modelName: 'M' }]);
  });

  it('reads signed IPTC metadata', () => {
    const data = { 'Iptc4xmpExt:DigitalSourceType': `${vocabulary}trainedAlgorithmicMedia` };
    const active = { ...manifest([]), assertions: [{ label: 'c2pa.metadata', data }] };
    expect(read({ active }).label).toBe('ai-generated');
  });

  it('names soft bindings and watermarks', () => {
    const active = manifest([{ action: 'c2pa.watermarked.bound' }]);
    const binding = { label: 'c2pa.soft-binding__1', data: { alg: 'com.example.mark', blocks: [] } };
    const verdict = read({ active: { ...active, assertions: [...active.assertions, binding] } });
    expect(verdict).toMatchObject({ watermarked: true, softBindings: ['com.example.mark'] });
  });

  it('comes to an end where manifests name each other', () => {
    const loop = (other: string) => manifest([], [{ relationship: 'parentOf', manifest: other }]);
    const verdict = read({ active: loop('other'), other: loop('active') });
    expect(verdict.label).toBe('credentials');
    expect(verdict.ingredients.length).toBeLessThan(5);
  });
});

describe('state', () => {
  const active = created('trainedAlgorithmicMedia');
  const trusted = ['signingCredential.trusted', 'assertion.dataHash.match'];
  const untrusted = 'signingCredential.untrusted';
  const expired = 'signingCredential.expired';

  it.each([
    ['Trusted', trusted, [], 'ai-generated', 'trusted', []],
    ['Valid', [], [untrusted], 'ai-generated', 'valid', ['signer-unknown']],
    ['Invalid', [], [untrusted, expired], 'ai-generated', 'valid', ['signer-expired', 'signer-unknown']],
    ['Invalid', trusted, [expired], 'ai-generated', 'valid', ['signer-expired']],
    ['Invalid', trusted, ['claimSignature.outsideValidity'], 'ai-generated', 'valid', ['signer-expired']],
    ['Invalid', [], ['signingCredential.ocsp.revoked'], 'ai-generated', 'invalid', ['signer-revoked']],
    ['Invalid', [], ['signingCredential.invalid'], 'ai-generated', 'invalid', ['signer-unfit']],
    [
      'Invalid',
      [],
      [expired, 'assertion.dataHash.mismatch'],
      'mismatch',
      'invalid',
      ['altered', 'signer-expired'],
    ],
    ['Invalid', [], ['assertion.bmffHash.mismatch'], 'mismatch', 'invalid', ['altered']],
    ['Invalid', [], ['claimSignature.mismatch'], 'mismatch', 'invalid', ['credentials-altered']],
    ['Invalid', [], ['assertion.hashedURI.mismatch'], 'mismatch', 'invalid', ['credentials-altered']],
    ['Invalid', [], ['assertion.cbor.invalid'], 'unreadable', 'invalid', ['malformed']],
    ['Invalid', [], ['algorithm.unsupported'], 'unreadable', 'invalid', ['unsupported']],
    ['Invalid', [], [], 'unreadable', 'invalid', ['malformed']],
    [
      'Valid',
      [],
      [untrusted, 'signingCredential.ocsp.inaccessible'],
      'ai-generated',
      'valid',
      ['signer-unknown'],
    ],
    ['Trusted', trusted, ['timeStamp.untrusted'], 'ai-generated', 'trusted', []],
  ] as const)('reads %s, %j and %j as %s, %s', (state, successes, failures, label, expected, problems) => {
    const verdict = read({ active }, { state, successes, failures });
    expect(verdict).toMatchObject({ label, state: expected, problems, ai: 'ai-generated' });
    expect(verdict.codes).toEqual(failures);
  });

  it('tells an altered ingredient from the file, and says nothing of its unknown signer', () => {
    const ingredientFailures = [untrusted, 'assertion.hashedURI.mismatch'];
    const verdict = read({ active }, { state: 'Invalid', ingredientFailures });
    expect(verdict).toMatchObject({ label: 'mismatch', state: 'invalid', problems: ['ingredient-altered'] });
    expect(verdict.codes).toEqual(['ingredient: assertion.hashedURI.mismatch']);
  });

  it('does not extend trust to an ingredient of an unknown signer', () => {
    const verdict = read({ active }, { state: 'Valid', successes: trusted, ingredientFailures: [untrusted] });
    expect(verdict).toMatchObject({ label: 'ai-generated', state: 'valid', problems: [] });
  });
});

describe('binding', () => {
  const active = created('trainedAlgorithmicMedia');
  const mismatch = { state: 'Invalid', failures: ['assertion.bmffHash.mismatch'] } as const;

  it('counts the hash only where every byte was there', () => {
    expect(read({ active }, mismatch)).toMatchObject({ binding: 'altered', label: 'mismatch' });
    expect(read({ active }, mismatch, part)).toMatchObject({
      binding: 'unchecked',
      label: 'ai-generated',
      state: 'valid',
      codes: [],
    });
  });

  it('is trusted by its signature alone', () => {
    const successes = ['signingCredential.trusted'];
    expect(read({ active }, { ...mismatch, successes }, part).state).toBe('trusted');
  });

  it('still sees altered credentials in a part', () => {
    const failures = ['assertion.hashedURI.mismatch', 'assertion.bmffHash.mismatch'];
    expect(read({ active }, { state: 'Invalid', failures }, part).label).toBe('mismatch');
  });

  it('calls a file whose end is missing cut short, not altered', () => {
    for (const extent of ['whole', 'part'] as const) {
      expect(read({ active }, mismatch, { extent, cutShort: true })).toMatchObject({
        binding: 'cut-short',
        label: 'mismatch',
        state: 'invalid',
        problems: ['cut-short'],
      });
    }
  });

  it('is intact where the hash matched', () => {
    const validation = { state: 'Valid', successes: ['assertion.bmffHash.match'] } as const;
    expect(read({ active }, validation).binding).toBe('intact');
  });
});

describe('who and with what', () => {
  const stamped = {
    state: 'Trusted',
    successes: ['signingCredential.trusted', 'timeStamp.validated'],
  } as const;

  it('names signer, time and generator', () => {
    expect(read({ active: created('digitalCapture') }, stamped)).toMatchObject({
      signer: { name: 'Example Signer', organisation: 'Example Org' },
      signedAt: '2026-01-02T03:04:05+00:00',
      software: 'Camera 2',
    });
  });

  it("does not pass on the signer's own clock", () => {
    expect(read({ active: created('digitalCapture') }).signedAt).toBeNull();
  });

  it('does without all of it', () => {
    expect(read({ active: {} })).toMatchObject({ signer: null, signedAt: null, software: null, actions: [] });
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
        { label: 'c2pa.soft-binding', data: [] },
        { label: 'c2pa.ai-disclosure', data: 'x' },
        { label: 'c2pa.metadata', data: { 'Iptc4xmpExt:DigitalSourceType': {} } },
      ],
      ingredients: 'none',
      signature_info: { issuer: [] },
    };
    expect(read({ active })).toMatchObject({
      label: 'credentials',
      actions: [],
      signer: null,
      software: null,
    });
  });

  it('finds no manifest by an inherited name', () => {
    const hostile = { ...store({ active: {} }), active_manifest: 'constructor' };
    expect(verdictOfStore(hostile, whole)).toMatchObject({ label: 'credentials', actions: [], signer: null });
  });

  it('bounds what it takes over, and says so', () => {
    const actions = Array.from({ length: 500 }, () => ({
      action: 'x'.repeat(5000),
      description: '\u202e\u0000y',
    }));
    const ingredients = Array.from({ length: 500 }, () => ({
      relationship: 'parentOf',
      manifest: 'active',
    }));
    const verdict = read({ active: manifest(actions, ingredients) });
    expect(verdict.abridged).toBe(true);
    expect(verdict.actions).toHaveLength(64);
    expect(verdict.ingredients).toHaveLength(64);
    expect(verdict.actions[0]?.action).toHaveLength(1000);
    expect(verdict.actions[0]?.description).toBe('y');
  });

  it('keeps its depth where ingredients are nested without end', () => {
    const manifests = Object.fromEntries(
      Array.from({ length: 3000 }, (_, i) => [
        i === 0 ? 'active' : `m${i}`,
        manifest([], [{ relationship: 'parentOf', manifest: `m${i + 1}` }]),
      ]),
    );
    const verdict = read(manifests);
    expect(verdict.abridged).toBe(true);
    expect(Math.max(...verdict.ingredients.map(({ level }) => level))).toBeLessThan(12);
  });
});

describe('verdictOfFailure', () => {
  it('finds none, and says nothing of being real', () => {
    expect(verdictOfFailure('C2pa(JumbfNotFound)')).toMatchObject({ label: 'none', state: 'unchecked' });
  });

  it('asks the user before it fetches credentials kept elsewhere', () => {
    expect(verdictOfFailure('C2pa(RemoteManifestUrl("https://example.org/m.c2pa"))')).toMatchObject({
      label: 'needs-check',
      reason: 'remote-manifest',
      remoteManifestUrl: 'https://example.org/m.c2pa',
    });
  });

  it.each([
    'javascript:alert(1)',
    'file:///etc/passwd',
    'no address',
    `https://a.example/${'x'.repeat(5000)}`,
  ])('takes %s for no address', (url) => {
    expect(verdictOfRemote(url)).toMatchObject({ label: 'none', remoteManifestUrl: null });
  });

  it.each([
    ['C2pa(InvalidAsset("no ftyp"))', 'unchecked', 'broken-file'],
    ['C2pa(PrereleaseError)', 'invalid', 'unsupported'],
    [new Error('something else'), 'invalid', 'malformed'],
  ])('calls %s unreadable, state %s', (thrown, state, problem) => {
    const verdict = v.parse(verdictSchema, verdictOfFailure(thrown));
    expect(verdict).toMatchObject({ label: 'unreadable', state, problems: [problem] });
    expect(verdict.codes).toHaveLength(1);
  });
});
