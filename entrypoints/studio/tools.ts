import type { Correctable } from '../../engine/contracts.ts';
import { type Brush, initialBrush } from '../../lib/studio/brush.ts';

/** What a pointer on the picture does. */
export const toolNames = ['look', 'correct', 'freeze', 'arrow', 'anchor'] as const;
export type ToolName = (typeof toolNames)[number];

export interface Tools {
  readonly tool: ToolName;
  /** What is corrected: by brush, but for faces, which are on or off. */
  readonly what: Correctable | 'faces';
  readonly brush: Brush;
}

export const initialTools: Tools = { tool: 'look', what: 'sky', brush: initialBrush };

/** Whether the pointer chooses faces. */
export const choosesFaces = ({ tool, what }: Tools): boolean => tool === 'correct' && what === 'faces';

/** Whether the pointer paints on a grid. */
export const paints = (tools: Tools): boolean =>
  tools.tool === 'freeze' || (tools.tool === 'correct' && !choosesFaces(tools));
