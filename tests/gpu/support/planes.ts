import type { Pixels } from './pixels.ts';

/** The planes of a frame in I420, one channel each. Closes the frame. */
export async function planesOf(frame: VideoFrame): Promise<{ y: Pixels; u: Pixels; v: Pixels }> {
  const bytes = new Uint8Array(frame.allocationSize());
  const layout = await frame.copyTo(bytes);
  const { codedWidth, codedHeight } = frame;
  frame.close();
  const plane = (i: number, width: number, height: number): Pixels => {
    const { offset, stride } = layout[i]!;
    const data = new Uint8Array(width * height);
    for (let row = 0; row < height; row++) {
      const from = offset + row * stride;
      data.set(bytes.subarray(from, from + width), row * width);
    }
    return { width, height, channels: 1, data };
  };
  return {
    y: plane(0, codedWidth, codedHeight),
    u: plane(1, codedWidth / 2, codedHeight / 2),
    v: plane(2, codedWidth / 2, codedHeight / 2),
  };
}
