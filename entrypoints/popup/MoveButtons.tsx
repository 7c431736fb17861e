import { useLayoutEffect, useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Job } from '../../lib/jobs/job.ts';
import { type Move, moves } from '../../lib/jobs/order.ts';
import { IconButton } from '../../ui/Button.tsx';
import { titleText } from '../../ui/jobText.ts';

/** Where a job stands in the queue, and on which sides it has neighbours to be taken past. */
export interface Place {
  readonly index: number;
  readonly passable: Readonly<Record<Move, boolean>>;
}

const labels = { earlier: 'jobs.earlierOf', later: 'jobs.laterOf' } as const;

/** A waiting job's way up and down the queue. */
export function MoveButtons({
  job,
  place: { index, passable },
  move,
}: {
  readonly job: Job;
  readonly place: Place;
  readonly move: (jobId: string, move: Move) => void;
}) {
  const buttons = { earlier: useRef<HTMLButtonElement>(null), later: useRef<HTMLButtonElement>(null) };
  const pressed = useRef<Move | null>(null);
  // A card that changes its place lets go of the keyboard's focus.
  useLayoutEffect(() => {
    const way = pressed.current;
    pressed.current = null;
    if (way) buttons[passable[way] ? way : way === 'earlier' ? 'later' : 'earlier'].current?.focus();
  }, [index]);
  return moves.map((way) => (
    <IconButton
      key={way}
      icon={way}
      label={i18n.t(labels[way], [titleText(job.title)])}
      buttonRef={buttons[way]}
      disabled={!passable[way]}
      onClick={() => {
        pressed.current = way;
        move(job.id, way);
      }}
    />
  ));
}
