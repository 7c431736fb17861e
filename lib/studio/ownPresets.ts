import * as v from 'valibot';
import { browser } from 'wxt/browser';
import { type MotionPlan, motionPlanSchema } from '../../engine/contracts.ts';
import { counterpart, withSeconds } from './planEdits.ts';

const key = 'studioPresets';
/** As many as a list can show. */
export const mostPresets = 50;

/** A look that the user kept: the motions of a plan under a name. */
const presetSchema = v.strictObject({
  name: v.pipe(v.string(), v.trim(), v.minLength(1), v.maxLength(60)),
  plan: motionPlanSchema,
});
export type OwnPreset = v.InferOutput<typeof presetSchema>;

/** The user's own looks, in order; unreadable ones are left out. */
export async function readPresets(): Promise<OwnPreset[]> {
  const stored: unknown = (await browser.storage.local.get(key))[key];
  if (!Array.isArray(stored)) return [];
  return stored.flatMap((one) => {
    const parsed = v.safeParse(presetSchema, one);
    return parsed.success ? [parsed.output] : [];
  });
}

/** Keeps a look, in place of one of the same name. @returns all; null where the name is none or there are too many. */
export function keepPreset(name: string, plan: MotionPlan): Promise<OwnPreset[] | null> {
  return navigator.locks.request(key, async () => {
    // What was drawn belongs to its picture.
    const { guidance: _, ...look } = plan;
    const parsed = v.safeParse(presetSchema, { name, plan: look });
    if (!parsed.success) return null;
    const others = (await readPresets()).filter((one) => one.name !== parsed.output.name);
    if (others.length >= mostPresets) return null;
    const all = [...others, parsed.output];
    await browser.storage.local.set({ [key]: all });
    return all;
  });
}

/** Forgets a look. @returns those that are left. */
export function forgetPreset(name: string): Promise<OwnPreset[]> {
  return navigator.locks.request(key, async () => {
    const left = (await readPresets()).filter((one) => one.name !== name);
    await browser.storage.local.set({ [key]: left });
    return left;
  });
}

/** A plan that moves as a look does, as far as the picture has what it speaks of. */
export function withOwnPreset({ plan: look }: OwnPreset, current: MotionPlan): MotionPlan {
  const { motions } = withSeconds(look, current.seconds);
  return {
    ...current,
    motions: current.motions.map((motion) => {
      const found = counterpart(motion, motions);
      if (!found) return { ...motion, enabled: false };
      return motion.kind === 'face' && found.kind === 'face' ? { ...found, face: motion.face } : found;
    }),
  };
}
