import { type EngineStage, engineStages, type Progress } from './contracts.ts';

/** Share of the whole at which a stage ends, as measured on software and hardware adapters alike. */
const stageEnds: Readonly<Record<EngineStage, number>> = {
  decode: 0.03,
  analyse: 0.07,
  plan: 0.07,
  bake: 0.12,
  // Made while frames are drawn.
  sound: 0.12,
  render: 0.5,
  encode: 1,
};
/** Frames drawn before the time left is told. */
const framesToTrust = 5;

/** Times the stages and tells progress, which never falls. */
export class ProgressMeter {
  readonly #tell: (progress: Progress) => void;
  readonly #milliseconds = new Map<EngineStage, number>();
  #framesSince = 0;
  #reached = 0;

  constructor(tell: (progress: Progress) => void) {
    this.#tell = (progress) => {
      // A run that starts over on a new device goes on from where the lost one was.
      this.#reached = Math.max(this.#reached, progress.fraction);
      tell({ ...progress, fraction: this.#reached });
    };
  }

  /** Runs a stage, timed, and tells its beginning. */
  async time<T>(stage: EngineStage, work: () => T | Promise<T>): Promise<T> {
    const before = engineStages[engineStages.indexOf(stage) - 1];
    this.#tell({ stage, fraction: before ? stageEnds[before] : 0, secondsLeft: null });
    const started = performance.now();
    const result = await work();
    this.record(stage, performance.now() - started);
    return result;
  }

  /** Notes a stage's duration in milliseconds. */
  record(stage: EngineStage, milliseconds: number): void {
    this.#milliseconds.set(stage, Math.round(milliseconds));
  }

  /** Tells that `done` of `count` frames are encoded. */
  frame(done: number, count: number): void {
    const now = performance.now();
    if (done === 1) this.#framesSince = now;
    const perFrame = (now - this.#framesSince) / Math.max(1, done - 1) / 1000;
    this.#tell({
      stage: 'render',
      fraction: stageEnds.bake + (1 - stageEnds.bake) * (done / count),
      secondsLeft: done >= framesToTrust ? perFrame * (count - done) : null,
    });
  }

  /** Milliseconds by stage, 0 for what did not run. */
  milliseconds(): Record<EngineStage, number> {
    const of = (stage: EngineStage) => this.#milliseconds.get(stage) ?? 0;
    return {
      decode: of('decode'),
      analyse: of('analyse'),
      plan: of('plan'),
      bake: of('bake'),
      sound: of('sound'),
      render: of('render'),
      encode: of('encode'),
    };
  }
}
