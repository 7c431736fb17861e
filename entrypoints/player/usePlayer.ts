import { useCallback, useEffect, useState } from 'preact/hooks';
import { codeOf } from '../../lib/errors.ts';
import type { Job } from '../../lib/jobs/job.ts';
import { askBackground, askWorkshop, hear } from '../../lib/protocol/channel.ts';
import type { ToPlayer } from '../../lib/sessions/port.ts';
import type { Line } from './handshake.ts';
import { afterLook, type PlayerState } from './playerState.ts';
import { type Delivered, submit } from './submit.ts';

/** Milliseconds between looks at the job: a look also brings a dead workshop back. */
const lookEvery = 2000;

type Layout = Omit<Extract<ToPlayer, { type: 'layout' }>, 'type'>;

export interface Player {
  readonly state: PlayerState;
  /** Where the picture is painted, in shares of the viewport. */
  readonly layout: Layout;
  /** Counts the user's further clicks on the picture. */
  readonly calls: number;
  cancel(): void;
  /** The user's word to what a check asked. */
  answer(agreed: boolean): void;
  retry(): void;
  close(): void;
  openGallery(): void;
  /** The video that plays, to be changed. */
  openStudio(): void;
  fail(error: unknown): void;
}

/** One picture's way from the page to the video, as the content script and the workshop tell it. */
export function usePlayer(line: Line): Player {
  const [state, setState] = useState<PlayerState>({ name: 'acquiring' });
  const [layout, setLayout] = useState<Layout>({ x: 0, y: 0, width: 1, height: 1 });
  const [calls, setCalls] = useState(0);
  const jobId = 'jobId' in state ? state.jobId : null;

  const fail = useCallback(
    (error: unknown) => setState({ name: 'problem', code: codeOf(error), jobId: null }),
    [],
  );
  const take = useCallback(
    (delivered: Delivered) => {
      submit(delivered, line).then(
        (id) => setState((now) => (now.name === 'closed' ? now : { name: 'working', jobId: id, job: null })),
        fail,
      );
    },
    [line, fail],
  );

  useEffect(() => {
    line.listen((message) => {
      if (message.type === 'layout') setLayout(message);
      else if (message.type === 'again') setCalls((count) => count + 1);
      else if (message.type === 'failed') setState({ name: 'problem', code: message.code, jobId: null });
      else take(message);
    });
  }, [line, take]);

  const working = state.name === 'working' || state.name === 'asking';
  useEffect(() => {
    if (!working || !jobId) return;
    const stop = new AbortController();
    const see = (job: Job | null) => {
      const next = afterLook(jobId, job);
      setState(next);
      if (next.name === 'closed') line.tell({ type: 'close' });
    };
    const look = () => {
      askWorkshop('jobs/get', { jobId }).then(
        ({ job }) => {
          if (!stop.signal.aborted) see(job);
        },
        // The next look brings a new workshop.
        (error: unknown) => console.warn('No look at the job', error),
      );
    };
    hear(
      'job/changed',
      ({ job }) => {
        if (job.id === jobId) see(job);
      },
      stop.signal,
    );
    look();
    const timer = setInterval(look, lookEvery);
    return () => {
      stop.abort();
      clearInterval(timer);
    };
  }, [working, jobId, line]);

  const problem = state.name === 'problem' ? state.code : null;
  useEffect(() => {
    if (problem) line.tell({ type: 'problem', code: problem });
  }, [problem, line]);

  const close = () => {
    setState({ name: 'closed' });
    line.tell({ type: 'close' });
  };
  return {
    state,
    layout,
    calls,
    close,
    fail,
    cancel: () => {
      setState({ name: 'closed' });
      // The page takes the player away as soon as it is told, and the player's words with it.
      const cancelled = jobId ? askWorkshop('jobs/cancel', { jobId }) : Promise.resolve({});
      cancelled.catch((error: unknown) => console.warn('Not cancelled', error)).finally(close);
    },
    answer: (agreed) => {
      if (!jobId) return;
      askWorkshop('jobs/answer', { jobId, agreed }).then(
        () => agreed && setState({ name: 'working', jobId, job: null }),
        fail,
      );
    },
    retry: () => {
      if (!jobId) {
        setState({ name: 'acquiring' });
        line.tell({ type: 'retry' });
        return;
      }
      askWorkshop('jobs/resume', { jobId }).then(() => setState({ name: 'working', jobId, job: null }), fail);
    },
    openGallery: () => {
      const creationId = state.name === 'playing' ? { creationId: state.creationId } : {};
      askBackground('gallery/open', creationId).catch((error: unknown) => console.warn('No gallery', error));
    },
    openStudio: () => {
      if (state.name !== 'playing') return;
      askBackground('studio/open', { creationId: state.creationId }).catch((error: unknown) =>
        console.warn('No studio', error),
      );
    },
  };
}
