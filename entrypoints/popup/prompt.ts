import { useState } from 'preact/hooks';
import type { JobOptions } from '../../lib/jobs/job.ts';

let words = '';

/** Wishes for the pictures that are added while the popup is open, and their setter. */
export function usePrompt(): [string, (words: string) => void] {
  const [shown, setShown] = useState(words);
  return [
    shown,
    (next) => {
      words = next;
      setShown(next);
    },
  ];
}

/** The wishes as a job takes them. */
export const promptOption = (): Pick<JobOptions, 'prompt'> =>
  words.trim() === '' ? {} : { prompt: words.trim() };
