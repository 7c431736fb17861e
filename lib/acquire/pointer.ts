/** Where the user last pointed at this frame; shared by the extension's content scripts in one frame. */
export interface PointerMemory {
  /** CSS pixels of the frame's viewport, at the last right-click. */
  clicked: { readonly x: number; readonly y: number; readonly target: WeakRef<Element> } | null;
  /** At the last movement. */
  moved: { readonly x: number; readonly y: number } | null;
}

const key = Symbol.for('vivify.pointer');

type Shared = typeof globalThis & { [key]?: PointerMemory };

/** This frame's memory. Pages cannot see it: content scripts have a world of their own. */
export function pointerMemory(): PointerMemory {
  const shared = globalThis as Shared;
  shared[key] ??= { clicked: null, moved: null };
  return shared[key];
}
