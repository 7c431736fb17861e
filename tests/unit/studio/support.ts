import type { MotionPlan } from '../../../engine/contracts.ts';

/** A plan with a camera, drifting clouds and wind to be heard. */
export const plan: MotionPlan = {
  version: 1,
  seed: 7,
  seconds: 4,
  fps: 30,
  motions: [
    {
      kind: 'camera',
      enabled: true,
      cycles: 1,
      path: 'orbit',
      travelX: 0.01,
      travelY: 0,
      zoom: 0.04,
      steady: 0.3,
    },
    {
      kind: 'flow',
      enabled: true,
      region: 'sky',
      course: 'wind',
      cycles: 3,
      heading: 0,
      travel: 0.04,
      perspective: 0.5,
      turbulence: 0.1,
    },
  ],
  sound: {
    layers: [{ kind: 'wind', enabled: true, gain: -5, pan: 0, brightness: 0.5, strength: 0.4, cycles: 1 }],
  },
};
