import { type Control, type Motion, type MotionPlan, motionControls } from '../../engine/contracts.ts';

type Values = Readonly<Record<string, number | string>>;

/** A plan with one motion changed. Values stay within the motion's ranges. */
export function withMotion(
  plan: MotionPlan,
  index: number,
  change: Values | { enabled: boolean },
): MotionPlan {
  const motions = plan.motions.map((motion, i) =>
    i === index ? ({ ...motion, ...change } as Motion) : motion,
  );
  return { ...plan, motions: motions.map((motion, i) => (i === index ? bounded(motion) : motion)) };
}

/** A motion whose numbers lie within their ranges. */
export function bounded<M extends Motion>(motion: M): M {
  const values: Record<string, unknown> = { ...motion };
  for (const control of motionControls[motion.kind]) {
    const value = values[control.field];
    if (control.type === 'number' && typeof value === 'number') values[control.field] = clamp(value, control);
  }
  return values as M;
}

function clamp(value: number, { min, max, unit }: Extract<Control, { type: 'number' }>): number {
  const within = Math.min(max, Math.max(min, value));
  return unit === 'count' ? Math.round(within) : within;
}

/** Fields that say how much a motion moves, by kind. */
const amounts: Readonly<Record<Motion['kind'], readonly string[]>> = {
  camera: ['travelX', 'travelY', 'zoom'],
  flow: ['travel', 'turbulence'],
  waves: ['height', 'shade', 'glints', 'swash', 'bob'],
  sway: ['reach', 'flutter'],
  face: ['smile', 'sway'],
  breath: ['rise'],
  mist: ['veil'],
  flame: ['lick', 'flicker'],
  cloth: ['wave', 'shade'],
  light: ['drift', 'glow', 'rays', 'caustics'],
  twinkle: ['lamps', 'stars'],
  finish: ['grain', 'vignette'],
};

/** A motion that moves by a factor more or less, as far as its ranges go. */
export function scaled<M extends Motion>(motion: M, factor: number): M {
  const values: Record<string, unknown> = { ...motion };
  for (const field of amounts[motion.kind]) {
    const value = values[field];
    if (typeof value === 'number') values[field] = value * factor;
  }
  return bounded(values as M);
}

/** The same plan for a loop of another length: motions keep their pace, in whole repetitions. */
export function withSeconds(plan: MotionPlan, seconds: number): MotionPlan {
  const longer = seconds / plan.seconds;
  const motions = plan.motions.map((motion) => {
    const cycles = Math.max(1, Math.round(motion.cycles * longer));
    // What travels goes as far a second as before.
    const travel =
      motion.kind === 'flow' ? { travel: (motion.travel * longer * motion.cycles) / cycles } : {};
    return bounded({ ...motion, cycles, ...travel } as Motion);
  });
  const layers = plan.sound?.layers.map((layer) => ({
    ...layer,
    cycles: Math.min(16, Math.max(1, Math.round(layer.cycles * longer))),
  }));
  return { ...plan, seconds, motions, ...(layers ? { sound: { layers } } : {}) };
}

/** The motion among others that moves the same thing in the same way. */
export const counterpart = (motion: Motion, others: readonly Motion[]): Motion | undefined =>
  others.find(
    (other) =>
      other.kind === motion.kind &&
      ('region' in other && 'region' in motion ? other.region === motion.region : true),
  );

/** A plan with the motions that another has and it lacks: what corrections brought into the picture. */
export function withNewMotions(plan: MotionPlan, fresh: MotionPlan): MotionPlan {
  const added = fresh.motions.filter((motion) =>
    motion.kind === 'face'
      ? !plan.motions.some((one) => one.kind === 'face' && one.face === motion.face)
      : !counterpart(motion, plan.motions),
  );
  return added.length > 0 ? { ...plan, motions: [...plan.motions, ...added] } : plan;
}

/** Which of the scene's faces a plan moves. */
export const facesMoved = ({ motions }: MotionPlan): ReadonlySet<number> =>
  new Set(motions.flatMap((motion) => (motion.kind === 'face' && motion.enabled ? motion.face : [])));
