import { analyse } from './analyse/analyse.ts';
import { analysisLongSide } from './analyse/classical.ts';
import { type PeopleNets, shippedPeopleNets } from './analyse/faces/nets.ts';
import { peopleFinderIn } from './analyse/faces/people.ts';
import type { Pixels } from './analyse/faces/pixels.ts';
import { type Raster, rasterFromRgba } from './analyse/raster.ts';
import { meanOf, type SceneAnalysis, summarise } from './analyse/sceneAnalysis.ts';
import { type Segmenter, segmentScene } from './analyse/segment.ts';
import { bake } from './bake/bake.ts';
import type { AnimateContext, AnimateOptions, AnimateResult } from './contracts.ts';
import { decodePicture, type Picture } from './decode/decode.ts';
import { debugImages } from './encode/debugImages.ts';
import { encodeMp4 } from './encode/encodeMp4.ts';
import { makeSound } from './encode/makeSound.ts';
import { jpegOf } from './encode/stills.ts';
import { chooseEncoding } from './encode/videoEncoding.ts';
import { EngineError } from './errors.ts';
import { type Gpu, type GpuProvider, requestGpu } from './gpu/device.ts';
import { measureAdapter } from './gpu/measureAdapter.ts';
import { memoryOf } from './gpu/memory.ts';
import { levelOf, qualities } from './gpu/quality.ts';
import { withNetDepth } from './nets/depthNet.ts';
import { type Inpainted, inpaintPlates } from './nets/inpaintNet.ts';
import type { OptionalNet } from './nets/net.ts';
import { frameCount } from './plan/loop.ts';
import { planMotion, selectMotions } from './plan/planner.ts';
import { seedOf } from './plan/random.ts';
import { remarksOn } from './plan/remarks.ts';
import { ProgressMeter } from './progress.ts';
import { readPrompt } from './prompt/prompt.ts';
import { CanvasFrames, canvasPixelsAreRight } from './render/canvasFrames.ts';
import { ReadbackFrames } from './render/readbackFrames.ts';

import { Inspection, rated, worstOf } from './safety/inspection.ts';
import type { Judge } from './safety/judge.ts';
import { ratePicture, safetyNet } from './safety/ratePicture.ts';
import { chooseSound } from './sound/planSound.ts';

const thumbnailLongSide = 256;
/**
 * Grain in the flowing sky, levels of 8 bits. Software encoders hold blocks that change by less than about two
 * levels a frame, so a smooth sky would stand still in them; elsewhere a little hides banding.
 */
const grainLevels = { software: 6, hardware: 1.5 };

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
  peopleNets: PeopleNets = shippedPeopleNets,
): Promise<AnimateResult> {
  const meter = new ProgressMeter(context.onProgress);
  try {
    return await attempt(bytes, options, context, meter, provideGpu, segment, peopleNets);
  } catch (error) {
    if (!(error instanceof EngineError && error.code === 'device-lost')) throw error;
    return attempt(bytes, options, context, meter, provideGpu, segment, peopleNets);
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
  peopleNets: PeopleNets,
): Promise<AnimateResult> {
  signal.throwIfAborted();
  // The net loads while the device is asked for and the picture decoded.
  segment.prepare?.();
  const gpu = await provideGpu(preference);
  const failure = new AbortController();
  void gpu.device.lost.then(({ message }) =>
    failure.abort(new EngineError('device-lost', `The GPU device was lost: ${message}`)),
  );
  // Invalid work draws black frames without a word, so the first such error ends the run.
  gpu.device.onuncapturederror = ({ error }) =>
    failure.abort(new EngineError('render-failed', error.message));
  try {
    const stop = AbortSignal.any([signal, failure.signal]);
    return await run(bytes, options, gpu, stop, meter, segment, peopleNets, nets, judge);
  } catch (error) {
    signal.throwIfAborted();
    // What fails on a lost device fails because of the loss.
    await Promise.race([gpu.device.lost, new Promise((resolve) => setTimeout(resolve, 0))]);
    failure.signal.throwIfAborted();
    throw error;
  } finally {
    gpu.device.destroy();
  }
}

async function run(
  bytes: Blob,
  options: AnimateOptions,
  gpu: Gpu,
  signal: AbortSignal,
  meter: ProgressMeter,
  segment: Segmenter,
  peopleNets: PeopleNets,
  nets: NonNullable<AnimateContext['nets']>,
  judge: Judge | undefined,
): Promise<AnimateResult> {
  const quality = levelOf(await measureAdapter(gpu.device, gpu.description));
  const longSide = options.longSide ?? qualities[quality].longSide;
  const picture = await meter.time('decode', () => decodePicture(bytes, longSide, signal));
  try {
    const { raster, scene, plates, scores } = await meter.time('analyse', async () => {
      const rating = judge ? rated(ratePicture, picture.bitmap, signal) : null;
      rating?.catch(() => undefined);
      const small = rasterOf(picture);
      const { width, height } = picture;
      const finder = peopleFinderIn(pixelsOf(picture), peopleNets);
      const seen = await analyse(small, segment, signal, finder);
      const inPixels = { ...seen, picture: { width, height } };
      const deep = nets.depth ? await withNetDepth(inPixels, picture.bitmap, nets.depth, signal) : inPixels;
      const seenWell = await platesOf(deep, picture.bitmap, nets.inpaint, signal);
      return { raster: small, ...seenWell, scores: await rating };
    });
    await judge?.picture({ scores, faces: scene.faces });
    const prompt = readPrompt(options.prompt ?? '');
    const plan = await meter.time('plan', () =>
      options.plan
        ? {
            ...options.plan,
            motions: selectMotions(options.plan.motions, options),
            sound: chooseSound(options.plan.sound, {
              scene,
              seconds: options.plan.seconds,
              motions: options.plan.motions,
              wishes: prompt.sound,
              choice: options.sound,
            }),
            ...(options.guidance ? { guidance: options.guidance } : {}),
          }
        : planMotion(scene, {
            seed: options.seed ?? seedOf(raster.luma),
            seconds: options.seconds ?? 4,
            fps: options.fps ?? 30,
            only: options.only,
            without: options.without,
            prompt,
            guidance: options.guidance,
            sound: options.sound,
          }),
    );
    signal.throwIfAborted();
    const encoding = await chooseEncoding(picture.width, picture.height, plan.fps);
    const baked = await meter.time('bake', async () => {
      const result = bake(gpu.device, {
        picture,
        raster,
        scene,
        plates,
        plan,
        quality: qualities[quality],
        mark: (options.mark ?? true) || showsPerson(scene),
        markCorner: options.markCorner,
        grain: (encoding.software ? grainLevels.software : grainLevels.hardware) / 255,
      });
      await gpu.device.queue.onSubmittedWorkDone();
      return result;
    });
    using _resources = baked.resources;
    signal.throwIfAborted();
    const count = frameCount(plan.seconds, plan.fps);
    const onCanvas = !gpu.software && (await canvasPixelsAreRight(gpu.device));
    using frames = onCanvas ? new CanvasFrames(baked) : new ReadbackFrames(baked);
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

/** What lies behind by the user's net, where there is one. */
const platesOf = async (
  scene: SceneAnalysis,
  bitmap: ImageBitmap,
  net: OptionalNet | undefined,
  signal: AbortSignal,
): Promise<Inpainted> => (net ? inpaintPlates(scene, bitmap, net, signal) : { scene, plates: {} });

/** Whether a person is in the picture: its mark cannot be switched off. */
const showsPerson = ({ faces, masks }: SceneAnalysis): boolean =>
  faces.some(({ depicted }) => !depicted) || (masks.person !== undefined && meanOf(masks.person) > 0.01);

/** All pixels of a picture. */
function pixelsOf({ bitmap, width, height }: Picture): Pixels {
  const context = new OffscreenCanvas(width, height).getContext('2d', { willReadFrequently: true })!;
  context.drawImage(bitmap, 0, 0);
  return { width, height, data: context.getImageData(0, 0, width, height).data };
}

/** The small picture that analysis looks at. */
function rasterOf({ bitmap, width, height }: Picture): Raster {
  const scale = Math.min(1, analysisLongSide / Math.max(width, height));
  const w = Math.max(1, Math.round(width * scale));
  const h = Math.max(1, Math.round(height * scale));
  const context = new OffscreenCanvas(w, h).getContext('2d', { willReadFrequently: true })!;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, 0, 0, w, h);
  return rasterFromRgba(context.getImageData(0, 0, w, h).data, w, h);
}
