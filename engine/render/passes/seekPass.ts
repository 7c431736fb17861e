import code from '../../../shaders/render/seek.wgsl?raw';
import { fieldFormats } from '../../gpu/fieldFormats.ts';
import { FragmentPass } from '../../gpu/fragmentPass.ts';
import type { GpuResources } from '../../gpu/resources.ts';
import { mirroredSampler } from '../../gpu/samplers.ts';
import type { CameraView } from '../../motions/camera/pose.ts';

/** What a pass seeks in. */
export interface SeekInput {
  /** Size of the picture in pixels. */
  readonly width: number;
  readonly height: number;
  /** r8unorm or r16float, of the picture's layer, and of the things cut out of it where there are any. */
  readonly depth: GPUTexture;
  readonly nearDepth: GPUTexture | null;
  readonly steps: number;
  /** Pixels a side that share one answer. */
  readonly pixels: number;
}

/** Where the camera finds each layer's part of what a frame shows; see `places`. */
export class SeekPass {
  /** A field of offsets in picture units: of the picture's layer, and of near things. */
  readonly places: GPUTexture;
  readonly #pass: FragmentPass;
  readonly #group: GPUBindGroup;
  readonly #uniform: GPUBuffer;

  /** `resources` owns what the pass needs. */
  constructor(resources: GpuResources, { depth, nearDepth, steps, pixels, ...picture }: SeekInput) {
    const { device } = resources;
    // At least two texels each way, so that offsets are interpolated also in the smallest pictures.
    const [width, height] = [picture.width, picture.height].map((side) =>
      Math.max(2, Math.ceil(side / pixels)),
    ) as [number, number];
    const format = fieldFormats(device).four;
    this.places = resources.texture('places', format, width, height);
    this.#uniform = resources.buffer('camera', 16, GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST);
    this.#pass = new FragmentPass(device, {
      label: 'seek',
      code,
      targets: [format],
      constants: { width, height, steps, cutOut: Number(nearDepth !== null) },
    });
    this.#group = this.#pass.bind({
      0: { buffer: this.#uniform },
      1: mirroredSampler(device),
      2: depth.createView(),
      3: (nearDepth ?? depth).createView(),
    });
  }

  /** Records a view. The uniform is written at once: submit before the next call. */
  record(encoder: GPUCommandEncoder, { travelX, travelY, zoom, steady }: CameraView): void {
    this.#pass.device.queue.writeBuffer(this.#uniform, 0, new Float32Array([travelX, travelY, zoom, steady]));
    this.#pass.record(encoder, this.#group, [this.places]);
  }
}
