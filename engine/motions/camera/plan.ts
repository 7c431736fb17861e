import { bodiesOf } from '../../analyse/bodies.ts';
import { meanOf, type SceneAnalysis } from '../../analyse/sceneAnalysis.ts';
import type { PlanContext } from '../planContext.ts';
import { tempo } from '../tempo.ts';
import type { CameraMotion } from './schema.ts';

/** A person or a face that fills less of the picture than this is part of a view. */
const portraitShare = 0.08;
/** Wider than this, a picture is looked along. */
const panorama = 2;

/** Gentler where depth is a guess and where the picture is drawn; slower loops for short ones. */
export function planCamera({ scene, seconds, side, wishes }: PlanContext): CameraMotion[] {
  const wish = wishes.camera;
  const path = wish.path ?? (wish.heading === null ? pathOf(scene) : 'pan');
  const calm = scene.kind === 'graphic' ? 0.4 : scene.faces.length > 0 ? 0.7 : 1;
  const { cycles, rest } = tempo(seconds / 8, wish.pace);
  const size = Math.min(1, seconds / 3) * Math.min(2.2, rest * wish.amount);
  // What is near goes the other way than the camera.
  const travelX = wish.heading === null ? side : -Math.cos(wish.heading);
  const travelY = wish.heading === null ? (path === 'orbit' ? 1 / 3 : 0) : -Math.sin(wish.heading);
  const travels = path === 'zoom' ? 0 : 0.009 * calm * size;
  return [
    {
      kind: 'camera',
      enabled: wish.moves !== false,
      cycles,
      path,
      travelX: travelX * travels,
      travelY: travelY * travels,
      zoom: 0.045 * calm * size,
      steady: 0.35,
    },
  ];
}

/** Into portraits, along panoramas, round views; flat things are only zoomed into, or they would bend. */
function pathOf(scene: SceneAnalysis): CameraMotion['path'] {
  if (scene.kind === 'graphic') return 'zoom';
  const { width, height } = scene.picture;
  if (Math.max(width, height) > panorama * Math.min(width, height)) return width > height ? 'pan' : 'dolly';
  const face = Math.max(0, ...scene.faces.map(({ box }) => box.width * box.height));
  const bodies = bodiesOf(scene.masks);
  const body = bodies ? meanOf(bodies) : 0;
  return face > portraitShare / 2 || body > 3 * portraitShare ? 'dolly' : 'orbit';
}
