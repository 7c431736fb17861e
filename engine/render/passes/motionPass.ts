import type { BakedScene } from '../../bake/bakedScene.ts';
import type { GpuResources } from '../../gpu/resources.ts';
import {
  type MotionDraw,
  type MotionTarget,
  motionTargets,
  targetFormat,
  targetSize,
} from '../../motions/motionDraw.ts';

/** Textures that this frame's motions have drawn; a target that no motion draws into has none. */
export type MotionLayers = Readonly<Partial<Record<MotionTarget, GPUTexture>>>;

/** Draws all motions of a frame into the targets that they share. */
export class MotionPass {
  readonly layers: MotionLayers;
  readonly #draws: readonly MotionDraw[];

  /** `resources` owns the targets; `width` and `height` are the picture's, in pixels. */
  constructor(
    resources: GpuResources,
    {
      motions: draws,
      displacementScale,
      ...picture
    }: Pick<BakedScene, 'motions' | 'displacementScale' | 'width' | 'height'>,
  ) {
    this.#draws = draws;
    const names = (Object.keys(motionTargets) as MotionTarget[]).filter((name) =>
      draws.some(({ target }) => target === name),
    );
    this.layers = Object.fromEntries(
      names.map((name) => {
        const { width, height } = targetSize(name, picture, displacementScale);
        return [
          name,
          resources.texture(`motion ${name}`, targetFormat(name, resources.device), width, height),
        ];
      }),
    );
  }

  /** Records the motions at time 0..1 of the loop. Submit before the next call. */
  record(encoder: GPUCommandEncoder, time: number): void {
    for (const [name, texture] of Object.entries(this.layers)) {
      const pass = encoder.beginRenderPass({
        label: `motions into ${name}`,
        colorAttachments: [
          {
            view: texture.createView(),
            clearValue: motionTargets[name as MotionTarget].clear,
            loadOp: 'clear',
            storeOp: 'store',
          },
        ],
      });
      for (const draw of this.#draws) if (draw.target === name) draw.record(pass, texture, time);
      pass.end();
    }
  }
}
