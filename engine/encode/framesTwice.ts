import type { FrameSource, FrameTiming } from '../render/frameSource.ts';

/** Bytes of frames that are kept at most. */
const mostBytes = 128e6;

/**
 * Draws what is shown twice once: a frame asked for before time 0 is kept until the loop comes to it. Only frames in
 * main memory are: on a GPU drawing costs less than the memory. Does not own its source.
 */
export class FramesTwice implements FrameSource {
  readonly #source: FrameSource;
  readonly #room: number;
  readonly #kept = new Map<number, VideoFrame>();
  #bytes = 0;

  /** @param room bytes to keep at most. */
  constructor(source: FrameSource, room = mostBytes) {
    this.#source = source;
    this.#room = room;
  }

  async draw(index: number, timing: FrameTiming): Promise<VideoFrame> {
    const kept = this.#kept.get(index);
    if (kept) {
      this.#kept.delete(index);
      try {
        return new VideoFrame(kept, { timestamp: timing.timestamp, duration: timing.duration });
      } finally {
        kept.close();
      }
    }
    const frame = await this.#source.draw(index, timing);
    if (timing.timestamp < 0 && frame.format === 'I420') {
      const bytes = frame.allocationSize();
      if (this.#bytes + bytes <= this.#room) {
        this.#bytes += bytes;
        this.#kept.set(index, frame.clone());
      }
    }
    return frame;
  }

  [Symbol.dispose](): void {
    for (const frame of this.#kept.values()) frame.close();
    this.#kept.clear();
  }
}
