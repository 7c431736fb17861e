import { describe, expect, it } from 'vitest';
import example from '../../../docs/managed-policy.example.json' with { type: 'json' };
import type { SafetyScores } from '../../../engine/contracts.ts';
import { sha256Of } from '../../../lib/hash.ts';
import { managedEndpointOf } from '../../../lib/reports/managedEndpoint.ts';
import { gatesOf } from '../../../lib/safety/gates.ts';
import { policyOf } from '../../../lib/safety/managedPolicy.ts';
import { judgePicture, judgeVideo, standardPolicy, thresholds } from '../../../lib/safety/policy.ts';
import { openSafetyRecords } from '../../../lib/safety/records.ts';
import { safetyWith } from '../../../lib/safety/safety.ts';
import { SafetyStopped } from '../../../lib/safety/stopped.ts';
import schema from '../../../public/managed-policy.json' with { type: 'json' };

const scores = (changes: Partial<SafetyScores> = {}): SafetyScores => ({
  drawing: 0,
  hentai: 0,
  neutral: 1,
  porn: 0,
  sexy: 0,
  ...changes,
});
const face = { score: 0.9, depicted: false };
const picture = (changes: Partial<SafetyScores>, faces = [] as (typeof face)[]) =>
  judgePicture({ scores: scores(changes), faces }, standardPolicy);

/** What a gate throws, or null. */
async function stopOf(pass: () => void | Promise<void>) {
  try {
    await pass();
    return null;
  } catch (error) {
    expect(error).toBeInstanceOf(SafetyStopped);
    return (error as SafetyStopped).stop;
  }
}

describe('the picture policy', () => {
  it.each([
    ['a landscape', {}, 'allow', []],
    ['a drawing', { neutral: 0.1, drawing: 0.9 }, 'allow', []],
    ['a swimsuit, a little', { sexy: 0.4, neutral: 0.6 }, 'allow', []],
    ['a suggestive picture', { sexy: thresholds.askSuggestive, neutral: 0.4 }, 'ask', ['suggestive']],
    ['what may be explicit', { porn: 0.3, hentai: 0.2 }, 'ask', ['suggestive']],
    ['what is explicit', { porn: 0.5, hentai: 0.3 }, 'block', ['explicit']],
    ['explicit drawings', { hentai: 0.95 }, 'block', ['explicit']],
  ] as const)('%s', (_, changes, decision, reasons) => {
    expect(picture(changes)).toEqual({ decision, reasons });
  });

  it('asks about a face, and not about a painted or a doubtful one', () => {
    expect(picture({}, [face])).toEqual({ decision: 'ask', reasons: ['face'] });
    expect(picture({}, [{ ...face, depicted: true }]).decision).toBe('allow');
    expect(picture({}, [{ ...face, score: 0.5 }]).decision).toBe('allow');
    expect(picture({ sexy: 0.9 }, [face]).reasons).toEqual(['suggestive', 'face']);
  });

  it('asks where the net did not run', () => {
    const unchecked = { scores: null, faces: [] };
    expect(judgePicture(unchecked, standardPolicy)).toEqual({ decision: 'ask', reasons: ['unchecked'] });
  });

  it('blocks what an administrator blocks', () => {
    const strict = { ...standardPolicy, faces: 'block', suggestive: 'block' } as const;
    expect(judgePicture({ scores: scores(), faces: [face] }, strict).decision).toBe('block');
    expect(judgePicture({ scores: scores({ sexy: 0.9 }), faces: [] }, strict).decision).toBe('block');
    expect(judgePicture({ scores: scores(), faces: [] }, strict).decision).toBe('allow');
  });
});

describe('the video policy', () => {
  const video = (before: number, after: number) =>
    judgeVideo({ picture: scores({ porn: before }), frames: [scores(), scores({ porn: after })] }).decision;

  it('stops a jump and what is explicit, and lets through what stays as it was', () => {
    expect(video(0, 0.1)).toBe('allow');
    expect(video(0, 0.44)).toBe('allow');
    expect(video(0.05, 0.5)).toBe('block');
    expect(video(0.4, 0.5)).toBe('allow');
    expect(video(0.2, 0.7)).toBe('block');
    // Frames of flowers in a tiny video.
    expect(video(0.317, 0.634)).toBe('allow');
    expect(video(0.7, 0.85)).toBe('block');
    expect(judgeVideo({ picture: null, frames: [] }).decision).toBe('allow');
  });
});

describe('gates', () => {
  it('names reasons and words of a prompt, and what blocks alone where something blocks', async () => {
    const { prompt } = gatesOf(standardPolicy, new Set());
    expect(await stopOf(() => prompt('clouds drift'))).toBeNull();
    expect(await stopOf(() => prompt('shit, make him say yes'))).toEqual({
      decision: 'block',
      reasons: ['prompt-deception'],
      words: ['say'],
    });
    expect(await stopOf(() => prompt('a gun'))).toEqual({
      decision: 'ask',
      reasons: ['prompt-violent'],
      words: ['gun'],
    });
  });

  it('does not ask again what was agreed, and never takes an agreement for a block', async () => {
    const { prompt, picture } = gatesOf(standardPolicy, new Set(['prompt-violent', 'face', 'explicit']));
    expect(await stopOf(() => prompt('a gun'))).toBeNull();
    expect(await stopOf(() => picture({ scores: scores(), faces: [face] }))).toBeNull();
    expect(await stopOf(() => picture({ scores: scores({ porn: 1 }), faces: [] }))).toMatchObject({
      decision: 'block',
    });
  });

  it('blocks asked prompts where an administrator wants it', async () => {
    const { prompt } = gatesOf({ ...standardPolicy, prompts: 'block' }, new Set(['prompt-violent']));
    expect(await stopOf(() => prompt('a gun'))).toMatchObject({ decision: 'block', words: ['gun'] });
  });
});

describe('managed policy', () => {
  it('is the standard where nothing or nonsense is set, and cannot be looser', () => {
    for (const managed of [undefined, null, 'off', {}, { faces: 'allow', suggestive: 7 }])
      expect(policyOf(managed)).toEqual(standardPolicy);
    expect(policyOf({ faces: 'block' })).toEqual({ ...standardPolicy, faces: 'block' });
    expect(policyOf({ checks: 'off' }).checks).toBe('off');
  });
});

describe('the example of a policy file', () => {
  it('sets every value that there is, and each is understood', () => {
    const [values] = Object.values(example['3rdparty'].extensions);
    expect(policyOf(values?.safety)).toEqual(values?.safety);
    expect(Object.keys(values!.safety).sort()).toEqual(Object.keys(standardPolicy).sort());
    expect(managedEndpointOf(values?.reports)).toBe(values?.reports.endpoint);
    for (const [part, { properties }] of Object.entries(schema.properties))
      expect(Object.keys(Object(values)[part]).sort()).toEqual(Object.keys(properties).sort());
  });
});

describe('what is remembered', () => {
  it('asks once a picture, across jobs and restarts; a prompt each time', async () => {
    const name = crypto.randomUUID();
    const photo = new Blob(['photo']);
    const first = await openSafetyRecords(name);
    const safety = safetyWith(
      first,
      async () => standardPolicy,
      () => 5,
    );
    await safety.agreed(photo, ['face', 'prompt-violent']);
    first.close();
    const second = await openSafetyRecords(name);
    const { picture, prompt } = await safetyWith(
      second,
      async () => standardPolicy,
      () => 6,
    ).gates(photo, []);
    expect(await stopOf(() => picture({ scores: scores(), faces: [face] }))).toBeNull();
    expect(await stopOf(() => prompt('a gun'))).toMatchObject({ decision: 'ask' });
    const other = await safetyWith(
      second,
      async () => standardPolicy,
      () => 6,
    ).gates(new Blob(['other']), []);
    expect(await stopOf(() => other.picture({ scores: scores(), faces: [face] }))).toMatchObject({
      decision: 'ask',
    });
    second.close();
  });

  it('keeps of a blocked picture a hash and the reason, and the objection to it', async () => {
    const records = await openSafetyRecords(crypto.randomUUID());
    const photo = new Blob(['photo']);
    const hash = await safetyWith(
      records,
      async () => standardPolicy,
      () => 5,
    ).blocked(photo, ['explicit']);
    expect(hash).toBe(await sha256Of(photo));
    await records.dispute('unknown', 'nothing to object to', 7);
    await records.dispute(hash, 'It is a painting', 7);
    expect(await records.disputes()).toEqual([
      {
        hash,
        agreed: [],
        blocked: { reasons: ['explicit'], at: 5 },
        dispute: { note: 'It is a painting', at: 7 },
      },
    ]);
    records.close();
  });
});
