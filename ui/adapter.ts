import type { Settings } from '../lib/settings/schema.ts';

/** The adapter that the browser gives for a preference. */
export interface Adapter {
  readonly name: string;
  /** It draws on the processor. */
  readonly software: boolean;
}

/** Asks WebGPU which adapter it would give; null where it has none. */
export async function findAdapter({ power, software }: Settings['device']): Promise<Adapter | null> {
  const adapter = await navigator.gpu?.requestAdapter({
    powerPreference: power === 'low-power' ? power : 'high-performance',
    forceFallbackAdapter: software === 'always',
  });
  if (!adapter) return null;
  const { info } = adapter;
  const name = info.description || [info.vendor, info.architecture].filter(Boolean).join(' ') || '–';
  const drawsOnProcessor = /swiftshader|llvmpipe|software|basic render/i.test(`${name} ${info.architecture}`);
  return { name, software: info.isFallbackAdapter || drawsOnProcessor };
}
