import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import type { SceneAnalysis } from '../../../../engine/analyse/sceneAnalysis.ts';
import { type Motion, type MotionKind, motionPlanSchema } from '../../../../engine/plan/motionPlan.ts';
import { planMotion } from '../../../../engine/plan/planner.ts';
import { readPrompt } from '../../../../engine/prompt/prompt.ts';
import { faceAt } from '../../motions/support.ts';
import { maskOf, sceneWith } from '../support/scenes.ts';

/** Everything at once: sky, water, trees, grass and someone with hair. */
const scene = (water: 'sea' | 'flowing' | 'fall' = 'sea'): SceneAnalysis =>
  sceneWith(
    {
      sky: maskOf(32, 24, (_, y) => (y < 0.4 ? 1 : 0)),
      water: maskOf(32, 24, (x, y) => (y > 0.4 && x < 0.5 ? 1 : 0)),
      foliage: maskOf(32, 24, (x, y) => (y > 0.4 && x > 0.8 ? 1 : 0)),
      grass: maskOf(32, 24, (x, y) => (y > 0.8 && x > 0.5 ? 1 : 0)),
      hair: maskOf(32, 24, (x, y) => (x > 0.5 && x < 0.7 && y < 0.3 ? 1 : 0)),
      person: maskOf(32, 24, (x) => (x > 0.4 && x < 0.8 ? 1 : 0)),
    },
    { faces: [faceAt(0.6, 0.4, 0.3, 640 / 480)], water: { kind: water, confidence: 0.9 } },
  );

const planOf = (prompt: string, of = scene(), seconds = 4) => {
  const plan = planMotion(of, { seed: 3, seconds, fps: 30, prompt: readPrompt(prompt) });
  expect(v.parse(motionPlanSchema, plan)).toEqual(plan);
  return plan;
};
const nameOf = (motion: Motion) =>
  'region' in motion && motion.kind !== 'breath' ? `${motion.kind} ${motion.region}` : motion.kind;
const moving = (prompt: string) =>
  planOf(prompt)
    .motions.filter(({ enabled }) => enabled)
    .map(nameOf);
function motionOf<K extends MotionKind>(kind: K, prompt: string, region?: string, of = scene()) {
  return planOf(prompt, of).motions.find(
    (motion): motion is Extract<Motion, { kind: K }> =>
      motion.kind === kind && (region === undefined || ('region' in motion && motion.region === region)),
  )!;
}

const everything = [
  'camera',
  'flow sky',
  'flow water',
  'waves',
  'sway foliage',
  'sway grass',
  'sway hair',
  'face',
  'breath',
  'light',
  'finish',
];

describe('what moves', () => {
  it.each(['', 'Make this picture come alive', 'Erwecke dieses Bild zum Leben', 'animate this', 'dragons'])(
    '%s: all that the picture has, as planned',
    (prompt) => {
      expect(moving(prompt)).toEqual(everything);
      expect(planOf(prompt)).toEqual(planOf(''));
    },
  );

  it.each([
    ['but keep the face still', ['face']],
    ['aber das Gesicht bleibt ruhig', ['face']],
    ['waves but no camera', ['camera']],
    ['no leaves and no grass', ['sway foliage', 'sway grass']],
    ['die Person bleibt still', ['sway hair', 'face', 'breath']],
    ['Himmel und Wasser bleiben still', ['flow sky', 'flow water', 'waves']],
    ['no wind', ['flow sky', 'sway foliage', 'sway grass', 'sway hair']],
    ['kein Licht', ['light']],
    ['no grain, no vignette', ['finish']],
    ['background still', ['flow sky', 'flow water', 'waves', 'sway foliage', 'sway grass']],
  ])('%s: all but %s', (prompt, still) => {
    expect(moving(prompt)).toEqual(everything.filter((name) => !still.includes(name)));
  });

  it.each([
    ['only the water', ['flow water', 'waves', 'finish']],
    ['nur die Wolken', ['flow sky', 'finish']],
    ['only clouds and leaves', ['flow sky', 'sway foliage', 'finish']],
    ['freeze everything but the hair', ['sway hair', 'finish']],
    ['nothing moves', ['finish']],
    ['das Wasser bewegt sich, sonst nichts', ['flow water', 'waves', 'finish']],
    ['clouds move, the rest stays still', ['flow sky', 'finish']],
    ['only the camera', ['camera', 'finish']],
    ['only a gentle smile', ['face', 'finish']],
  ])('%s: %s alone', (prompt, names) => {
    expect(moving(prompt)).toEqual(names);
  });

  it('holds of contradictions the later', () => {
    expect(moving('no waves. big waves')).toContain('waves');
    expect(moving('big waves, but no waves')).not.toContain('waves');
    expect(moving('nothing moves. everything moves')).toEqual(everything);
    expect(moving('only the water. only the sky')).toEqual(['flow sky', 'finish']);
    expect(motionOf('flow', 'clouds left, clouds right').heading).toBe(0);
  });

  it('tells parts of a face, of the light and of the water apart', () => {
    const usual = motionOf('face', '');
    expect(motionOf('face', 'no blinking')).toMatchObject({
      blinks: [],
      smile: usual.smile,
      sway: usual.sway,
    });
    expect(motionOf('face', 'face still, but a smile')).toMatchObject({ enabled: true, blinks: [], sway: 0 });
    expect(motionOf('face', 'face still, but a smile').smile).toBeGreaterThan(0);
    expect(motionOf('face', 'kein Lächeln').smile).toBe(0);
    const light = motionOf('light', 'no sun rays');
    expect(light).toMatchObject({ enabled: true, rays: 0, drift: motionOf('light', '').drift });
    expect(motionOf('light', 'strong sunset glow').drift).toBeGreaterThan(1.4 * motionOf('light', '').drift);
    expect(motionOf('waves', 'boats still').bob).toBe(0);
    expect(motionOf('waves', 'kein Glitzern').glints).toBe(0);
    expect(motionOf('waves', 'only the water').glints).toBeGreaterThan(0);
    expect(motionOf('waves', 'water still, but the boats rock')).toMatchObject({
      enabled: true,
      height: 0,
      shade: 0,
    });
    expect(motionOf('waves', 'water still, but the boats rock').bob).toBeGreaterThan(0);
  });
});

describe('where to', () => {
  it.each([
    ['clouds drift left', Math.PI],
    ['Wolken ziehen von links nach rechts', 0],
    ['clouds float up', -Math.PI / 2],
    ['Wolken nach links unten', (3 * Math.PI) / 4],
  ])('%s', (prompt, heading) => {
    expect(motionOf('flow', prompt, 'sky').heading).toBeCloseTo(heading, 6);
  });

  it('is each thing’s own', () => {
    const prompt = 'clouds drift left, waves roll right, leaves down';
    expect(motionOf('flow', prompt, 'sky').heading).toBe(Math.PI);
    expect(motionOf('waves', prompt).heading).toBe(0);
    expect(motionOf('flow', prompt, 'water').heading, 'the swell goes with the waves').toBe(0);
    expect(motionOf('sway', prompt, 'foliage').heading).toBe(Math.PI / 2);
    expect(motionOf('sway', prompt, 'hair').heading).toBe(motionOf('sway', '', 'hair').heading);
  });

  it('lets a river leave its bed only where it is sent', () => {
    expect(motionOf('flow', 'fast water', 'water', scene('flowing')).course).toBe('bed');
    expect(motionOf('flow', 'the river flows left', 'water', scene('flowing'))).toMatchObject({
      course: 'wind',
      heading: Math.PI,
    });
    expect(motionOf('flow', 'the waterfall falls', 'water', scene('fall')).course).toBe('fall');
  });

  it('makes the camera pan, zoom, travel and circle', () => {
    expect(motionOf('camera', 'pan left').path).toBe('pan');
    expect(Math.sign(motionOf('camera', 'pan left').travelX)).toBe(
      -Math.sign(motionOf('camera', 'pan right').travelX),
    );
    expect(Math.abs(motionOf('camera', 'tilt up').travelY)).toBeGreaterThan(0.001);
    expect(motionOf('camera', 'heranzoomen').path).toBe('zoom');
    expect(motionOf('camera', 'heranzoomen').travelX).toBeCloseTo(0, 9);
    expect(motionOf('camera', 'dolly in').path).toBe('dolly');
    expect(motionOf('camera', 'die Kamera kreist').path).toBe('orbit');
  });
});

describe('how', () => {
  const speedOf = ({ cycles }: { cycles: number }, reach: number) => cycles * reach;
  const cloudSpeed = (prompt: string) => {
    const sky = motionOf('flow', prompt, 'sky');
    return speedOf(sky, sky.travel);
  };

  it('sets the pace of each, also where a loop has room for one repetition alone', () => {
    expect(cloudSpeed('slow clouds')).toBeLessThan(0.6 * cloudSpeed(''));
    expect(cloudSpeed('schnelle Wolken')).toBeGreaterThan(1.4 * cloudSpeed(''));
    expect(cloudSpeed('very fast clouds')).toBeGreaterThan(cloudSpeed('fast clouds'));
    expect(cloudSpeed('slow water')).toBe(cloudSpeed(''));
    for (const [kind, reach, slow, fast] of [
      ['camera', 'zoom', 'slow camera', 'fast camera'],
      ['sway', 'reach', 'slow leaves', 'fast leaves'],
      ['breath', 'rise', 'langsam atmen', 'schnell atmen'],
      ['face', 'smile', 'slow smile', 'fast smile'],
      ['light', 'drift', 'slow light', 'fast light'],
      ['waves', 'height', 'slow waves', 'fast waves'],
    ] as const) {
      const at = (prompt: string) => {
        const motion = motionOf(kind, prompt);
        return speedOf(motion, (motion as unknown as Record<string, number>)[reach]!);
      };
      expect(at(slow), slow).toBeLessThan(0.8 * at(''));
      expect(at(fast), fast).toBeGreaterThan(1.2 * at(''));
    }
  });

  it('sets the strength of each', () => {
    for (const [kind, part, strong, gentle] of [
      ['waves', 'height', 'strong waves', 'kleine Wellen'],
      ['sway', 'reach', 'Blätter schwanken stark', 'leaves sway slightly'],
      ['camera', 'zoom', 'strong camera', 'weniger Kamera'],
      ['face', 'smile', 'ein breites Lächeln', 'a subtle smile'],
      ['breath', 'rise', 'deep breathing', 'leicht atmen'],
      ['light', 'glow', 'strong glow', 'subtle glow'],
      ['finish', 'grain', 'more grain', 'weniger Filmkorn'],
    ] as const) {
      const at = (prompt: string) => (motionOf(kind, prompt) as unknown as Record<string, number>)[part]!;
      expect(at(strong), strong).toBeGreaterThan(1.2 * at(''));
      expect(at(gentle), gentle).toBeLessThan(0.8 * at(''));
    }
  });

  it('stays within the schema in long loops, however much is asked for', () => {
    for (const seconds of [1, 4, 20]) {
      for (const water of ['sea', 'flowing', 'fall'] as const) {
        for (const words of ['extremely fast and very very strong', 'very slow, extremely subtle']) {
          planOf(
            `everything ${words}. clouds ${words}. water ${words}. smile ${words}. blink ${words}. camera ${words}. light ${words}. grain ${words}. vignette ${words}`,
            scene(water),
            seconds,
          );
        }
      }
    }
  });
});

describe('what is heard', () => {
  const heard = (prompt: string) =>
    planOf(prompt)
      .sound!.layers.filter(({ enabled }) => enabled)
      .map(({ kind }) => kind);

  it('is what was asked for, off, or one thing alone', () => {
    expect(heard('with rain')).toContain('rain');
    expect(heard('Geräusch von Wellen')).toContain('surf');
    expect(heard('turn off the sound')).toEqual([]);
    expect(heard('Ton aus')).toEqual([]);
    expect(heard('no sound, but rain')).toContain('rain');
    expect(heard('nur das Geräusch von Regen')).toEqual(['rain']);
    expect(heard('rain, no rain')).not.toContain('rain');
  });

  it('is quieter or louder', () => {
    const gain = (prompt: string) => planOf(prompt).sound!.layers[0]!.gain;
    expect(gain('soft music')).toBeLessThan(gain('music'));
    expect(gain('laute Musik')).toBeGreaterThan(gain('Musik'));
  });
});
