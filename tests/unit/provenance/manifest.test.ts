import { describe, expect, it } from 'vitest';
import { manifestDefinition, sourceIngredient } from '../../../lib/provenance/manifest.ts';

const definition = manifestDefinition({
  title: 'Evening sky',
  version: '1.2.3',
  createdAt: Date.UTC(2026, 10, 22, 12),
  motions: ['camera', 'flow'],
  checks: [{ of: 'text', by: 'policy 1' }],
  sounds: ['surf'],
});

describe('manifestDefinition', () => {
  it('puts the actions first, with exactly one created and nothing left out', () => {
    const [first] = definition.assertions;
    expect(first).toMatchObject({
      label: 'c2pa.actions.v2',
      created: true,
      data: { allActionsIncluded: true, actions: [{ action: 'c2pa.created' }] },
    });
    expect((first!.data as { actions: unknown[] }).actions).toHaveLength(1);
  });

  it('states source type, software and time, and the picture as input', () => {
    expect(definition.assertions[0]!.data).toMatchObject({
      actions: [
        {
          digitalSourceType:
            'http://cv.iptc.org/newscodes/digitalsourcetype/compositeWithTrainedAlgorithmicMedia',
          softwareAgent: { name: 'Vivify', version: '1.2.3' },
          when: '2026-11-22T12:00:00.000Z',
          parameters: { ingredientIds: [sourceIngredient('x').label] },
        },
      ],
    });
  });

  it('discloses the model by a type only', () => {
    expect(definition.assertions[1]).toMatchObject({
      label: 'c2pa.ai-disclosure',
      created: true,
      data: { modelType: 'c2pa.types.model' },
    });
  });

  it("says which checks ran, by the project's own label", () => {
    expect(definition.assertions[2]).toEqual({
      label: 'vivify.checks',
      created: true,
      data: { checks: [{ of: 'text', by: 'policy 1' }] },
    });
  });

  it('names the motions, none as well', () => {
    const describe = (motions: string[]) =>
      JSON.stringify(manifestDefinition({ title: '', version: '1', createdAt: 0, motions, checks: [] }));
    expect(describe(['camera', 'flow'])).toContain('(camera, flow)');
    expect(describe([])).toContain('(none)');
  });
});

describe('the description of a sound', () => {
  it('says that it is synthesised, and of what kind', () => {
    expect(JSON.stringify(definition)).toContain('sound (surf) was synthesised procedurally');
    const silent = manifestDefinition({ title: '', version: '1', createdAt: 0, motions: [], checks: [] });
    expect(JSON.stringify(silent)).not.toContain('sound');
  });
});

describe('sourceIngredient', () => {
  it('is an input with a thumbnail', () => {
    expect(sourceIngredient('Photo')).toMatchObject({
      title: 'Photo',
      relationship: 'inputTo',
      thumbnail: { format: 'image/jpeg' },
    });
  });
});
