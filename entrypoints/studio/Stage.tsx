import type { ComponentChildren } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { MotionPlan } from '../../engine/contracts.ts';
import type { Preview } from '../../engine/index.ts';
import { Transport } from './Transport.tsx';
import { Updating } from './Updating.tsx';
import type { Playback } from './useProjector.ts';

/** The picture as it was, over the part of the preview that the wipe leaves to it. */
function Before({ bitmap, share }: { readonly bitmap: ImageBitmap; readonly share: number }) {
  const canvas = useRef<HTMLCanvasElement>(null);
  useEffect(() => {
    canvas.current?.getContext('2d')?.drawImage(bitmap, 0, 0);
  }, [bitmap]);
  return (
    <canvas
      ref={canvas}
      class="before"
      width={bitmap.width}
      height={bitmap.height}
      style={{ clipPath: `inset(0 ${100 - share}% 0 0)` }}
      hidden={share === 0}
      role="img"
      aria-label={i18n.t('studio.before')}
    />
  );
}

/** The picture as it moves, and what governs the view of it. */
export function Stage({
  preview,
  plan,
  title,
  playback,
  toolbar,
  children,
}: {
  readonly preview: Preview;
  readonly plan: MotionPlan;
  readonly title: string;
  readonly playback: Playback;
  readonly toolbar: ComponentChildren;
  /** What lies over the picture. */
  readonly children: ComponentChildren;
}) {
  const [wipe, setWipe] = useState(0);
  const { width, height } = preview.original;
  return (
    <div class="stage" data-busy={playback.busy} data-long-side={playback.longSide}>
      {toolbar}
      <div class="screen" style={{ aspectRatio: `${width} / ${height}`, '--aspect': width / height }}>
        <canvas
          ref={playback.canvas}
          class="preview"
          role="img"
          aria-label={i18n.t('studio.preview', [title])}
          width={width}
          height={height}
        />
        <Before bitmap={preview.original} share={playback.longSide === 0 ? 100 : wipe} />
        {wipe > 0 && wipe < 100 && <span class="wipe-edge" style={{ insetInlineStart: `${wipe}%` }} />}
        {children}
        <Updating busy={playback.busy && playback.longSide > 0} />
      </div>
      <Transport plan={plan} playback={playback} wipe={wipe} onWipe={setWipe} />
      <p class="stage-note">
        {playback.longSide === 0
          ? i18n.t('studio.preparing')
          : i18n.t(preview.adapter.software ? 'studio.sizeSoftware' : 'studio.size', [
              `${playback.longSide}`,
              `${Math.max(width, height)}`,
            ])}
      </p>
    </div>
  );
}
