import type { BakedScene } from '../../bake/bakedScene.ts';
import { overwriting } from '../../gpu/device.ts';
import { FragmentPass, type FragmentPassDescriptor, rectangleVertices } from '../../gpu/fragmentPass.ts';
import type { GpuResources } from '../../gpu/resources.ts';
import { mirroredSampler } from '../../gpu/samplers.ts';
import { cameraView } from '../../motions/camera/pose.ts';
import { finishAt } from '../../motions/finish/moment.ts';
import { phaseAt } from '../../plan/loop.ts';
import { noiseField, noiseTile } from '../noise.ts';
import { tileExtremesOf, tileSize } from '../tiles/tileExtremes.ts';
import type { TileNeeds } from '../tiles/tileNeeds.ts';
import { tileSceneOf } from '../tiles/tileScene.ts';
import { tileVariants } from '../tiles/tileVariants.ts';
import { type FrameOutput, type Output, outputs } from './frameOutput.ts';
import type { LayersFor } from './layerTextures.ts';
import { MotionPass } from './motionPass.ts';
import { packMargin } from './packLayer.ts';
import { SeekPass } from './seekPass.ts';

/** Floats of the `Frame` uniform. */
const uniformLength = 16;
/** The camera of a scene without one. */
const resting = { travelX: 0, travelY: 0, zoom: 0, steady: 0 };

/** A kernel for part of the picture; `vertices` absent = for all of it. */
interface Draw {
  readonly pass: FragmentPass;
  readonly group: GPUBindGroup;
  readonly vertices?: GPUBuffer;
}

/** Composes the frames of a baked scene, each part of the picture by a kernel that knows what is not in it. */
export class ComposePass {
  readonly #resources: GpuResources;
  readonly #scene: BakedScene;
  readonly #output: Output;
  readonly #stirs: boolean;
  readonly #motions: MotionPass;
  readonly #seek: SeekPass | null;
  readonly #layers: LayersFor;
  readonly #uniform: GPUBuffer;
  readonly #noise: GPUBuffer;
  readonly #sampler: GPUSampler;
  readonly #values = new Float32Array(uniformLength);
  #divided: Promise<void> | null = null;
  #draws: readonly Draw[] | null = null;

  /**
   * `resources` owns what the pass itself needs.
   * @param stirs stirs the luma of `planes`, see shaders/render/patches/stirring.wgsl.
   */
  constructor(resources: GpuResources, scene: BakedScene, output: FrameOutput = 'rgb', stirs = false) {
    const { device } = resources;
    this.#stirs = stirs;
    this.#resources = resources;
    this.#scene = scene;
    this.#output = outputs[output];
    this.#motions = new MotionPass(resources, scene);
    this.#seek =
      scene.camera &&
      new SeekPass(resources, {
        width: scene.width,
        height: scene.height,
        depth: scene.depth,
        nearDepth: scene.near?.depth ?? null,
        steps: scene.seekSteps,
        pixels: scene.seekPixels,
      });
    this.#uniform = resources.buffer(
      'frame',
      uniformLength * 4,
      GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    );
    this.#sampler = mirroredSampler(device);
    this.#noise = noiseTile(resources);
    this.#layers = this.#output.layersOf(resources, scene);
  }

  /** What a kernel reads, by binding (shaders/render/scene.wgsl). */
  #bindings(needs: TileNeeds): Readonly<Record<number, GPUBindingResource>> {
    const scene = this.#scene;
    const { displacement, light, overlay, gleam } = this.#motions.layers;
    const layers = this.#layers(needs);
    const textures = {
      2: layers.picture,
      3: layers.plate,
      4: layers.nearThings,
      5: this.#seek?.places,
      6: scene.pictureFlow?.field,
      7: scene.plateFlow?.field,
      11: displacement,
      12: light,
      13: overlay,
      14: scene.stillness,
      15: gleam,
      17: layers.pictureBeside,
      18: layers.nearBeside,
      ...('plateBeside' in layers ? { 19: layers.plateBeside } : {}),
    };
    return {
      0: { buffer: this.#uniform },
      1: this.#sampler,
      10: { buffer: scene.mark.bytes },
      16: { buffer: this.#noise },
      // Bindings that a variant never reads still need a texture.
      ...Object.fromEntries(
        Object.entries(textures).map(([binding, texture]) => [
          binding,
          (texture ?? scene.picture).createView(),
        ]),
      ),
    };
  }

  /** Gives each part of the picture its own kernel. Without it one draws all, and the same. */
  divide(): Promise<void> {
    this.#divided ??= this.#divide();
    return this.#divided;
  }

  async #divide(): Promise<void> {
    const tiles = tileSceneOf(this.#scene);
    const variants = tileVariants(await tileExtremesOf(this.#scene), tiles);
    const { width, height } = this.#scene;
    const [columns, rows] = this.#output.patch;
    // Targets cover whole patches.
    const size = [Math.ceil(width / columns) * columns, Math.ceil(height / rows) * rows] as const;
    this.#draws = await Promise.all(
      variants.map(async ({ needs, rectangles }) => {
        const pass = await FragmentPass.compiled(this.#resources.device, this.#descriptor(needs, true));
        const inPixels = rectangles.map((rectangle) => ({
          x: rectangle.x * tileSize,
          y: rectangle.y * tileSize,
          width: rectangle.width * tileSize,
          height: rectangle.height * tileSize,
        }));
        const vertices = this.#resources.uploadVertices('tiles', rectangleVertices(inPixels, size));
        return { pass, group: pass.bind(this.#bindings(needs)), vertices };
      }),
    );
  }

  #descriptor(needs: TileNeeds, rectangles: boolean): FragmentPassDescriptor {
    const scene = this.#scene;
    const { code, formats, patch } = this.#output;
    return {
      label: 'compose',
      code,
      rectangles,
      targets: formats,
      constants: {
        width: scene.width,
        height: scene.height,
        ...(patch[0] > 1 ? { margin: packMargin(scene.width), stirs: Number(this.#stirs) } : {}),
        camera: Number(scene.camera !== null),
        cutOut: Number(scene.near !== null),
        near: needs.near,
        sky: needs.sky,
        pictureFlows: Number(needs.pictureFlows),
        plateFlows: Number(scene.plateFlow !== null),
        displaced: Number(needs.displaced),
        resampled: Number(scene.camera !== null || needs.displaced || needs.pictureFlows),
        lit: Number(needs.lit),
        overlaid: Number(needs.overlaid),
        gleaming: Number(needs.gleaming),
        grainy: Number(scene.grain > 0),
        frozen: Number(scene.stillness !== null),
        finishes: Number(scene.finish !== null),
        marked: Number(needs.marked),
        markWidth: scene.mark.width,
        markHeight: scene.mark.height,
      },
    };
  }

  /** One kernel for the whole picture. */
  #undivided(): readonly Draw[] {
    const { all } = tileSceneOf(this.#scene);
    const pass = new FragmentPass(this.#resources.device, this.#descriptor(all, false));
    return [{ pass, group: pass.bind(this.#bindings(all)) }];
  }

  /**
   * Records frame `index`, 0..frames-1, into the output's textures. The uniform is written at once: submit before
   * the next call.
   */
  record(encoder: GPUCommandEncoder, index: number, ...targets: readonly GPUTexture[]): void {
    const { width, height, frames, camera, plateFlow, pictureFlow, markOrigin, grain } = this.#scene;
    const time = index / frames;
    const view = camera ? cameraView(camera, phaseAt(time, camera.cycles), width, height) : resting;
    const finish = finishAt(this.#scene.finish, index, frames);
    this.#values.set([
      view.zoom,
      view.steady,
      plateFlow ? phaseAt(time, plateFlow.cycles) : 0,
      pictureFlow ? phaseAt(time, pictureFlow.cycles) : 0,
      ...markOrigin,
      // Film lies over the sky as well: its own grain is what is missing to what the sky needs.
      Math.max(0, grain - finish.grain),
      finish.grain,
      ...noiseField(index),
      // Fields of their own.
      ...noiseField(finish.field + 0x10000),
      finish.vignette,
      index % 4,
    ]);
    this.#scene.resources.device.queue.writeBuffer(this.#uniform, 0, this.#values);
    this.#motions.record(encoder, time);
    this.#seek?.record(encoder, view);
    this.#draws ??= this.#undivided();
    const pass = encoder.beginRenderPass({
      label: 'compose',
      colorAttachments: targets.map((target) => ({
        view: target.createView(),
        loadOp: overwriting(this.#resources.device),
        storeOp: 'store',
      })),
    });
    for (const { pass: kernel, group, vertices } of this.#draws) {
      if (vertices) kernel.drawRectangles(pass, group, vertices);
      else kernel.draw(pass, group);
    }
    pass.end();
  }
}
