import { addBeing } from './addBeing.ts';
import { learnAppearance } from './appearance.ts';
import { type BeingFinder, type Beings, nobody } from './beings.ts';
import { analyseClassically, type FirstLook, lookFirst } from './classical.ts';
import type { ClassProbabilities } from './classProbabilities.ts';
import { guessDepth } from './depth.ts';
import { addHair } from './faces/hair.ts';
import { withPerson } from './faces/person.ts';
import { withRelief } from './faces/relief.ts';
import { fuseMasks } from './fuse.ts';
import { findHorizonByClasses } from './horizon.ts';
import { lightOf, looksGrey } from './look.ts';
import { withoutUnsurePools } from './pools.ts';
import type { Raster } from './raster.ts';
import type { SceneAnalysis } from './sceneAnalysis.ts';
import { inScratch, kept } from './scratch.ts';
import type { Segmenter } from './segment.ts';
import { structureTensor } from './structureTensor.ts';
import { textureDirections } from './texture.ts';
import { findVanishingPoint } from './vanishingPoint.ts';
import { characterOfWater } from './waterKind.ts';

/**
 * What is in the picture, by the nets and the classical analysis together; by the latter alone, with a note,
 * where no net for scenes can be run, and without one in drawings, of which those know nothing but faces are faces.
 * @throws only the signal's reason.
 */
export async function analyse(
  raster: Raster,
  segment: Segmenter,
  signal: AbortSignal,
  findBeings: BeingFinder = nobody,
): Promise<SceneAnalysis> {
  const segmenting = segment(raster, signal);
  // The nets' files load meanwhile.
  const first = inScratch(() => kept(lookFirst(raster)));
  const segmentation = await segmenting;
  signal.throwIfAborted();
  const net = segmentation.classes;
  const graphic = first.kind === 'graphic';
  const beings = await findBeings(raster, graphic ? null : net, signal);
  signal.throwIfAborted();
  const models = [...(graphic ? [] : segmentation.models), ...beings.models];
  const notes = [...(graphic ? [] : segmentation.notes), ...beings.notes];
  const known = {
    source: [...models, 'classical'].join(' + '),
    faces: beings.faces.map((face) => ({ ...face, depicted: first.kind === 'painting' })),
    ...(notes.length > 0 ? { notes } : {}),
  };
  return inScratch(() => kept(describe(raster, first, net, beings, known)));
}

/** What a scene is by all that was found in it. @param net null = no net for scenes was run. */
function describe(
  raster: Raster,
  first: FirstLook,
  net: ClassProbabilities | null,
  beings: Beings,
  known: Pick<SceneAnalysis, 'source' | 'faces' | 'notes'>,
): SceneAnalysis {
  const graphic = first.kind === 'graphic';
  if (graphic || !net) {
    const classical = analyseClassically(raster, first);
    const masks = graphic ? classical.masks : addBeing(raster, classical.masks, 'person', beings.person);
    return { ...classical, ...known, masks: addHair(raster, masks, known.faces) };
  }
  const classes = beings.person ? withPerson(net, beings.person, beings.strangers) : net;
  const tensor = structureTensor(raster.luma, raster.width, raster.height);
  const seen = learnAppearance(raster, classes, tensor);
  const masks = addBeing(raster, fuseMasks(raster, classes, seen, first.sky), 'animal', beings.animal);
  const horizon = findHorizonByClasses(masks);
  const textures = textureDirections(tensor, masks);
  const settled = masks.water
    ? { ...masks, water: withoutUnsurePools(masks.water, classes.of.water) }
    : masks;
  return {
    ...known,
    version: 1,
    picture: { width: raster.width, height: raster.height },
    kind: first.kind,
    light: lightOf(raster, masks.sky),
    grey: looksGrey(raster),
    masks: addHair(raster, settled, known.faces),
    horizon,
    vanishingPoint: findVanishingPoint(tensor, masks, horizon),
    textures,
    ...(masks.water ? { water: characterOfWater(raster, tensor, masks.water, horizon, textures.water) } : {}),
    depth: withRelief(guessDepth(raster, masks, horizon), known.faces),
  };
}
