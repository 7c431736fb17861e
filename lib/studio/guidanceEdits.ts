import {
  type Arrow,
  type Guidance,
  type MotionPlan,
  packFreeze,
  unpackFreeze,
} from '../../engine/contracts.ts';
import { emptyGrid, type Grid, isBlank } from './brush.ts';

/** The plan with other guidance; nothing drawn leaves none. */
function withGuidance({ guidance: _, ...plan }: MotionPlan, { arrows, freeze }: Guidance): MotionPlan {
  const guidance = {
    ...(arrows && arrows.length > 0 ? { arrows } : {}),
    ...(freeze ? { freeze } : {}),
  };
  return Object.keys(guidance).length > 0 ? { ...plan, guidance } : plan;
}

export const arrowsOf = ({ guidance }: MotionPlan): readonly Arrow[] => guidance?.arrows ?? [];

export const withArrows = (plan: MotionPlan, arrows: readonly Arrow[]): MotionPlan =>
  withGuidance(plan, { ...plan.guidance, arrows: [...arrows] });

/** What must not move, as a grid of a size: 1 = frozen. */
export function freezeOf({ guidance }: MotionPlan, width: number, height: number): Grid {
  const freeze = guidance?.freeze;
  if (!freeze) return emptyGrid(width, height);
  const { values } = unpackFreeze(freeze);
  const out = new Float32Array(width * height);
  for (let y = 0; y < height; y++) {
    const row = Math.floor(((y + 0.5) * freeze.height) / height) * freeze.width;
    for (let x = 0; x < width; x++)
      out[y * width + x] = values[row + Math.floor(((x + 0.5) * freeze.width) / width)]!;
  }
  return { width, height, values: out };
}

export const withFreeze = (plan: MotionPlan, grid: Grid): MotionPlan => {
  const cells = grid.values.map((value) => (value >= 0.5 ? 1 : 0));
  const { freeze: _, ...rest } = plan.guidance ?? {};
  if (isBlank({ ...grid, values: cells })) return withGuidance(plan, rest);
  return withGuidance(plan, { ...rest, freeze: packFreeze(cells, grid.width, grid.height) });
};
