import { mosaic } from '../models/catalogue.ts';
import { analyse } from './analyse/analyse.ts';
import type { BeingNets } from './analyse/beingNets.ts';
import { beingFinderIn } from './analyse/beings.ts';
import { analysisLongSide } from './analyse/classical.ts';
import { type Pixels, Pyramid } from './analyse/faces/pixels.ts';
import { findToldFaces } from './analyse/faces/toldFaces.ts';
import { findFlames } from './analyse/flames.ts';
import { findNightLights } from './analyse/nightLights.ts';
import { type Raster, rasterFromRgba } from './analyse/raster.ts';
import { isMadeOut, meanOf, type SceneAnalysis } from './analyse/sceneAnalysis.ts';
import type { Segmenter } from './analyse/segment.ts';
import { shrink } from './analyse/shrink.ts';
import type { Picture } from './decode/decode.ts';
import type { Gpu } from './gpu/device.ts';
import { withNetDepth } from './nets/depthNet.ts';
import { type Inpainted, inpaintPlates } from './nets/inpaintNet.ts';
import type { OptionalNet } from './nets/net.ts';
import type { ToldFace } from './plan/corrections.ts';

/** What looks at a picture. */
export interface Eyes {
  readonly segment: Segmenter;
  readonly beingNets: BeingNets;
  /** The user's net for depth, where there is one. */
  readonly depth?: OptionalNet | undefined;
  /** Runs the user's nets if it is fit for it. */
  readonly gpu?: Gpu | undefined;
}

/** A picture as the analysis sees it: the small picture that it looked at, and what it found. */
export interface Seen {
  readonly raster: Raster;
  readonly scene: SceneAnalysis;
}

/**
 * Looks at a picture. @throws only the signal's reason.
 * @param told where the user says that there are faces; see `findToldFaces`.
 */
export async function see(
  picture: Picture,
  { segment, beingNets, depth, gpu }: Eyes,
  signal: AbortSignal,
  told: readonly ToldFace[] = [],
): Promise<Seen> {
  const pixels = pixelsOf(picture);
  const raster = rasterOf(pixels);
  const { width, height } = picture;
  const inDetail: Segmenter = (small, stop) => segment(small, stop, finePixelsOf(pixels));
  const seen = await analyse(raster, inDetail, signal, beingFinderIn(pixels, beingNets, told));
  const lights = findNightLights(raster, seen.masks, seen.kind);
  // Among a city's lamps no flame is told from them.
  const flame = lights?.lamps.length ? null : findFlames(raster, seen.masks, seen.kind);
  const scene = {
    ...seen,
    picture: { width, height },
    masks: flame ? { ...seen.masks, flame } : seen.masks,
    ...(lights ? { lights } : {}),
  };
  return { raster, scene: depth ? await withNetDepth(scene, picture.bitmap, depth, signal, gpu) : scene };
}

/** Whether a face is made out where the user says that one is, and it is none that was surely seen already. */
export async function seesFaceAt(
  picture: Picture,
  place: ToldFace,
  { scene }: Seen,
  { beingNets }: Pick<Eyes, 'beingNets'>,
  signal: AbortSignal,
): Promise<boolean> {
  const pyramid = new Pyramid(pixelsOf(picture));
  const { told, known } = await findToldFaces(pyramid, [place], scene.faces, beingNets, signal);
  return told.some(isMadeOut) || known.some((face, i) => face !== scene.faces[i]);
}

/** What lies behind by the user's net, where there is one. */
export const platesOf = async (
  scene: SceneAnalysis,
  bitmap: ImageBitmap,
  net: OptionalNet | undefined,
  signal: AbortSignal,
  gpu: Gpu,
): Promise<Inpainted> => (net ? inpaintPlates(scene, bitmap, net, signal, gpu) : { scene, plates: {} });

/** Whether a person is in the picture: its mark cannot be switched off. Of a scene as seen, not as corrected. */
export const showsPerson = ({ faces, masks }: SceneAnalysis): boolean =>
  faces.some(({ depicted }) => !depicted) || (masks.person !== undefined && meanOf(masks.person) > 0.01);

/** All pixels of a picture. */
function pixelsOf({ bitmap, width, height }: Picture): Pixels {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
  context.drawImage(bitmap, 0, 0);
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}

/** The picture with as much detail as the finest net looks at, squeezed into its shape. */
function finePixelsOf(pixels: Pixels): Pixels {
  const [, , rows, columns] = mosaic.input.shape;
  return shrink(pixels, Math.min(pixels.width, columns), Math.min(pixels.height, rows));
}

/** The small picture that analysis looks at. */
function rasterOf(pixels: Pixels): Raster {
  const scale = Math.min(1, analysisLongSide / Math.max(pixels.width, pixels.height));
  const width = Math.max(1, Math.round(pixels.width * scale));
  const height = Math.max(1, Math.round(pixels.height * scale));
  return rasterFromRgba(shrink(pixels, width, height).data, width, height);
}
