import code from '../../../shaders/render/compose.wgsl?raw';
import type { BakedScene } from '../../bake/bakedScene.ts';
import { FragmentPass } from '../../gpu/fragmentPass.ts';
import type { GpuResources } from '../../gpu/resources.ts';
import { mirroredSampler } from '../../gpu/samplers.ts';
import { cameraView } from '../../motions/camera/pose.ts';
import { finishAt } from '../../motions/finish/moment.ts';
import { phaseAt } from '../../plan/loop.ts';
import { MotionPass } from './motionPass.ts';

/** Floats of the `Frame` uniform. */
const uniformLength = 16;
/** The camera of a scene without one. */
const resting = { travelX: 0, travelY: 0, zoom: 0, steady: 0 };

/** Composes one frame of a baked scene into an rgba8unorm texture of the picture's size. */
export class ComposePass {
  readonly #scene: BakedScene;
  readonly #motions: MotionPass;
  readonly #pass: FragmentPass;
  readonly #group: GPUBindGroup;
  readonly #uniform: GPUBuffer;
  readonly #values = new Float32Array(uniformLength);

  /** `resources` owns what the pass itself needs. */
  constructor(resources: GpuResources, scene: BakedScene) {
    const { device } = resources;
    this.#scene = scene;
    this.#motions = new MotionPass(resources, scene.motions, scene.width, scene.height);
    const { displacement, light, overlay } = this.#motions.layers;
    this.#pass = new FragmentPass(device, {
      label: 'compose',
      code,
      targets: ['rgba8unorm'],
      constants: {
        seekSteps: scene.seekSteps,
        camera: Number(scene.camera !== null),
        layered: Number(scene.background !== null),
        cutOut: Number(scene.near !== null),
        pictureFlows: Number(scene.pictureFlow !== null),
        plateFlows: Number(scene.plateFlow !== null),
        displaced: Number(displacement !== undefined),
        lit: Number(light !== undefined),
        finishes: Number(scene.finish !== null),
        overlaid: Number(overlay !== undefined),
        frozen: Number(scene.stillness !== null),
      },
    });
    this.#uniform = resources.buffer(
      'frame',
      uniformLength * 4,
      GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    );
    const mirrored = mirroredSampler(device);
    // Bindings that a variant never reads still need a texture.
    const unused = scene.picture;
    const textures = [
      scene.picture,
      scene.background?.plate ?? unused,
      scene.background?.matte ?? unused,
      scene.depth,
      scene.pictureFlow?.field ?? unused,
      scene.plateFlow?.field ?? unused,
      scene.pictureFlow?.statistics ?? unused,
      scene.plateFlow?.statistics ?? unused,
      scene.mark,
      displacement ?? unused,
      light ?? unused,
      overlay ?? unused,
      scene.stillness ?? unused,
      scene.near?.plate ?? unused,
      scene.near?.matte ?? unused,
      scene.near?.depth ?? unused,
    ];
    const bindings: Record<number, GPUBindingResource> = { 0: { buffer: this.#uniform }, 1: mirrored };
    textures.forEach((texture, i) => {
      bindings[i + 2] = texture.createView();
    });
    this.#group = this.#pass.bind(bindings);
  }

  /** Records frame `index`, 0..frames-1. The uniform is written at once: submit before the next call. */
  record(encoder: GPUCommandEncoder, index: number, target: GPUTexture): void {
    const { width, height, frames, camera, plateFlow, pictureFlow, markOrigin, grain } = this.#scene;
    const time = index / frames;
    const view = camera ? cameraView(camera, phaseAt(time, camera.cycles), width, height) : resting;
    const finish = finishAt(this.#scene.finish, index, frames);
    this.#values.set([
      view.travelX,
      view.travelY,
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
      0,
      0,
    ]);
    this.#scene.resources.device.queue.writeBuffer(this.#uniform, 0, this.#values);
    this.#motions.record(encoder, time);
    this.#pass.record(encoder, this.#group, [target]);
  }
}
