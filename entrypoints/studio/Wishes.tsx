import { useEffect, useRef } from 'preact/hooks';
import type { Preview } from '../../engine/index.ts';
import { PromptField } from '../../ui/prompt/PromptField.tsx';
import type { DocumentView, StudioDocument } from './useDocument.ts';

/** Typing rests this long before the plan follows, in milliseconds. */
const pause = 600;

/** Wishes in words: the plan is made anew after them, and what was drawn stays. */
export function Wishes({
  preview,
  document,
  change,
}: {
  readonly preview: Preview;
  readonly document: StudioDocument;
  readonly change: DocumentView['change'];
}) {
  const planned = useRef(document.prompt);
  const { prompt, plan } = document;
  useEffect(() => {
    if (planned.current === prompt) return undefined;
    const timer = setTimeout(() => {
      planned.current = prompt;
      const { seed, seconds, fps, guidance } = plan;
      change({ plan: preview.plan({ seed, seconds, fps, guidance, prompt }) }, 'prompt');
    }, pause);
    return () => clearTimeout(timer);
  }, [preview, prompt, plan, change]);
  return <PromptField value={prompt} onChange={(words) => change({ prompt: words }, 'prompt')} />;
}
