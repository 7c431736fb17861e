/** Linear filtering, clamped at the borders. */
export function linearSampler(device: GPUDevice): GPUSampler {
  return device.createSampler({ label: 'linear', magFilter: 'linear', minFilter: 'linear' });
}

/** Linear filtering that mirrors the picture at its borders: what the camera sees beyond them. */
export function mirroredSampler(device: GPUDevice): GPUSampler {
  return device.createSampler({
    label: 'mirrored',
    magFilter: 'linear',
    minFilter: 'linear',
    addressModeU: 'mirror-repeat',
    addressModeV: 'mirror-repeat',
  });
}

/** No filtering, clamped at the borders: for kernels that sample in the middles of texels, as cheap as it gets. */
export function nearestSampler(device: GPUDevice): GPUSampler {
  return device.createSampler({ label: 'nearest' });
}
