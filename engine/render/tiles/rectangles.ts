/** A rectangle of whole tiles. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** Covers these tiles of a grid (ascending indices) with few rectangles, none over another. */
export function mergeTiles(tiles: readonly number[], columns: number): Rectangle[] {
  const done: Rectangle[] = [];
  let open = new Map<string, Rectangle>();
  let row = -1;
  let grown = new Map<string, Rectangle>();
  const close = () => {
    for (const [key, rectangle] of open) if (!grown.has(key)) done.push(rectangle);
    open = grown;
    grown = new Map();
  };
  for (let k = 0; k < tiles.length; ) {
    const y = Math.floor(tiles[k]! / columns);
    for (; row < y; row++) close();
    const x = tiles[k]! % columns;
    let width = 1;
    while (tiles[k + width] === tiles[k]! + width && x + width < columns) width++;
    const above = open.get(`${x} ${width}`);
    grown.set(`${x} ${width}`, above ? { ...above, height: above.height + 1 } : { x, y, width, height: 1 });
    k += width;
  }
  close();
  close();
  return done;
}
