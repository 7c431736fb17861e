import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { guidanceSchema, motionPlanSchema } from '../../../engine/contracts.ts';
import {
  anchorAt,
  arrowNear,
  directionOf,
  draggedArrow,
  isAnchor,
  movedTo,
  paced,
  turned,
} from '../../../lib/studio/arrows.ts';
import { emptyGrid, stroked } from '../../../lib/studio/brush.ts';
import { arrowsOf, freezeOf, withArrows, withFreeze } from '../../../lib/studio/guidanceEdits.ts';
import { plan } from './support.ts';

const aspect = 1.5;
const arrow = draggedArrow({ x: 0.2, y: 0.5 }, { x: 0.4, y: 0.5 }, aspect)!;

describe('arrows', () => {
  it('are as fast as they are long, up to the fastest, and no slips of the hand', () => {
    const longer = draggedArrow({ x: 0.2, y: 0.5 }, { x: 0.5, y: 0.5 }, aspect)!;
    expect(longer.speed).toBeGreaterThan(arrow.speed);
    expect(draggedArrow({ x: 0, y: 0 }, { x: 1, y: 1 }, aspect)?.speed).toBe(0.1);
    expect(draggedArrow({ x: 0.5, y: 0.5 }, { x: 0.505, y: 0.5 }, aspect)).toBeNull();
    const beyond = draggedArrow({ x: -0.5, y: 2 }, { x: 3, y: -3 }, aspect)!;
    expect(v.is(guidanceSchema, { arrows: [arrow, beyond, anchorAt({ x: 7, y: 0.2 })] })).toBe(true);
  });

  it('turn, change their pace and move', () => {
    expect(directionOf(turned(arrow, 1, aspect), aspect)).toBeCloseTo(1, 6);
    const fast = paced(arrow, 0.08, aspect);
    expect(fast.speed).toBe(0.08);
    expect(draggedArrow(fast, { x: fast.x + fast.dx, y: fast.y + fast.dy }, aspect)?.speed).toBeCloseTo(
      0.08,
      6,
    );
    expect(movedTo(arrow, { x: 2, y: 0.1 })).toMatchObject({ x: 1, y: 0.1, dx: arrow.dx });
    expect(isAnchor(anchorAt({ x: 0, y: 0 }))).toBe(true);
  });

  it('are found by foot and tip', () => {
    const arrows = [arrow, anchorAt({ x: 0.9, y: 0.9 })];
    expect(arrowNear(arrows, { x: 0.21, y: 0.5 }, aspect)).toBe(0);
    expect(arrowNear(arrows, { x: 0.4, y: 0.51 }, aspect)).toBe(0);
    expect(arrowNear(arrows, { x: 0.9, y: 0.89 }, aspect)).toBe(1);
    expect(arrowNear(arrows, { x: 0.6, y: 0.1 }, aspect)).toBe(-1);
  });

  it('and frozen places travel in the plan, and leave it without a trace', () => {
    const frozen = stroked(
      emptyGrid(40, 30),
      null,
      { x: 0.5, y: 0.5, pressure: 1 },
      { mode: 'add', radius: 0.2, feather: 0 },
      0,
    );
    const drawn = withFreeze(withArrows(plan, [arrow]), frozen);
    expect(v.is(motionPlanSchema, drawn)).toBe(true);
    expect(arrowsOf(drawn)).toEqual([arrow]);
    expect(freezeOf(drawn, 40, 30).values).toEqual(frozen.values);
    expect(freezeOf(drawn, 80, 60).values.reduce((sum, x) => sum + x, 0)).toBeCloseTo(
      4 * frozen.values.reduce((sum, x) => sum + x, 0),
      0,
    );
    expect(withFreeze(withArrows(drawn, []), emptyGrid(40, 30))).toEqual(plan);
  });
});
