import type { MotionPlan } from '../../../../engine/plan/motionPlan.ts';

/** A plan as text for golden files: two significant digits, for analysis differs in the last between browsers. */
export function goldenText(plan: MotionPlan): string {
  const rounded = (_: string, value: unknown) =>
    typeof value === 'number' && !Number.isInteger(value) ? Number(value.toPrecision(2)) : value;
  return `${JSON.stringify(plan.motions, rounded, 2)}\n`;
}
