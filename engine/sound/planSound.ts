import { meanOf, type SceneAnalysis, type SceneClass, type WaterKind } from '../analyse/sceneAnalysis.ts';
import type { SoundWishes } from '../prompt/wishes.ts';
import type { SoundChoice, SoundKind, SoundLayer, SoundPlan } from './soundPlan.ts';

/** What decides what is heard. */
export interface SoundContext {
  readonly scene: SceneAnalysis;
  /** Loop length in seconds. */
  readonly seconds: number;
  /** The plan's motions: waves that are seen set the time of those that are heard. */
  readonly motions: readonly { readonly kind: string; readonly cycles?: number; readonly enabled: boolean }[];
  readonly wishes: SoundWishes;
  readonly choice?: SoundChoice | undefined;
}

/** Smaller shares of the picture make no sound. */
const leastArea = 0.04;
/** From this confidence on the water's kind is believed: a brook over a bay is worse than lapping over a brook. */
const surely = 0.45;
/** From this confidence on what is built is a town: blurred backgrounds and cliffs pass for built things, less surely. */
const surelyBuilt = 0.65;
/** Built things that fill this share of the picture are a street, even without a sky. */
const streetArea = 0.5;
/** A face from this share of the picture on makes it a portrait. */
const portraitArea = 0.02;
/** A mix of more is mud. */
const mostLayers = 3;
/** Seconds from wave to wave where none are seen. */
const wavePeriod = 5;

const waterSounds: Readonly<Record<WaterKind, SoundKind>> = {
  sea: 'surf',
  still: 'lake',
  flowing: 'stream',
  fall: 'waterfall',
};

/** Where and how near a region is. */
interface Place {
  readonly area: number;
  /** 0 = far, 1 = near. */
  readonly near: number;
  readonly pan: number;
}

const everywhere: Place = { area: 0.5, near: 0.6, pan: 0 };

/** Chooses what is heard of a scene, how loud, how bright and where. Pure. */
export function planSound({ scene, seconds, motions, wishes, choice }: SoundContext): SoundPlan {
  const seen = motions.find(({ kind, enabled }) => kind === 'waves' && enabled);
  const cycles = seen?.cycles ?? Math.min(16, Math.max(1, Math.round(seconds / wavePeriod)));
  const layer = (kind: SoundKind, place: Place, below: number, strength: number): SoundLayer => ({
    kind,
    enabled: true,
    gain: rounded(Math.max(-30, -below - 9 * (1 - place.near) - 5 * (1 - Math.min(1, place.area / 0.25)))),
    pan: rounded(place.pan),
    brightness: rounded(0.35 + 0.6 * place.near),
    strength,
    cycles,
  });
  const fire = motions.some(({ kind }) => kind === 'flame') ? fireLayers(scene, layer) : [];
  const heard = [...fire, ...sceneLayers(scene, fire.length > 0, layer)].filter(
    ({ kind }) => !wishes.unwanted.includes(kind),
  );
  for (const kind of wishes.wanted) {
    const own = heard.findIndex((one) => one.kind === kind);
    const [found] = own < 0 ? [] : heard.splice(own, 1);
    heard.unshift({ ...(found ?? layer(kind, everywhere, 0, 0.5)), gain: Math.max(-4, found?.gain ?? -4) });
  }
  const chosen = soundKindOf(choice);
  if (chosen) {
    const found = heard.find(({ kind }) => kind === chosen);
    return {
      layers: [{ ...(found ?? layer(chosen, everywhere, 0, 0.5)), gain: Math.max(-3, found?.gain ?? -3) }],
    };
  }
  const silent = choice === 'none' || wishes.silent;
  const gain = (planned: number) => rounded(Math.min(6, Math.max(-40, planned + wishes.gain)));
  return {
    layers: heard.slice(0, mostLayers).map((one) => ({ ...one, gain: gain(one.gain), enabled: !silent })),
  };
}

const soundKindOf = (choice: SoundChoice | undefined) =>
  choice === undefined || choice === 'auto' || choice === 'none' ? null : choice;

/** Changes what a finished plan lets hear, as `planSound` does for a new one. */
export function chooseSound(sound: SoundPlan | undefined, context: SoundContext): SoundPlan | undefined {
  if (context.choice === undefined || context.choice === 'auto') return sound;
  if (context.choice === 'none') return { layers: [] };
  return planSound(context);
}

type MakeLayer = (kind: SoundKind, place: Place, below: number, strength: number) => SoundLayer;

/** A fire that is seen is heard, however small it is: from a candle up to what fills a tenth of the picture. */
function fireLayers(scene: SceneAnalysis, layer: MakeLayer): SoundLayer[] {
  const fire = scene.kind === 'photo' ? placeOf(scene, 'flame', 0) : null;
  return fire ? [layer('fire', fire, 0, rounded(0.2 + 0.6 * Math.min(1, fire.area / 0.1)))] : [];
}

/** What the scene itself sounds like, the most important first. @param burns whether a fire is heard in it. */
function sceneLayers(scene: SceneAnalysis, burns: boolean, layer: MakeLayer): SoundLayer[] {
  if (scene.kind === 'graphic') return [];
  if (scene.kind === 'painting') return [layer('pad', everywhere, 5, 0.4)];
  if (isPortrait(scene)) return burns ? [] : [layer('pad', everywhere, 5, 0.4)];
  const at = (name: SceneClass) => placeOf(scene, name);
  const [water, sky, foliage, grass] = [at('water'), at('sky'), at('foliage'), at('grass')];
  const built = (scene.masks.structure?.confidence ?? 0) >= surelyBuilt ? at('structure') : null;
  const town = built && (sky || built.area >= streetArea) ? built : null;
  const green = foliage && foliage.area >= (grass?.area ?? 0) ? foliage : grass;
  const day = scene.light === 'day';
  const layers: SoundLayer[] = [];
  if (water) layers.push(layer(waterSound(scene), water, 0, 0.3 + 0.5 * water.near));
  if (green) layers.push(layer('leaves', green, water ? 10 : 5, 0.35));
  if (green && day) layers.push(layer('birds', { ...green, near: 0.4 }, water ? 10 : 6, 0.4));
  if (!day && !built && (green ?? at('ground'))) layers.push(layer('insects', everywhere, 6, 0.5));
  if (town) layers.push(layer('city', town, day ? 8 : 10, day ? 0.5 : 0.3));
  if (sky && !green && !built) layers.push(layer('wind', { ...sky, near: 0.6 }, water ? 10 : 5, 0.35));
  if (layers.length === 0 && !burns) layers.push(layer('room', everywhere, 14, 0.3));
  return layers;
}

/** Water whose character is unknown, or hardly known, is still. */
const waterSound = ({ water }: SceneAnalysis) =>
  waterSounds[water && water.confidence >= surely ? water.kind : 'still'];

/** A person is what the picture is about. */
function isPortrait({ faces }: SceneAnalysis): boolean {
  return faces.some(({ box, depicted }) => !depicted && box.width * box.height >= portraitArea);
}

/** Where a class is; null where there is none of it, or too little. @param least share of the picture. */
function placeOf({ masks, depth }: SceneAnalysis, name: SceneClass, least = leastArea): Place | null {
  const mask = masks[name];
  if (!mask || meanOf(mask) <= least) return null;
  let [sum, across, nearness] = [0, 0, 0];
  for (let y = 0; y < mask.height; y++) {
    const row = Math.floor((y * depth.height) / mask.height) * depth.width;
    for (let x = 0; x < mask.width; x++) {
      const weight = mask.values[y * mask.width + x]!;
      const d = depth.values[row + Math.floor((x * depth.width) / mask.width)]!;
      sum += weight;
      across += weight * ((x + 0.5) / mask.width);
      nearness += weight * d * d;
    }
  }
  return { area: sum / mask.values.length, near: Math.sqrt(nearness / sum), pan: 1.4 * (across / sum - 0.5) };
}

/** Plans are read by people. */
const rounded = (value: number) => Math.round(value * 100) / 100;
