import type { Presence, TileKind, TileNeeds } from './tileNeeds.ts';

/** What a kernel takes to compile, as samples that a tile's blocks take: about 40 ms on the adapter of the tests. */
const compiling = 125_000;

/**
 * Joins kinds of tiles as long as drawing them by one kernel takes less, over the frames of a loop, than compiling
 * another.
 */
export function joined(kinds: readonly TileKind[], frames: number): TileKind[] {
  const left = [...kinds];
  for (;;) {
    let best = { added: compiling / frames, i: 0, j: 0 };
    left.forEach((one, i) => {
      left.slice(0, i).forEach((other, j) => {
        const added = workOfBoth(one, other) - workOf(one) - workOf(other);
        if (added < best.added) best = { added, i, j };
      });
    });
    const { i, j } = best;
    if (i === j) return left;
    const [one, other] = [left[i]!, left[j]!];
    const tiles = [...one.tiles, ...other.tiles].sort((a, b) => a - b);
    left[j] = { needs: union(one.needs, other.needs), tiles };
    left.splice(i, 1);
  }
}

/** Samples that tiles take in a frame. */
const workOf = ({ needs, tiles }: TileKind): number => tiles.length * samplesOf(needs);

/** Samples that they take where one kernel draws both. */
const workOfBoth = (a: TileKind, b: TileKind): number =>
  (a.tiles.length + b.tiles.length) * samplesOf(union(a.needs, b.needs));

/** All that either needs. */
function union(a: TileNeeds, b: TileNeeds): TileNeeds {
  const presence = (name: 'near' | 'sky'): Presence => (a[name] === b[name] ? a[name] : 1);
  const either = (name: keyof Omit<TileNeeds, 'near' | 'sky'>) => a[name] || b[name];
  return {
    near: presence('near'),
    sky: presence('sky'),
    displaced: either('displaced'),
    lit: either('lit'),
    overlaid: either('overlaid'),
    gleaming: either('gleaming'),
    pictureFlows: either('pictureFlows'),
    marked: either('marked'),
  };
}

/** Samples that a kernel takes for a block (shaders/render/patches/block.wgsl); what it reckons grows with them. */
function samplesOf(needs: TileNeeds): number {
  const { near, sky, pictureFlows } = needs;
  const light = Number(needs.lit);
  const motions = Number(needs.displaced) + light + 2 * Number(needs.gleaming) + 8 * Number(needs.overlaid);
  const layer = sky === 0 ? 5 : 8;
  const things = near > 0 ? 8 + motions : 0;
  const standing = near < 2 && sky < 2 ? (pictureFlows ? 1 + 2 * layer : layer) + motions : 0;
  const heaven = near < 2 && sky > 0 ? 7 + light : 0;
  return 2 + things + standing + heaven + 8 * Number(needs.marked);
}
