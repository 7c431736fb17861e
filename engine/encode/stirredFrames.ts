import type { FrameSource, FrameTiming } from '../render/frameSource.ts';
import { stir } from './stirring.ts';

/** Frames for an encoder that holds still what moves slowly: stirred (stirring.ts). Does not own its source. */
export class StirredFrames implements FrameSource {
  readonly #source: FrameSource;

  constructor(source: FrameSource) {
    this.#source = source;
  }

  /** Frames that are not in main memory come as they are. */
  async draw(index: number, timing: FrameTiming): Promise<VideoFrame> {
    const frame = await this.#source.draw(index, timing);
    if (frame.format !== 'I420') return frame;
    try {
      const bytes = new Uint8Array(frame.allocationSize());
      const layout = await frame.copyTo(bytes);
      const { codedWidth, codedHeight, colorSpace } = frame;
      stir({ bytes, ...layout[0]!, width: codedWidth, height: codedHeight }, index);
      return new VideoFrame(bytes, {
        format: 'I420',
        codedWidth,
        codedHeight,
        layout,
        colorSpace,
        ...timing,
      });
    } finally {
      frame.close();
    }
  }

  [Symbol.dispose](): void {}
}
