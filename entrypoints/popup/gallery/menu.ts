import { i18n } from '#i18n';
import type { Creation } from '../../../lib/gallery/creation.ts';
import { type ExportFormat, exportFormats } from '../../../lib/gallery/export/formats.ts';
import { openablePage } from '../../../lib/gallery/origin.ts';
import { titleText } from '../../../ui/jobText.ts';
import type { MenuItem } from '../../../ui/Menu.tsx';
import { canCopy, canShare } from './sharing.ts';

/** What a card's menu leads to. */
export interface MenuTargets {
  readonly download: (creation: Creation) => void;
  readonly exportAs: (creation: Creation, format: ExportFormat) => void;
  readonly copy: (creation: Creation) => void;
  readonly share: (creation: Creation) => void;
  readonly examine: (creation: Creation) => void;
  readonly report: (creation: Creation) => void;
}

/** The menu of one creation. */
export function menuOf(creation: Creation, to: MenuTargets): MenuItem[] {
  const page = openablePage(creation.page);
  const open = (url: string) => () => window.open(url, '_blank', 'noreferrer');
  const items: (MenuItem | null)[] = [
    {
      id: 'studio',
      words: i18n.t('gallery.menu.studio'),
      onChoose: open(`/studio.html#creation=${creation.id}`),
    },
    page && {
      id: 'page',
      words: i18n.t('gallery.menu.page'),
      hint: page.title || page.url,
      onChoose: open(page.url),
    },
    { id: 'mp4', words: i18n.t('gallery.menu.mp4'), onChoose: () => to.download(creation) },
    ...exportFormats.map((format) => ({
      id: format,
      words: i18n.t(`gallery.menu.${format}`),
      hint: i18n.t('gallery.menu.exportHint'),
      onChoose: () => to.exportAs(creation, format),
    })),
    canCopy(creation)
      ? {
          id: 'copy',
          words: i18n.t('gallery.menu.copy'),
          hint: i18n.t('gallery.menu.copyHint'),
          onChoose: () => to.copy(creation),
        }
      : null,
    canShare()
      ? { id: 'share', words: i18n.t('gallery.menu.share'), onChoose: () => to.share(creation) }
      : null,
    { id: 'credentials', words: i18n.t('panel.heading'), onChoose: () => to.examine(creation) },
    {
      id: 'report',
      words: i18n.t('report.of', [titleText(creation.title)]),
      onChoose: () => to.report(creation),
    },
  ];
  return items.filter((item) => item !== null);
}
