import { fieldFormats } from '../gpu/fieldFormats.ts';
import { FragmentPass } from '../gpu/fragmentPass.ts';
import type { GpuResources } from '../gpu/resources.ts';

/** Half of what light that changes nothing multiplies by. */
const unlit = 0.5;
const nothing = { r: 0, g: 0, b: 0, a: 0 };

/**
 * What motions draw into, frame by frame. All cover the picture and live in its coordinates: the camera
 * comes after them.
 */
export const motionTargets = {
  /**
   * Where to look instead, added up: red and green are an offset in picture units (1 = the picture's width or
   * height), backward: the frame shows at `p` what the picture has at `p + offset`. What moves over its
   * surroundings must write offsets beyond its own edge. Blue and alpha are the same for near things alone, where
   * the scene has some cut out: what lies behind them stays. Its size is the quality level's.
   */
  displacement: { format: 'field', scale: null, blend: 'add', clear: nothing },
  /**
   * Half of what colours are multiplied by, the sky's too, by channel; all that is drawn is multiplied. Kernels return
   * exposure.wgsl's. Soft things only.
   */
  light: {
    format: 'field',
    scale: 1 / 4,
    blend: 'multiply',
    clear: { r: unlit, g: unlit, b: unlit, a: 1 },
  },
  /**
   * Colour laid over the picture's layer before it is displaced, premultiplied: with an alpha of zero it adds
   * light. Moves along with the displacement.
   */
  overlay: { format: 'rgba8unorm', scale: 1, blend: 'over', clear: nothing },
  /** As `overlay`, and under it, for what is soft: at half the size it costs a fourth to draw and to sample. */
  gleam: { format: 'rgba8unorm', scale: 1 / 2, blend: 'over', clear: nothing },
} as const satisfies Record<
  string,
  {
    format: GPUTextureFormat | 'field';
    scale: number | null;
    blend: keyof typeof blendStates;
    clear: GPUColorDict;
  }
>;

export type MotionTarget = keyof typeof motionTargets;

/** Format of a target on a device. */
export function targetFormat(name: MotionTarget, device: GPUDevice): GPUTextureFormat {
  const { format } = motionTargets[name];
  return format === 'field' ? fieldFormats(device).four : format;
}

/** Size of a target in pixels, for a picture of that size. @param displacementScale see `Quality`. */
export function targetSize(
  name: MotionTarget,
  { width, height }: { readonly width: number; readonly height: number },
  displacementScale: number,
) {
  const scale = motionTargets[name].scale ?? displacementScale;
  return { width: Math.ceil(width * scale), height: Math.ceil(height * scale) };
}

const blendStates = {
  add: {
    color: { srcFactor: 'one', dstFactor: 'one' },
    alpha: { srcFactor: 'one', dstFactor: 'one' },
  },
  /** Twice the product: of a half, and of halves. */
  multiply: {
    color: { srcFactor: 'dst', dstFactor: 'src' },
    alpha: { srcFactor: 'one', dstFactor: 'zero' },
  },
  over: {
    color: { srcFactor: 'one', dstFactor: 'one-minus-src-alpha' },
    alpha: { srcFactor: 'one', dstFactor: 'one-minus-src-alpha' },
  },
} as const satisfies Record<string, GPUBlendState>;

/** A rectangle in picture units. */
export interface Extent {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** All of a picture. */
export const wholePicture: Extent = { x: 0, y: 0, width: 1, height: 1 };

/** Part of a picture, and the longest offset that anything is displaced by there, picture units. */
export interface Zone extends Extent {
  readonly reach: { readonly x: number; readonly y: number };
}

export interface MotionDrawDescriptor {
  readonly label: string;
  readonly target: MotionTarget;
  /** WGSL with `shade(@builtin(position)…)`. Binding 0 of group 0 is its uniform; it must read all bindings. */
  readonly code: string;
  /** Values of `override` constants. */
  readonly constants?: Readonly<Record<string, number>>;
  /** Resources of group 0 from binding 1 on. */
  readonly bindings: readonly GPUBindingResource[];
  /** Where it may draw; the whole picture by default. */
  readonly extent?: Extent;
  /** How far it displaces, where; together they cover the extent. For `displacement` only. */
  readonly zones?: readonly Zone[];
  /** Values of the uniform at time 0..1 of the loop, of period 1: always as many, a multiple of four. */
  readonly uniform: (time: number) => readonly number[];
  /** Whether there is nothing to draw at time 0..1; by default there always is. */
  readonly rests?: (time: number) => boolean;
}

/** One kernel of a baked motion: draws its part of a frame into one of the `motionTargets`. */
export class MotionDraw {
  readonly target: MotionTarget;
  readonly extent: Extent;
  readonly zones: readonly Zone[];
  readonly #pass: FragmentPass;
  readonly #group: GPUBindGroup;
  readonly #buffer: GPUBuffer;
  readonly #values: Float32Array<ArrayBuffer>;
  readonly #descriptor: MotionDrawDescriptor;

  /** `resources` owns the uniform's buffer. */
  constructor(resources: GpuResources, descriptor: MotionDrawDescriptor) {
    const { label, code, target, bindings, uniform, constants = {} } = descriptor;
    const { blend } = motionTargets[target];
    this.target = target;
    this.extent = descriptor.extent ?? wholePicture;
    this.zones = descriptor.zones ?? [{ ...this.extent, reach: { x: 0, y: 0 } }];
    this.#descriptor = descriptor;
    this.#values = new Float32Array(uniform(0).length);
    this.#buffer = resources.buffer(
      `${label} uniform`,
      this.#values.byteLength,
      GPUBufferUsage.UNIFORM | GPUBufferUsage.COPY_DST,
    );
    this.#pass = new FragmentPass(resources.device, {
      label,
      code,
      constants,
      targets: [targetFormat(target, resources.device)],
      blend: blendStates[blend],
    });
    this.#group = this.#pass.bind({ 0: { buffer: this.#buffer }, ...shifted(bindings) });
  }

  /** Records the draw for time 0..1. The uniform is written at once: submit before the next call. */
  record(pass: GPURenderPassEncoder, target: GPUTexture, time: number): void {
    const { extent } = this;
    const { width, height } = target;
    const left = Math.floor(Math.max(0, extent.x) * width);
    const top = Math.floor(Math.max(0, extent.y) * height);
    const right = Math.ceil(Math.min(1, extent.x + extent.width) * width);
    const bottom = Math.ceil(Math.min(1, extent.y + extent.height) * height);
    if (right <= left || bottom <= top || this.#descriptor.rests?.(time)) return;
    this.#values.set(this.#descriptor.uniform(time));
    this.#pass.device.queue.writeBuffer(this.#buffer, 0, this.#values);
    pass.setScissorRect(left, top, right - left, bottom - top);
    this.#pass.draw(pass, this.#group);
  }
}

const shifted = (bindings: readonly GPUBindingResource[]) =>
  Object.fromEntries(bindings.map((resource, i) => [i + 1, resource]));
