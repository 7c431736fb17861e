/**
 * Connected regions (4 neighbours) of a grid.
 * @param inside whether an index belongs to any region.
 * @returns the indices of each region, in order of its first one.
 */
export function connectedRegions(
  width: number,
  height: number,
  inside: (index: number) => boolean,
): number[][] {
  const count = width * height;
  const seen = new Uint8Array(count);
  const regions: number[][] = [];
  for (let start = 0; start < count; start++) {
    if (seen[start] || !inside(start)) continue;
    const region = [start];
    seen[start] = 1;
    for (let k = 0; k < region.length; k++) {
      const i = region[k]!;
      const x = i % width;
      for (const j of [x > 0 ? i - 1 : -1, x < width - 1 ? i + 1 : -1, i - width, i + width]) {
        if (j >= 0 && j < count && !seen[j] && inside(j)) {
          seen[j] = 1;
          region.push(j);
        }
      }
    }
    regions.push(region);
  }
  return regions;
}
