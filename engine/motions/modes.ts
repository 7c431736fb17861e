import type { Zone } from './motionDraw.ts';

/**
 * Motion as a sum of modes, after image-space modal bases (Davis et al. 2015; Li et al. 2024): at time t of the
 * loop a mode with shapes P and Q and n repetitions offers sin(2πnt) P + (1 - cos(2πnt)) Q. Every travelling wave
 * is such a sum once what it is at the loop's start is taken off; so all is zero there, the loop has no seam, and
 * a frame costs a texture sample a mode, however many waves share it.
 */
export interface Mode {
  /** Repetitions a loop, whole. */
  readonly cycles: number;
  /** Values of P for each cell, `channels` interleaved. */
  readonly sine: Float32Array<ArrayBuffer>;
  readonly cosine: Float32Array<ArrayBuffer>;
}

/** Modes over a grid that covers the picture. */
export interface Modes {
  readonly width: number;
  readonly height: number;
  /** 2 = offsets in picture units, backward; 1 = stops of light. */
  readonly channels: 1 | 2;
  readonly list: readonly Mode[];
}

/** As many modes as the kernels take. */
export const mostModes = 8;

/** Collects waves into as few modes as there are different numbers of repetitions. */
export class ModeBuilder {
  readonly #modes = new Map<number, Mode>();
  readonly #size: number;
  readonly #shape: Omit<Modes, 'list'>;

  constructor(width: number, height: number, channels: 1 | 2) {
    this.#shape = { width, height, channels };
    this.#size = width * height * channels;
  }

  /** The mode of so many repetitions, to add to. */
  at(cycles: number): Mode {
    let mode = this.#modes.get(cycles);
    if (!mode) {
      mode = { cycles, sine: new Float32Array(this.#size), cosine: new Float32Array(this.#size) };
      this.#modes.set(cycles, mode);
    }
    return mode;
  }

  /** What was added. */
  build(): Modes {
    return { ...this.#shape, list: [...this.#modes.values()] };
  }
}

/** Adds to a mode what swings by `size` times sin(angle - phase), less what that is at angle 0. */
export function addSwing({ sine, cosine }: Mode, at: number, size: number, phase: number): void {
  sine[at]! += size * Math.cos(phase);
  cosine[at]! += size * Math.sin(phase);
}

/** What each kernel's uniform holds at time 0..1: sine and one minus cosine of each mode's angle. */
export function anglesAt(modes: Modes, time: number): number[] {
  const angles = new Array<number>(2 * mostModes).fill(0);
  modes.list.forEach(({ cycles }, i) => {
    const angle = 2 * Math.PI * ((cycles * time) % 1);
    angles[2 * i] = Math.sin(angle);
    angles[2 * i + 1] = 1 - Math.cos(angle);
  });
  return angles;
}

/** Value of a channel at a cell and a time: the reference of what the kernels compute. */
export function modesAt({ channels, list }: Modes, cell: number, channel: number, time: number): number {
  let sum = 0;
  for (const { cycles, sine, cosine } of list) {
    const angle = 2 * Math.PI * ((cycles * time) % 1);
    const at = cell * channels + channel;
    sum += Math.sin(angle) * sine[at]! + (1 - Math.cos(angle)) * cosine[at]!;
  }
  return sum;
}

/** The part of the picture where anything moves, one cell wider for the sampling; null where nothing does. */
export function extentOf({ width, height, channels, list }: Modes) {
  const moves = new Uint8Array(width * height);
  for (const { sine, cosine } of list) {
    mark(sine, channels, moves);
    mark(cosine, channels, moves);
  }
  let [left, right, top, bottom] = [width, -1, height, -1];
  for (let y = 0; y < height; y++) {
    const row = moves.subarray(y * width, (y + 1) * width);
    const first = row.indexOf(1);
    if (first < 0) continue;
    left = Math.min(left, first);
    right = Math.max(right, row.lastIndexOf(1));
    top = Math.min(top, y);
    bottom = y;
  }
  if (right < 0) return null;
  const [x, y] = [(left - 1) / width, (top - 1) / height];
  return { x, y, width: (right + 2) / width - x, height: (bottom + 2) / height - y };
}

/** Marks the cells of which a channel is not zero. */
function mark(values: Float32Array, channels: number, cells: Uint8Array): void {
  for (let i = 0; i < values.length; i++) if (values[i] !== 0) cells[Math.floor(i / channels)] = 1;
}

/** Rows of cells that share a zone. */
const zoneRows = 8;

/** How far offsets reach in bands of rows: near waves are higher than far ones. */
export function zonesOf(modes: Modes): Zone[] {
  const { width, height } = modes;
  const across = reachesOf(modes, 0);
  const down = reachesOf(modes, 1);
  return Array.from({ length: Math.ceil(height / zoneRows) }, (_, band) => {
    const begin = Math.max(0, band * zoneRows - 1) * width;
    const end = Math.min(height, (band + 1) * zoneRows + 1) * width;
    return {
      x: 0,
      y: (band * zoneRows) / height,
      width: 1,
      height: zoneRows / height,
      reach: { x: greatest(across, begin, end), y: greatest(down, begin, end) },
    };
  }).filter(({ reach }) => reach.x > 0 || reach.y > 0);
}

/** How far a channel of each cell reaches at most over the loop. */
function reachesOf({ width, height, channels, list }: Modes, channel: number): Float32Array {
  const reaches = new Float32Array(width * height);
  for (const { sine, cosine } of list)
    for (let cell = 0, at = channel; cell < reaches.length; cell++, at += channels) {
      const p = sine[at]!;
      const q = cosine[at]!;
      reaches[cell]! += Math.sqrt(p * p + q * q) + Math.abs(q);
    }
  return reaches;
}

function greatest(values: Float32Array, begin: number, end: number): number {
  let most = 0;
  for (let i = begin; i < end; i++) if (values[i]! > most) most = values[i]!;
  return most;
}
