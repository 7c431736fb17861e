import code from '../../../shaders/render/compose.wgsl?raw';
import type { BakedScene } from '../../bake/bakedScene.ts';
import { FragmentPass, rectangleVertices } from '../../gpu/fragmentPass.ts';
import type { GpuResources } from '../../gpu/resources.ts';
import { mirroredSampler } from '../../gpu/samplers.ts';
import { cameraView } from '../../motions/camera/pose.ts';
import { finishAt } from '../../motions/finish/moment.ts';
import { phaseAt } from '../../plan/loop.ts';
import { tileExtremesOf, tileSize } from '../tiles/tileExtremes.ts';
import { tileSceneOf } from '../tiles/tileScene.ts';
import { type TileNeeds, tileVariants } from '../tiles/tileVariants.ts';
import { cutOut } from './cutOut.ts';
import { MotionPass } from './motionPass.ts';
import { SeekPass } from './seekPass.ts';

/** Floats of the `Frame` uniform. */
const uniformLength = 12;
/** The camera of a scene without one. */
const resting = { travelX: 0, travelY: 0, zoom: 0, steady: 0 };

/** One render pass of a frame: an entry point of the kernel, and the textures it draws into. */
interface Stage {
  readonly entryPoint: string;
  readonly formats: readonly GPUTextureFormat[];
}

/** What frames come as: one rgba8unorm texture, or the three r8unorm planes of BT.709 I420, chroma at half size. */
const outputs = {
  rgb: [{ entryPoint: 'shade', formats: ['rgba8unorm'] }],
  planes: [
    { entryPoint: 'luma', formats: ['r8unorm'] },
    { entryPoint: 'chroma', formats: ['r8unorm', 'r8unorm'] },
  ],
} as const satisfies Record<string, readonly Stage[]>;

export type FrameOutput = keyof typeof outputs;

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
  readonly #stages: readonly Stage[];
  readonly #motions: MotionPass;
  readonly #seeks: readonly SeekPass[];
  readonly #bindings: Readonly<Record<number, GPUBindingResource>>;
  readonly #uniform: GPUBuffer;
  readonly #values = new Float32Array(uniformLength);
  #divided: Promise<void> | null = null;
  /** By stage. */
  #draws: readonly (readonly Draw[])[] | null = null;

  /** `resources` owns what the pass itself needs. */
  constructor(resources: GpuResources, scene: BakedScene, output: FrameOutput = 'rgb') {
    const { device } = resources;
    this.#resources = resources;
    this.#scene = scene;
    this.#stages = outputs[output];
    this.#motions = new MotionPass(resources, scene);
    const seekIn = (depth: GPUTexture) =>
      new SeekPass(resources, { width: scene.width, height: scene.height, depth, steps: scene.seekSteps });
    const seek = scene.camera && seekIn(scene.depth);
    const nearSeek = scene.camera && scene.near && seekIn(scene.near.depth);
    this.#seeks = [seek, nearSeek].filter((pass) => pass !== null);
    this.#uniform = resources.buffer(
      'frame',
      uniformLength * 4,
      GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    );
    const { displacement, light, overlay } = this.#motions.layers;
    const { near, background } = scene;
    const things = near && cutOut(resources, 'near things', { picture: scene.picture, ...near });
    const standing = near?.plate ?? scene.picture;
    const layer = background ? cutOut(resources, 'layer', { picture: standing, ...background }) : standing;
    // Bindings that a variant never reads still need a texture.
    const unused = scene.picture;
    const textures = [
      layer,
      scene.background?.plate ?? unused,
      things ?? unused,
      seek?.places ?? unused,
      scene.pictureFlow?.field ?? unused,
      scene.plateFlow?.field ?? unused,
      scene.pictureFlow?.statistics ?? unused,
      scene.plateFlow?.statistics ?? unused,
      scene.mark,
      displacement ?? unused,
      light ?? unused,
      overlay ?? unused,
      scene.stillness ?? unused,
      nearSeek?.places ?? unused,
    ];
    const bindings: Record<number, GPUBindingResource> = {
      0: { buffer: this.#uniform },
      1: mirroredSampler(device),
    };
    textures.forEach((texture, i) => {
      bindings[i + 2] = texture.createView();
    });
    this.#bindings = bindings;
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
    const buffers = variants.map(({ rectangles }) => {
      const inPixels = rectangles.map((rectangle) => ({
        x: rectangle.x * tileSize,
        y: rectangle.y * tileSize,
        width: rectangle.width * tileSize,
        height: rectangle.height * tileSize,
      }));
      return this.#resources.uploadVertices('tiles', rectangleVertices(inPixels, [width, height]));
    });
    this.#draws = this.#stages.map((stage) =>
      variants.map(({ needs }, i) => ({ ...this.#kernel(stage, needs, true), vertices: buffers[i]! })),
    );
  }

  #kernel({ entryPoint, formats }: Stage, needs: TileNeeds, rectangles: boolean): Draw {
    const scene = this.#scene;
    const pass = new FragmentPass(this.#resources.device, {
      label: `compose ${entryPoint}`,
      code,
      entryPoint,
      rectangles,
      targets: formats,
      constants: {
        camera: Number(scene.camera !== null),
        cutOut: Number(scene.near !== null),
        near: needs.near,
        sky: needs.sky,
        pictureFlows: Number(needs.pictureFlows),
        plateFlows: Number(scene.plateFlow !== null),
        displaced: Number(needs.displaced),
        lit: Number(needs.lit),
        overlaid: Number(needs.overlaid),
        frozen: Number(scene.stillness !== null),
        finishes: Number(scene.finish !== null),
        marked: Number(needs.marked),
      },
    });
    return { pass, group: pass.bind(this.#bindings) };
  }

  /** One kernel for the whole picture. */
  #undivided(): readonly (readonly Draw[])[] {
    const { all } = tileSceneOf(this.#scene);
    return this.#stages.map((stage) => [this.#kernel(stage, all, false)]);
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
      index,
      finish.grain,
      finish.field,
      finish.vignette,
      0,
    ]);
    this.#scene.resources.device.queue.writeBuffer(this.#uniform, 0, this.#values);
    this.#motions.record(encoder, time);
    for (const seek of this.#seeks) seek.record(encoder, view);
    this.#draws ??= this.#undivided();
    let next = 0;
    this.#stages.forEach(({ entryPoint, formats }, i) => {
      const pass = encoder.beginRenderPass({
        label: `compose ${entryPoint}`,
        colorAttachments: formats.map(() => ({
          view: targets[next++]!.createView(),
          loadOp: 'clear' as const,
          storeOp: 'store' as const,
        })),
      });
      for (const draw of this.#draws![i]!) {
        if (draw.vertices) draw.pass.drawRectangles(pass, draw.group, draw.vertices);
        else draw.pass.draw(pass, draw.group);
      }
      pass.end();
    });
  }
}
