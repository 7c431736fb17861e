import type { PlanContext } from '../planContext.ts';
import type { CameraMotion } from './schema.ts';

/** Gentler where depth is a guess and where the picture is drawn; slower loops for short ones. */
export function planCamera({ scene, seconds, side, wishes }: PlanContext): CameraMotion[] {
  const wish = wishes.camera;
  const calm = scene.kind === 'graphic' ? 0.4 : scene.faces.length > 0 ? 0.7 : 1;
  const pace = Math.min(1, seconds / 3) * Math.min(2, wish.pace);
  // What is near goes the other way than the camera.
  const travelX = wish.heading === null ? side : -Math.cos(wish.heading);
  const travelY = wish.heading === null ? 1 / 3 : -Math.sin(wish.heading);
  return [
    {
      kind: 'camera',
      enabled: wish.moves !== false,
      cycles: Math.max(1, Math.round(seconds / 8)),
      travelX: travelX * 0.009 * calm * pace,
      travelY: travelY * 0.009 * calm * pace,
      zoom: 0.045 * calm * pace,
      steady: 0.35,
    },
  ];
}
