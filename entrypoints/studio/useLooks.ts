import { useEffect, useState } from 'preact/hooks';
import type { MotionPlan } from '../../engine/contracts.ts';
import { forgetPreset, keepPreset, type OwnPreset, readPresets } from '../../lib/studio/ownPresets.ts';

/** The user's own looks. */
export function useLooks(): {
  readonly looks: readonly OwnPreset[];
  /** @returns false where the name is none, or there are too many */
  readonly keep: (name: string, plan: MotionPlan) => Promise<boolean>;
  readonly forget: (name: string) => void;
} {
  const [looks, setLooks] = useState<readonly OwnPreset[]>([]);
  useEffect(() => void readPresets().then(setLooks), []);
  const keep = async (name: string, plan: MotionPlan) => {
    const all = await keepPreset(name, plan);
    if (all) setLooks(all);
    return all !== null;
  };
  return { looks, keep, forget: (name) => void forgetPreset(name).then(setLooks) };
}
