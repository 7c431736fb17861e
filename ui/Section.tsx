import type { ComponentChildren } from 'preact';
import './section.css';

/** A part of a page under its own heading. @param id also the anchor that a navigation leads to */
export function Section({
  id,
  title,
  intro,
  children,
}: {
  readonly id: string;
  readonly title: string;
  readonly intro?: string;
  readonly children: ComponentChildren;
}) {
  return (
    <section class="section" id={id} aria-labelledby={`${id}-title`}>
      <h2 id={`${id}-title`} tabIndex={-1}>
        {title}
      </h2>
      {intro && <p class="section-intro">{intro}</p>}
      <div class="section-body">{children}</div>
    </section>
  );
}
