import type { BakedScene } from '../../bake/bakedScene.ts';
import { cameraView } from '../../motions/camera/pose.ts';
import { type Extent, type MotionTarget, wholePicture } from '../../motions/motionDraw.ts';
import type { CameraReach } from './tileReach.ts';
import type { TileScene } from './tileVariants.ts';

/** Where things happen in a baked scene, and how far its kernel looks. */
export function tileSceneOf(scene: BakedScene): TileScene {
  const { width, height, frames, motions, pictureFlow, mark } = scene;
  const [left, top] = scene.markOrigin;
  const extentsOf = (name: MotionTarget): Extent[] =>
    motions.filter(({ target }) => target === name).map(({ extent }) => extent);
  const light = extentsOf('light');
  const overlay = extentsOf('overlay');
  const gleam = extentsOf('gleam');
  const marked = left + mark.width > 0 && top + mark.height > 0;
  return {
    width,
    height,
    frames,
    all: {
      near: scene.near ? 1 : 0,
      sky: scene.background ? 1 : 0,
      displaced: extentsOf('displacement').length > 0,
      lit: light.length > 0,
      overlaid: overlay.length > 0,
      gleaming: gleam.length > 0,
      pictureFlows: pictureFlow !== null,
      marked,
    },
    displacement: motions.filter(({ target }) => target === 'displacement').map(({ zones }) => zones),
    light,
    overlay,
    gleam,
    // Fields are small, and known only where they were made.
    pictureFlow: pictureFlow ? [pictureFlow.extent ?? wholePicture] : [],
    mark: marked
      ? [{ x: left / width, y: top / height, width: mark.width / width, height: mark.height / height }]
      : [],
    reach: reachOf(scene),
  };
}

/** How far the camera shifts what is nearest at most. */
function reachOf({ camera, frames, width, height }: BakedScene): CameraReach {
  const reach = { x: 0, y: 0, zoom: 0, steady: 0 };
  for (let i = 0; camera && i <= frames; i++) {
    const view = cameraView(camera, (i * camera.cycles) / frames, width, height);
    reach.x = Math.max(reach.x, Math.abs(view.travelX));
    reach.y = Math.max(reach.y, Math.abs(view.travelY));
    reach.zoom = Math.max(reach.zoom, Math.abs(view.zoom));
    reach.steady = view.steady;
  }
  return reach;
}
