/** Draws frames of a loop as video frames for an encoder. The owner disposes of it. */
export interface FrameSource extends Disposable {
  /**
   * Begins frame `index` (0..frames-1, any order) and resolves with it; several may be in flight.
   * Timestamp and duration in microseconds. The caller closes the frame.
   */
  draw(index: number, timing: FrameTiming): Promise<VideoFrame>;
}

export interface FrameTiming {
  readonly timestamp: number;
  readonly duration: number;
}
