import { type BeingNets, shippedBeingNets } from '../analyse/beingNets.ts';
import { correctScene } from '../analyse/correct.ts';
import type { SceneAnalysis } from '../analyse/sceneAnalysis.ts';
import { type Segmenter, segmentScene } from '../analyse/segment.ts';
import type { AnimateOptions, PreviewContext, PreviewLook } from '../contracts.ts';
import { decodePicture, type Picture } from '../decode/decode.ts';
import { type Size, workingSize } from '../decode/workingSize.ts';
import { chooseEncoding, grainFor } from '../encode/videoEncoding.ts';
import { type GpuProvider, requestGpu } from '../gpu/device.ts';
import { type GuardedGpu, guardGpu } from '../gpu/guardedGpu.ts';
import { measureAdapter } from '../gpu/measureAdapter.ts';
import { levelOf, type Quality, qualities } from '../gpu/quality.ts';
import type { Plates } from '../nets/inpaintNet.ts';
import { type Corrections, type ToldFace, toldFacesOf } from '../plan/corrections.ts';
import type { MotionPlan } from '../plan/motionPlan.ts';
import { planFor } from '../plan/planFor.ts';
import { ReadbackFrames } from '../render/readbackFrames.ts';
import { type Eyes, platesOf, type Seen, see, seesFaceAt, showsPerson } from '../see.ts';
import { LiveScene, type TakenScene } from './liveScene.ts';

/** What is on show, and what draws its frames. */
interface Stage {
  readonly live: LiveScene;
  /** All that is baked whatever the plan depends on. */
  readonly scene: SceneAnalysis;
  /** Longest side that it is drawn at, pixels. */
  readonly longSide: number;
  readonly taken: TakenScene;
  readonly frames: ReadbackFrames;
}

/**
 * A picture that is kept open while its plan changes: decoded and looked at once, baked for each plan, drawn
 * frame by frame with the passes of the export. The owner disposes of it.
 */
export class Preview implements Disposable {
  readonly #guarded: GuardedGpu;
  readonly #context: PreviewContext;
  readonly #picture: Picture;
  readonly #eyes: Eyes;
  readonly #quality: Quality;
  readonly #grain: number;
  #seen: Seen;
  /** Where the user said that faces are when the picture was looked at. */
  #told: readonly ToldFace[];
  /** The corrections asked for so far: looking again takes longer than switching a face off. */
  #corrected: Promise<unknown> = Promise.resolve();
  #scene: SceneAnalysis;
  #plates: Plates = {};
  #stage: Stage | null = null;

  private constructor(
    guarded: GuardedGpu,
    context: PreviewContext,
    picture: Picture,
    eyes: Eyes,
    seen: Seen,
    told: readonly ToldFace[],
    quality: Quality,
    grain: number,
  ) {
    this.#guarded = guarded;
    this.#context = context;
    this.#picture = picture;
    this.#eyes = eyes;
    this.#seen = seen;
    this.#told = told;
    this.#quality = quality;
    this.#grain = grain;
    this.#scene = seen.scene;
  }

  /**
   * Opens a picture. @throws as `animate` does
   * @param options the analysis is that of a video of this size
   */
  static async open(
    bytes: Blob,
    { longSide, corrections }: Pick<AnimateOptions, 'longSide' | 'corrections'>,
    context: PreviewContext,
    provideGpu: GpuProvider = requestGpu,
    segment: Segmenter = segmentScene,
    beingNets: BeingNets = shippedBeingNets,
  ): Promise<Preview> {
    const { signal, nets = {} } = context;
    segment.prepare?.();
    const guarded = await guardGpu(provideGpu, context.gpu);
    try {
      const { gpu } = guarded;
      const quality = qualities[levelOf(await measureAdapter(gpu.device, gpu.description))];
      const picture = await decodePicture(bytes, longSide ?? quality.longSide, signal);
      try {
        const eyes = { segment, beingNets, depth: nets.depth, gpu };
        const told = toldFacesOf(corrections);
        const seen = await see(picture, eyes, signal, told);
        const encoding = await chooseEncoding(picture.width, picture.height, 30);
        const preview = new Preview(guarded, context, picture, eyes, seen, told, quality, grainFor(encoding));
        await preview.correct(corrections);
        return preview;
      } catch (error) {
        picture.bitmap.close();
        throw error;
      }
    } catch (error) {
      guarded[Symbol.dispose]();
      throw error;
    }
  }

  /** What was seen in the picture, before any correction. */
  get seen(): SceneAnalysis {
    return this.#seen.scene;
  }

  /** What is in the picture, as corrected. */
  get scene(): SceneAnalysis {
    return this.#scene;
  }

  /** The picture as it is, at the video's size. Closed by `Symbol.dispose`. */
  get original(): ImageBitmap {
    return this.#picture.bitmap;
  }

  /** Aborts when the device is worth nothing any more. */
  get failure(): AbortSignal {
    return this.#guarded.failure;
  }

  /** The adapter that draws. */
  get adapter(): { readonly description: string; readonly software: boolean } {
    const { description, software } = this.#guarded.gpu;
    return { description, software };
  }

  /** Whether the visible mark cannot be switched off. */
  get mustMark(): boolean {
    return showsPerson(this.#seen.scene);
  }

  /**
   * Takes the user's corrections instead of those before, for what is shown next; the last ones asked for are those that
   * stay. Where other faces are pointed at, the picture is looked at again.
   */
  correct(corrections: Corrections | undefined): Promise<void> {
    const correcting = this.#corrected.then(() => this.#correct(corrections));
    this.#corrected = correcting.catch(() => undefined);
    return correcting;
  }

  async #correct(corrections: Corrections | undefined): Promise<void> {
    const { signal, nets = {} } = this.#context;
    const told = toldFacesOf(corrections);
    if (JSON.stringify(told) !== JSON.stringify(this.#told)) {
      this.#seen = await see(this.#picture, this.#eyes, signal, told);
      this.#told = told;
    }
    const corrected = correctScene(this.#seen.scene, this.#seen.raster, corrections);
    const { gpu } = this.#guarded;
    const { scene, plates } = await platesOf(corrected, this.#picture.bitmap, nets.inpaint, signal, gpu);
    this.#scene = scene;
    this.#plates = plates;
  }

  /** Whether there is a face where the user says so that is not seen yet: `correct` then knows it, too. */
  seesFaceAt(place: ToldFace): Promise<boolean> {
    return seesFaceAt(this.#picture, place, this.#seen, this.#eyes, this.#context.signal);
  }

  /** Whether a video of this size can be made here, in a size of its own: larger ones are made no larger. */
  async canExport(longSide: number): Promise<boolean> {
    const { width, height } = this.sizeAt(longSide);
    if (longSide > this.#guarded.gpu.device.limits.maxTextureDimension2D) return false;
    if (Math.max(width, height) < longSide) return false;
    return chooseEncoding(width, height, 30).then(
      () => true,
      () => false,
    );
  }

  /** Size of a video of this long side, in pixels. */
  sizeAt(longSide: number): Size {
    return workingSize(this.#picture.original, longSide);
  }

  /** The plan that `animate` would make for these options. */
  plan(options: AnimateOptions): MotionPlan {
    return planFor(this.#scene, this.#seen.raster, options);
  }

  /**
   * Puts a plan on show: what is not as it was is baked, and nothing else. Until that is done, `draw` gives frames of
   * the one before, and what is in flight of it then arrives all the same. One at a time.
   */
  async show(plan: MotionPlan, { longSide, mark = true, markCorner }: PreviewLook): Promise<void> {
    this.failure.throwIfAborted();
    const scene = this.#scene;
    const before = this.#stage;
    const same = before?.scene === scene && before.longSide === longSide && before.live.suits(plan);
    const live = same ? before.live : await this.#bake(plan, longSide);
    try {
      if (!same) await this.#pause();
      const marking = { mark: mark || this.mustMark, markCorner };
      const taken = await live.take(plan, marking, () => this.#pause());
      this.#replace({
        live,
        scene,
        longSide,
        taken,
        frames: new ReadbackFrames(taken.baked, { atOnce: true }),
      });
    } catch (error) {
      if (!same) live[Symbol.dispose]();
      throw error;
    }
  }

  /** Until the adapter has done what it was given: frames of what is on show that are asked for meanwhile come next. */
  async #pause(): Promise<void> {
    if (this.#stage) await this.#guarded.gpu.device.queue.onSubmittedWorkDone();
    this.failure.throwIfAborted();
    this.#context.signal?.throwIfAborted();
  }

  async #bake(plan: MotionPlan, longSide: number): Promise<LiveScene> {
    const picture = await this.#pictureAt(longSide);
    try {
      const still = {
        picture,
        raster: this.#seen.raster,
        scene: this.#scene,
        plates: this.#plates,
        quality: this.#quality,
        grain: this.#grain,
      };
      return new LiveScene(this.#guarded.gpu.device, still, plan);
    } finally {
      if (picture !== this.#picture) picture.bitmap.close();
    }
  }

  /**
   * Draws a frame of what is on show, 0..frames-1: what the encoder would be given, but for its time. The caller closes
   * it. @throws EngineError where the device is lost
   */
  async draw(index: number): Promise<VideoFrame> {
    this.failure.throwIfAborted();
    if (!this.#stage) throw new TypeError('Nothing is on show');
    try {
      return await this.#stage.frames.draw(index, { timestamp: 0, duration: 0 });
    } catch (error) {
      this.failure.throwIfAborted();
      throw error;
    }
  }

  async #pictureAt(longSide: number): Promise<Picture> {
    const { bitmap, width, height, original } = this.#picture;
    if (longSide >= Math.max(width, height)) return this.#picture;
    const size = workingSize({ width, height }, longSide);
    const resized = await createImageBitmap(bitmap, {
      resizeWidth: size.width,
      resizeHeight: size.height,
      resizeQuality: 'high',
    });
    return { bitmap: resized, ...size, original };
  }

  #replace(stage: Stage): void {
    const before = this.#stage;
    this.#stage = stage;
    void before?.frames.idle().finally(() => {
      before.frames[Symbol.dispose]();
      before.taken.release();
      if (before.live !== stage.live) before.live[Symbol.dispose]();
    });
  }

  [Symbol.dispose](): void {
    this.#stage = null;
    this.#guarded[Symbol.dispose]();
    this.#picture.bitmap.close();
  }
}
