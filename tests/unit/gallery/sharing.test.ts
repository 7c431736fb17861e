import { afterEach, describe, expect, it, vi } from 'vitest';
import { canCopy, canShare, share } from '../../../entrypoints/popup/gallery/sharing.ts';
import type { Creation } from '../../../lib/gallery/creation.ts';

const creation = { id: 'a', title: 'A lake: evening' } as Creation;
const video = async () => new File(['mp4'], 'a.mp4');
const platform = (given: Partial<Navigator>) => vi.stubGlobal('navigator', given);
afterEach(() => vi.unstubAllGlobals());

describe('sharing', () => {
  it('is offered where the platform takes videos, and only there', () => {
    platform({});
    expect(canShare()).toBe(false);
    platform({ share: async () => undefined, canShare: () => false });
    expect(canShare()).toBe(false);
    platform({ share: async () => undefined, canShare: (what) => what?.files?.[0]?.type === 'video/mp4' });
    expect(canShare()).toBe(true);
  });

  it('hands the signed video over under its title', async () => {
    const handed: ShareData[] = [];
    platform({ share: async (what) => void handed.push(what!) });
    await share(creation, video);
    expect(handed[0]?.title).toBe(creation.title);
    expect(handed[0]?.files?.[0]?.type).toBe('video/mp4');
    expect(await handed[0]?.files?.[0]?.text()).toBe('mp4');
    await share(creation, async () => null);
    expect(handed).toHaveLength(1);
  });

  it('takes a second thought for none, and says what else went wrong', async () => {
    platform({ share: () => Promise.reject(new DOMException('', 'AbortError')) });
    await share(creation, video);
    platform({ share: () => Promise.reject(new DOMException('', 'NotAllowedError')) });
    await expect(share(creation, video)).rejects.toMatchObject({ name: 'NotAllowedError' });
  });

  it('copies no frame that has no visible mark', () => {
    expect(canCopy(creation)).toBe(true);
    expect(canCopy({ ...creation, options: { mark: false } })).toBe(false);
  });
});
