import type { LoopGraph } from './loopGraph.ts';

/** What a kind is told of itself; each says what it makes of it. */
export interface Character {
  /** 0 = light, 1 = strong. */
  readonly strength: number;
  /** Repetitions of its rhythm in a loop, where it has one. */
  readonly cycles: number;
}

/** Lays out one kind's graph. @returns its last node, in stereo, at any loudness. */
export type BuildSound = (graph: LoopGraph, character: Character) => AudioNode;
