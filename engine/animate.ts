import { type BeingNets, shippedBeingNets } from './analyse/beingNets.ts';
import { correctScene } from './analyse/correct.ts';
import { summarise } from './analyse/sceneAnalysis.ts';
import { type Segmenter, segmentScene } from './analyse/segment.ts';
import { bake } from './bake/bake.ts';
import type { AnimateContext, AnimateOptions, AnimateResult } from './contracts.ts';
import { decodePicture } from './decode/decode.ts';
import { debugImages } from './encode/debugImages.ts';
import { encodeMp4 } from './encode/encodeMp4.ts';
import { framesFor } from './encode/framesFor.ts';
import { makeSound } from './encode/makeSound.ts';
import { jpegOf } from './encode/stills.ts';
import { chooseEncoding, grainFor } from './encode/videoEncoding.ts';
import { EngineError } from './errors.ts';
import { type Gpu, type GpuProvider, isLost, requestGpu } from './gpu/device.ts';
import { guardGpu } from './gpu/guardedGpu.ts';
import { measureAdapter } from './gpu/measureAdapter.ts';
import { memoryOf } from './gpu/memory.ts';
import { levelOf, qualities } from './gpu/quality.ts';
import { toldFacesOf } from './plan/corrections.ts';
import { frameCount } from './plan/loop.ts';
import { planFor } from './plan/planFor.ts';
import { remarksOn } from './plan/remarks.ts';
import { ProgressMeter } from './progress.ts';
import { readPrompt } from './prompt/prompt.ts';
import { Inspection, rated, worstOf } from './safety/inspection.ts';
import type { Judge } from './safety/judge.ts';
import { ratePicture, safetyNet } from './safety/ratePicture.ts';
import { platesOf, see, showsPerson } from './see.ts';

const thumbnailLongSide = 256;

/**
 * Photo in, labelled loop out: `decode -> analyse -> plan -> bake -> render <-> encode`. A lost device is
 * replaced once; the same picture, plan and seed give the same frames on the same adapter.
 * @throws EngineError with the codes of `errors.ts`; the signal's reason when aborted.
 */
export async function animate(
  bytes: Blob,
  options: AnimateOptions,
  context: AnimateContext,
  provideGpu: GpuProvider = requestGpu,
  segment: Segmenter = segmentScene,
  beingNets: BeingNets = shippedBeingNets,
): Promise<AnimateResult> {
  const meter = new ProgressMeter(context.onProgress);
  try {
    return await attempt(bytes, options, context, meter, provideGpu, segment, beingNets);
  } catch (error) {
    if (!(error instanceof EngineError && error.code === 'device-lost')) throw error;
    return attempt(bytes, options, context, meter, provideGpu, segment, beingNets);
  }
}

/** One run on one device, which it destroys at the end. */
async function attempt(
  bytes: Blob,
  options: AnimateOptions,
  { signal, gpu: preference, nets = {}, judge }: AnimateContext,
  meter: ProgressMeter,
  provideGpu: GpuProvider,
  segment: Segmenter,
  beingNets: BeingNets,
): Promise<AnimateResult> {
  signal.throwIfAborted();
  // The net loads while the device is asked for and the picture decoded.
  segment.prepare?.();
  using guarded = await guardGpu(provideGpu, preference);
  const { gpu, failure } = guarded;
  try {
    const stop = AbortSignal.any([signal, failure]);
    return await run(bytes, options, gpu, stop, meter, segment, beingNets, nets, judge);
  } catch (error) {
    signal.throwIfAborted();
    // What fails on a lost device fails because of the loss.
    await isLost(gpu.device);
    failure.throwIfAborted();
    throw error;
  }
}

async function run(
  bytes: Blob,
  options: AnimateOptions,
  gpu: Gpu,
  signal: AbortSignal,
  meter: ProgressMeter,
  segment: Segmenter,
  beingNets: BeingNets,
  nets: NonNullable<AnimateContext['nets']>,
  judge: Judge | undefined,
): Promise<AnimateResult> {
  const quality = levelOf(await measureAdapter(gpu.device, gpu.description));
  const longSide = options.longSide ?? qualities[quality].longSide;
  const picture = await meter.time('decode', () => decodePicture(bytes, longSide, signal));
  try {
    const { seen, scene, plates } = await meter.time('analyse', async () => {
      const told = toldFacesOf(options.corrections);
      const seen = await see(picture, { segment, beingNets, depth: nets.depth, gpu }, signal, told);
      const corrected = correctScene(seen.scene, seen.raster, options.corrections);
      const behind = await platesOf(corrected, picture.bitmap, nets.inpaint, signal, gpu);
      return { seen, ...behind };
    });
    const { raster } = seen;
    // Rated while the adapter bakes.
    const rating = judge ? rated(ratePicture, picture.bitmap, signal) : null;
    rating?.catch(() => undefined);
    const prompt = readPrompt(options.prompt ?? '');
    const plan = await meter.time('plan', () => planFor(scene, raster, options, prompt));
    signal.throwIfAborted();
    const encoding = await chooseEncoding(picture.width, picture.height, plan.fps, options.videoQuality);
    const baked = await meter.time('bake', async () => {
      const result = bake(gpu.device, {
        picture,
        raster,
        scene,
        plates,
        plan,
        quality: qualities[quality],
        mark: (options.mark ?? true) || showsPerson(seen.scene),
        markCorner: options.markCorner,
        grain: grainFor(encoding),
      });
      await gpu.device.queue.onSubmittedWorkDone();
      return result;
    });
    using _resources = baked.resources;
    signal.throwIfAborted();
    const scores = await rating;
    // Of the scene as seen: whose face is switched off is in the picture all the same.
    await judge?.picture({ scores, faces: seen.scene.faces });
    const count = frameCount(plan.seconds, plan.fps);
    using frames = await framesFor(baked, gpu, encoding);
    const inspection = judge ? new Inspection(ratePicture, count, signal) : null;
    const sound = makeSound(plan, signal);
    const video = await encodeMp4({
      frames,
      sound,
      encoding,
      count,
      fps: plan.fps,
      signal,
      look: (frame, index) => inspection?.look(frame, index),
      onFrame: (done) => meter.frame(done, count),
    });
    const sampled = (await inspection?.frames()) ?? [];
    signal.throwIfAborted();
    await judge?.video({ picture: scores, frames: sampled });
    meter.record('render', video.waits.frames);
    meter.record('encode', video.waits.encoder);
    meter.record('sound', video.waits.sound);
    return {
      mp4: video.mp4,
      poster: await jpegOf(picture.bitmap, Math.max(picture.width, picture.height)),
      thumbnail: await jpegOf(picture.bitmap, thumbnailLongSide),
      debugImages: options.debug ? await debugImages(scene, plan) : {},
      report: {
        width: picture.width,
        height: picture.height,
        fps: plan.fps,
        frames: count,
        seconds: count / plan.fps,
        codec: video.codec,
        sound: sound?.report() ?? null,
        adapter: { description: gpu.description, software: gpu.software },
        quality,
        gpuBytes: memoryOf(gpu.device).peak,
        remarks: remarksOn(scene, plan),
        stages: meter.milliseconds(),
        analysis: summarise(scene),
        plan,
        safety: { net: safetyNet, picture: scores, video: worstOf(sampled) },
        promptIgnored: prompt.ignored,
      },
    };
  } finally {
    picture.bitmap.close();
  }
}
