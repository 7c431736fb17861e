type Plane = Float32Array<ArrayBuffer>;

/** Bytes of a block; longer planes get blocks of their own. */
const blockBytes = 1 << 22;
/** Planes begin at lines of the processor's cache. */
const lineBytes = 64;
/** Milliseconds without use after which the blocks are given back. */
const idleTime = 120_000;

/** What scratch planes lie in, in the order in which it is used; full to `used` bytes. */
const blocks: { readonly buffer: ArrayBuffer; used: number }[] = [];
/** The block that the next plane is looked for in. */
let current = 0;
let depth = 0;
/** Planes to lend. */
const spare: Plane[] = [];
let idle: ReturnType<typeof setTimeout> | undefined;

/**
 * A plane of zeros: within `inScratch` in memory that is used over and over, else in its own. To touch memory for the
 * first time takes a system many times longer than to write to it, and an analysis goes through hundreds of planes.
 */
export function scratchPlane(count: number): Plane {
  if (depth === 0) return new Float32Array(count);
  const bytes = Math.ceil((4 * count) / lineBytes) * lineBytes;
  while (current < blocks.length && blocks[current]!.used + bytes > blocks[current]!.buffer.byteLength)
    current++;
  blocks[current] ??= { buffer: new ArrayBuffer(Math.max(blockBytes, bytes)), used: 0 };
  const block = blocks[current]!;
  const plane = new Float32Array(block.buffer, block.used, count);
  block.used += bytes;
  return plane.fill(0);
}

/**
 * Does work whose scratch planes nobody wants after it: they are given out again. May be nested.
 * @param work must not be asynchronous; what it returns and what it caches must hold none of them, see `kept`.
 */
export function inScratch<T>(work: () => T): T {
  clearTimeout(idle);
  const mark = { block: current, used: blocks[current]?.used ?? 0 };
  depth++;
  try {
    return work();
  } finally {
    depth--;
    for (let i = mark.block + 1; i < blocks.length; i++) blocks[i]!.used = 0;
    current = mark.block;
    if (blocks[current]) blocks[current]!.used = mark.used;
    if (depth === 0) idle = setTimeout(forget, idleTime);
  }
}

/**
 * Lends a plane to work that waits, as for a net; it holds whatever it held before.
 * @param work must not keep it.
 */
export async function withLentPlane<T>(count: number, work: (plane: Plane) => Promise<T>): Promise<T> {
  clearTimeout(idle);
  const at = spare.findIndex(({ length }) => length === count);
  const plane = spare.splice(at, at < 0 ? 0 : 1)[0] ?? new Float32Array(count);
  try {
    return await work(plane);
  } finally {
    spare.push(plane);
    clearTimeout(idle);
    idle = setTimeout(forget, idleTime);
  }
}

function forget(): void {
  blocks.splice(0);
  spare.splice(0);
}

/** The same value, with planes of its own in the place of scratch planes; these are not looked for in arrays. */
export function kept<T>(value: T): T {
  if (value instanceof Float32Array)
    return (blocks.some(({ buffer }) => buffer === value.buffer) ? value.slice() : value) as T;
  if (typeof value !== 'object' || value === null || Array.isArray(value) || ArrayBuffer.isView(value))
    return value;
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, kept(part)])) as T;
}
