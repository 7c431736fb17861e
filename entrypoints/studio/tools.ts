import type { Correctable } from '../../engine/contracts.ts';
import { type Brush, initialBrush } from '../../lib/studio/brush.ts';

/** What a pointer on the picture does. */
export const toolNames = ['look', 'correct', 'freeze', 'arrow', 'anchor'] as const;
export type ToolName = (typeof toolNames)[number];

export interface Tools {
  readonly tool: ToolName;
  /** What the correcting brush speaks of. */
  readonly what: Correctable;
  readonly brush: Brush;
}

export const initialTools: Tools = { tool: 'look', what: 'sky', brush: initialBrush };

/** Whether a tool paints on a grid. */
export const paints = (tool: ToolName): boolean => tool === 'correct' || tool === 'freeze';
