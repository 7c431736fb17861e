import type { GpuResources } from './resources.ts';

/**
 * What a device must be able to do for fields of 32-bit floats: sample them between their texels, and add up what is
 * drawn into them. Half-floats are smaller, but a software adapter samples them in 1.7 to 1.9 times the time.
 */
export const wideFieldFeatures = [
  'float32-filterable',
  'float32-blendable',
] as const satisfies readonly GPUFeatureName[];

/** Formats of fields of two and of four values. */
export interface FieldFormats {
  readonly two: 'rg16float' | 'rg32float';
  readonly four: 'rgba16float' | 'rgba32float';
}

/** Formats of the fields that frames are drawn with: of wide floats on devices that were given their features. */
export const fieldFormats = ({ features }: GPUDevice): FieldFormats =>
  wideFieldFeatures.every((feature) => features.has(feature))
    ? { two: 'rg32float', four: 'rgba32float' }
    : { two: 'rg16float', four: 'rgba16float' };

/** Uploads a field of so many values a texel, row by row. */
export function uploadField(
  resources: GpuResources,
  label: string,
  channels: keyof FieldFormats,
  [width, height]: readonly [number, number],
  values: Float32Array<ArrayBuffer>,
): GPUTexture {
  const format = fieldFormats(resources.device)[channels];
  const data = format.endsWith('32float') ? values : new Float16Array(values);
  return resources.upload(label, format, width, height, data, data.byteLength / height);
}
