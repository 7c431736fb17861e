import { useEffect, useState } from 'preact/hooks';
import { isAudible } from '../../lib/gallery/creation.ts';
import { withGallery } from '../../lib/gallery/withGallery.ts';
import { useHearing } from '../../ui/useHearing.ts';

/** What an arrow key adds to the volume. */
const step = 0.1;
/** What unmuting gives where the user had turned the volume all the way down. */
const audible = 0.5;

export interface Sound {
  /** Whether there is anything to hear; false until that is known. */
  readonly present: boolean;
  readonly muted: boolean;
  /** 0..1, remembered. */
  readonly volume: number;
  toggle(): void;
  setVolume(volume: number): void;
  /** @param direction 1 = louder, -1 = quieter */
  nudge(direction: 1 | -1): void;
}

/** The sound of a creation in a page: muted until the user asks, then as loud as it was last. */
export function useSound(creationId: string): Sound {
  const [present, setPresent] = useState(false);
  const [muted, setMuted] = useState(true);
  const { hearing, remember } = useHearing();

  useEffect(() => {
    let current = true;
    setPresent(false);
    setMuted(true);
    hasSound(creationId).then(
      (found) => current && setPresent(found),
      (error: unknown) => console.warn('Nothing is known of the sound', error),
    );
    return () => {
      current = false;
    };
  }, [creationId]);

  const setVolume = (volume: number) => {
    setMuted(volume === 0);
    remember({ volume, unmuted: volume > 0 });
  };
  const toggle = () => {
    setMuted(!muted);
    remember({ volume: hearing.volume > 0 ? hearing.volume : audible, unmuted: muted });
  };
  const nudge = (direction: 1 | -1) => {
    const from = muted && direction < 0 ? 0 : hearing.volume;
    setVolume(Math.min(1, Math.max(0, Math.round((from + direction * step) * 10) / 10)));
  };
  return { present, muted, volume: hearing.volume, toggle, setVolume, nudge };
}

async function hasSound(creationId: string): Promise<boolean> {
  const creation = await withGallery((gallery) => gallery.get(creationId));
  return creation !== null && isAudible(creation.report);
}
