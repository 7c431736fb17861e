import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import { ProgressRing } from '../../ui/ProgressRing.tsx';
import { demoUrl } from './demo.ts';

function Step({
  title,
  text,
  children,
}: {
  readonly title: string;
  readonly text: string;
  readonly children: ComponentChildren;
}) {
  return (
    <li class="step">
      <div class="step-picture" aria-hidden="true">
        <img src={demoUrl} alt="" width="640" height="480" />
        {children}
      </div>
      <h2>{title}</h2>
      <p>{text}</p>
    </li>
  );
}

/** What it does, in three pictures. */
export function Steps() {
  return (
    <ol class="steps">
      <Step title={i18n.t('welcome.steps.clickTitle')} text={i18n.t('welcome.steps.click')}>
        <div class="drawn-menu">
          <span class="drawn-line" />
          <span class="drawn-choice">{i18n.t('menu.bringToLife')}</span>
          <span class="drawn-line short" />
        </div>
        <svg class="drawn-pointer" viewBox="0 0 16 22" aria-hidden="true">
          <path d="M1 1v16l4-3.6 2.8 6.6 3-1.3L8 12.3h6z" />
        </svg>
      </Step>
      <Step title={i18n.t('welcome.steps.waitTitle')} text={i18n.t('welcome.steps.wait')}>
        <div class="drawn-ring">
          <ProgressRing fraction={0.64} label="" valueText="">
            64
          </ProgressRing>
        </div>
      </Step>
      <Step title={i18n.t('welcome.steps.watchTitle')} text={i18n.t('welcome.steps.watch')}>
        <svg class="drawn-wind" viewBox="0 0 64 48" aria-hidden="true">
          <path d="M8 13h14m-4-4 4 4-4 4M22 21h20m-4-4 4 4-4 4M40 9h14m-4-4 4 4-4 4" />
        </svg>
        <span class="drawn-label">{i18n.t('aiGenerated')}</span>
      </Step>
    </ol>
  );
}
