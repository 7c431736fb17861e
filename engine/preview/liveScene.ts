import type { BakedScene } from '../bake/bakedScene.ts';
import { bakeMark, type MarkInput } from '../bake/bakeMark.ts';
import { bakeMotion } from '../bake/bakeMotion.ts';
import { bakePart, bakeStillness, sceneOf } from '../bake/movingScene.ts';
import { bakeStill, partsNearThings, type StillInput, type StillScene } from '../bake/stillScene.ts';
import { GpuResources } from '../gpu/resources.ts';
import type { BakeContext } from '../motions/bakeContext.ts';
import { bakeFlows } from '../motions/flow/bake.ts';
import type { MotionDraw } from '../motions/motionDraw.ts';
import type { MotionPlan } from '../plan/motionPlan.ts';

/** Something baked, by all that it was baked of. */
interface Part {
  readonly key: string;
  readonly resources: GpuResources;
  readonly made: unknown;
  users: number;
}

/** Waits between two parts, so that frames of what is on show are drawn meanwhile. @throws where it is to stop */
export type Pause = () => Promise<void>;

/** A scene by one plan, until it is released. */
export interface TakenScene {
  readonly baked: BakedScene;
  readonly release: () => void;
}

/**
 * A baked picture whose plan may change: of each plan only what differs from those in use is baked, by the bakers of
 * the export, so that a changed motion costs its own bake and nothing else. Whoever takes scenes releases them before
 * the owner disposes of it.
 */
export class LiveScene implements Disposable {
  readonly #resources: GpuResources;
  readonly #still: StillScene;
  readonly #parted: boolean;
  readonly #parts = new Map<string, Part>();

  constructor(device: GPUDevice, input: StillInput, plan: MotionPlan) {
    this.#resources = new GpuResources(device);
    this.#parted = partsNearThings(plan);
    try {
      this.#still = bakeStill(this.#resources, input, this.#parted);
    } catch (error) {
      this.#resources[Symbol.dispose]();
      throw error;
    }
  }

  /** Whether what is still suits a plan. */
  suits(plan: MotionPlan): boolean {
    return partsNearThings(plan) === this.#parted;
  }

  /** The picture as it moves by a plan. */
  async take(plan: MotionPlan, marking: MarkInput, pause: Pause): Promise<TakenScene> {
    const { motions, guidance, seed, seconds } = plan;
    const enabled = motions.filter((motion) => motion.enabled);
    const used: Part[] = [];
    const release = () => {
      for (const part of used) this.#release(part);
    };
    const part = async <T>(key: unknown, make: (context: BakeContext) => T): Promise<T> => {
      const name = JSON.stringify(key);
      const known = this.#parts.has(name);
      const found = this.#use(name, plan, make);
      used.push(found);
      if (!known) await pause();
      return found.made as T;
    };
    try {
      const flowing = enabled.filter(({ kind }) => kind === 'flow');
      const flows = await part(['flows', flowing, guidance?.arrows ?? [], seed, seconds], bakeFlows);
      const draws: MotionDraw[] = [];
      for (const motion of enabled)
        draws.push(
          ...(await part(['motion', motion, seed, seconds], (context) => bakeMotion(motion, context))),
        );
      const stillness = await part(['freeze', guidance?.freeze], ({ resources }) =>
        bakeStillness(resources, guidance?.freeze),
      );
      const mark = await part(['mark', marking], ({ resources }) =>
        bakeMark(resources, this.#still, marking),
      );
      return { baked: sceneOf(this.#still, plan, { flows, draws, stillness, ...mark }), release };
    } catch (error) {
      release();
      throw error;
    }
  }

  #use(key: string, plan: MotionPlan, make: (context: BakeContext) => unknown): Part {
    const known = this.#parts.get(key);
    if (known) {
      known.users++;
      return known;
    }
    const resources = new GpuResources(this.#resources.device);
    try {
      const part = { key, resources, made: bakePart(this.#still, plan, resources, make), users: 1 };
      this.#parts.set(key, part);
      return part;
    } catch (error) {
      resources[Symbol.dispose]();
      throw error;
    }
  }

  #release(part: Part): void {
    part.users--;
    if (part.users > 0) return;
    this.#parts.delete(part.key);
    part.resources[Symbol.dispose]();
  }

  [Symbol.dispose](): void {
    this.#resources[Symbol.dispose]();
  }
}
