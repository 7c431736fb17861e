import { i18n } from '#i18n';
import type { Arrow } from '../../engine/contracts.ts';
import { directionOf, fastest, isAnchor, paced, turned } from '../../lib/studio/arrows.ts';
import { IconButton } from '../../ui/Button.tsx';
import { Slider } from '../../ui/Slider.tsx';

const degrees = (radians: number) => i18n.t('studio.degrees', [Math.round((radians * 180) / Math.PI)]);
const percent = (share: number) => i18n.t('jobs.percent', [Math.round(100 * share)]);

/** The arrows and anchors that were drawn, each with its direction and speed. */
export function ArrowList({
  arrows,
  selected,
  aspect,
  onArrows,
  onSelect,
}: {
  readonly arrows: readonly Arrow[];
  readonly selected: number;
  readonly aspect: number;
  readonly onArrows: (arrows: readonly Arrow[], topic?: string) => void;
  readonly onSelect: (index: number) => void;
}) {
  const replace = (index: number, next: Arrow, topic: string) =>
    onArrows(
      arrows.map((arrow, i) => (i === index ? next : arrow)),
      `arrow ${index} ${topic}`,
    );
  return (
    <ul class="arrow-list">
      {arrows.map((arrow, i) => {
        const name = i18n.t(isAnchor(arrow) ? 'studio.anchorName' : 'studio.arrowName', [i + 1]);
        return (
          <li key={i} class={i === selected ? 'selected' : undefined} onFocusCapture={() => onSelect(i)}>
            <div class="line">
              <strong>{name}</strong>
              <IconButton
                icon="delete"
                label={i18n.t('gallery.deleteOf', [name])}
                onClick={() => {
                  onArrows(arrows.filter((_, k) => k !== i));
                  onSelect(-1);
                }}
              />
            </div>
            {!isAnchor(arrow) && (
              <>
                <Slider
                  label={i18n.t('studio.fields.heading')}
                  value={directionOf(arrow, aspect)}
                  min={-Math.PI}
                  max={Math.PI}
                  step={Math.PI / 180}
                  words={degrees}
                  onChange={(direction) => replace(i, turned(arrow, direction, aspect), 'direction')}
                />
                <Slider
                  label={i18n.t('studio.fields.travel')}
                  value={arrow.speed / fastest}
                  min={0.02}
                  max={1}
                  step={0.02}
                  words={percent}
                  onChange={(share) => replace(i, paced(arrow, share * fastest, aspect), 'speed')}
                />
              </>
            )}
          </li>
        );
      })}
    </ul>
  );
}
