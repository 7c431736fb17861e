/** Windows a second at which nobody reads any more what passes by. */
const readable = 8;
/** Milliseconds of a frame: of less, no speed can be told. */
const frame = 16;

/** Whether rows pass by too fast to be read. @param distance pixels in `time` milliseconds @param height of the window, pixels */
export function isHasty(distance: number, time: number, height: number): boolean {
  return Math.abs(distance) > (readable * height * Math.max(time, frame)) / 1000;
}
