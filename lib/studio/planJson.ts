import * as v from 'valibot';
import { type MotionPlan, motionPlanSchema } from '../../engine/contracts.ts';

/** More than any plan takes, in characters. */
const longest = 2_000_000;

/** A plan as text for people and other programs. */
export const planText = (plan: MotionPlan): string => JSON.stringify(plan, null, 2);

export type ReadPlan =
  | { readonly plan: MotionPlan }
  /** Where it is wrong, such as `motions.0.zoom`, empty where it is no JSON, and how. */
  | { readonly where: string; readonly problem: string };

/** Reads a plan out of text. */
export function readPlan(text: string): ReadPlan {
  if (text.length > longest) return { where: '', problem: `> ${longest}` };
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch (error) {
    return { where: '', problem: error instanceof Error ? error.message : String(error) };
  }
  const result = v.safeParse(motionPlanSchema, parsed);
  if (result.success) return { plan: result.output };
  const [issue] = result.issues;
  return { where: v.getDotPath(issue) ?? '', problem: issue.message };
}
