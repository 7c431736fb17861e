import { i18n } from '#i18n';
import type { Job } from '../lib/jobs/job.ts';

/** A picture's name, or what stands for one. */
export function titleText(title: string): string {
  return title || i18n.t('jobs.untitled');
}

/** What a job is doing, in the user's language. */
export function stageText(job: Job): string {
  return i18n.t(job.state === 'running' && job.stage ? `stages.${job.stage}` : 'stages.queued');
}

/** `42%`, as the language writes it. */
export function percentText(fraction: number): string {
  return i18n.t('jobs.percent', [Math.round(fraction * 100)]);
}

/** How long it will take, roughly; null while nobody knows. */
export function timeLeftText(secondsLeft: number | null): string | null {
  if (secondsLeft === null || secondsLeft < 0.5) return null;
  const seconds = Math.round(secondsLeft);
  return seconds < 90
    ? i18n.t('time.secondsLeft', seconds)
    : i18n.t('time.minutesLeft', Math.round(secondsLeft / 60));
}
