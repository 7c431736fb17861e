import { boxBlur, localDeviation } from '../../analyse/filters.ts';
import { type Raster, smoothstep } from '../../analyse/raster.ts';
import type { ClassMask, SceneAnalysis } from '../../analyse/sceneAnalysis.ts';
import { seededRandom } from '../../plan/random.ts';
import { ModeBuilder, type Modes } from '../modes.ts';
import { addBoats } from './boats.ts';
import type { WavesMotion } from './schema.ts';
import { waterPlane, waterWeight } from './waterPlane.ts';

const waves = 10;
/** The shortest wave, share of the longest. */
const shortest = 1 / 14;
/**
 * Largest slopes of the waves' offsets, which cells share among the waves that are seen there: near the viewer ten, far
 * away the longest alone. Beyond about 0.6 at once the picture folds; the crests of ten hardly ever meet.
 */
const steepest = { sum: 0.85, one: 0.25 };
/** By how much less steep far waves of the sea are: the swell moves it there, and what is steep and small looks torn. */
const calmer = 0.6;
/** Cells of the grid from crest to crest below which a wave is left out, and from which it is whole. */
const finest = { none: 4, whole: 8 };

/** One wave: its vector on the water's plane (radians per height of the picture), share and start. */
interface Wave {
  readonly kx: number;
  readonly kz: number;
  readonly cycles: number;
  readonly amplitude: number;
  readonly start: number;
}

/** How much the water's own texture can hide of a shade, 0..1. */
function textureOf({ luma, width, height }: Raster, weight: Float32Array): Float32Array {
  // Only well inside: at the edge there is what stands in the water, too.
  const inside = localDeviation(luma, width, height, 3).map((value, i) => (weight[i]! > 0.45 ? value : 0));
  const deviation = boxBlur(inside as Float32Array<ArrayBuffer>, width, height, 6);
  return deviation.map((value) => smoothstep(0.015, 0.07, value));
}

/** Waves of falling length; as on deep water the frequency goes with the root of the wave number. */
export function waveSpectrum(motion: WavesMotion, seed: number): Wave[] {
  const random = seededRandom(seed ^ 0x3c6ef372);
  const list = Array.from({ length: waves }, (_, i) => {
    const length = motion.length * shortest ** ((i + 0.5 * random()) / (waves - 1));
    const number = (2 * Math.PI) / length;
    // Directions alternate from side to side, the longest waves least.
    const turn = motion.spread * (random() * 0.8 + 0.2) * (i % 2 === 0 ? 1 : -1) * Math.min(1, 0.4 + i / 5);
    const direction = motion.heading + turn;
    return {
      kx: number * Math.cos(direction),
      // The plane's coordinate grows away from the viewer.
      kz: -number * Math.sin(direction),
      cycles: Math.min(16, Math.max(1, Math.round(motion.cycles * Math.sqrt(motion.length / length)))),
      amplitude: Math.sqrt(length / motion.length),
      start: 2 * Math.PI * random(),
    };
  });
  // A sine of amplitude 1 has a mean square of a half.
  const norm = Math.sqrt(2 / list.reduce((sum, { amplitude }) => sum + amplitude ** 2, 0));
  return list.map((wave) => ({ ...wave, amplitude: wave.amplitude * norm }));
}

/**
 * The waves' offsets (picture units) and the light on their slopes (stops) on the mask's grid: Gerstner waves on
 * the water's plane, projected; each as high as its slope in the picture allows. Smooth water takes no shade.
 * @param raster the picture at the mask's size, for its texture.
 */
export function waveModes(
  scene: SceneAnalysis,
  mask: ClassMask,
  motion: WavesMotion,
  seed: number,
  raster: Raster | null = null,
): { readonly heave: Modes; readonly light: Modes } {
  const { width, height } = mask;
  const aspect = scene.picture.width / scene.picture.height;
  const diagonal = Math.hypot(aspect, 1);
  const plane = waterPlane(scene, mask);
  const weight = waterWeight(mask, plane);
  const texture = raster?.width === width && raster.height === height ? textureOf(raster, weight) : null;
  const heave = new ModeBuilder(width, height, 2);
  const light = new ModeBuilder(width, height, 1);
  const cell = 1 / height;
  const spectrum = waveSpectrum(motion, seed).map((wave) => ({
    ...wave,
    mode: heave.at(wave.cycles),
    shade: light.at(wave.cycles),
    sideways: (motion.orbit / 3) * (wave.kx / Math.hypot(wave.kx, wave.kz)),
  }));
  const slopes = new Float64Array(waves);
  const seen = new Float64Array(waves);
  for (let i = 0; i < weight.length; i++) {
    if (weight[i] === 0) continue;
    const u = ((i % width) + 0.5) / width;
    const v = (Math.floor(i / width) + 0.5) / height;
    const { xu, xv, zv } = plane.slopesAt(u, v);
    let all = 0;
    spectrum.forEach(({ kx, kz }, k) => {
      // In the picture, of a wave of unit size: radians a height; and how much of the wave the grid can draw.
      slopes[k] = Math.hypot(kx * xu, kx * xv + kz * zv);
      seen[k] = smoothstep(finest.none, finest.whole, (2 * Math.PI) / (slopes[k]! * cell));
      all += seen[k]!;
    });
    const { x, z } = plane.at(u, v);
    const scale = plane.scaleAt(v);
    const steepness = (1 - calmer * motion.orbit * (1 - scale)) * Math.min(steepest.one, steepest.sum / all);
    const near = 0.35 + 0.65 * scale;
    spectrum.forEach(({ kx, kz, start, amplitude, mode, shade, sideways }, k) => {
      if (seen[k] === 0) return;
      const size =
        seen[k]! * weight[i]! * Math.min(motion.height * diagonal * amplitude * near, steepness / slopes[k]!);
      const phase = kx * x + kz * z + start;
      const [sine, cosine] = [Math.sin(phase), Math.cos(phase)];
      mode.sine[2 * i]! -= (size * sideways * sine) / aspect;
      mode.sine[2 * i + 1]! -= size * cosine;
      mode.cosine[2 * i]! += (size * sideways * cosine) / aspect;
      mode.cosine[2 * i + 1]! -= size * sine;
      const stops = ((motion.shade * size * slopes[k]!) / steepness) * scale * (texture ? texture[i]! : 1);
      shade.sine[i]! += stops * sine;
      shade.cosine[i]! -= stops * cosine;
    });
  }
  addBoats(heave, scene, mask, motion);
  return { heave: heave.build(), light: light.build() };
}
