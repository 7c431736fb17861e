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
  const flood = (start: number): number[] => {
    const region = [start];
    seen[start] = 1;
    const visit = (i: number) => {
      if (seen[i] || !inside(i)) return;
      seen[i] = 1;
      region.push(i);
    };
    for (let k = 0; k < region.length; k++) {
      const i = region[k]!;
      const x = i % width;
      if (x > 0) visit(i - 1);
      if (x < width - 1) visit(i + 1);
      if (i >= width) visit(i - width);
      if (i < count - width) visit(i + width);
    }
    return region;
  };
  const regions: number[][] = [];
  for (let start = 0; start < count; start++) if (!seen[start] && inside(start)) regions.push(flood(start));
  return regions;
}

/** The box around a region: its first and last columns and rows, and how many of each. @param cells not empty. */
export function boxAround(cells: readonly number[], width: number) {
  let [left, right, top, bottom] = [width, -1, Number.POSITIVE_INFINITY, -1];
  for (const cell of cells) {
    const [column, row] = [cell % width, Math.floor(cell / width)];
    left = Math.min(left, column);
    right = Math.max(right, column);
    top = Math.min(top, row);
    bottom = Math.max(bottom, row);
  }
  return { left, right, top, bottom, columns: right - left + 1, rows: bottom - top + 1 };
}
