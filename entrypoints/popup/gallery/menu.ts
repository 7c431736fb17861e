import { i18n } from '#i18n';
import type { Creation } from '../../../lib/gallery/creation.ts';
import { openablePage } from '../../../lib/gallery/origin.ts';
import { titleText } from '../../../ui/jobText.ts';
import type { MenuItem } from '../../../ui/Menu.tsx';

/** What a card's menu leads to. */
export interface MenuTargets {
  readonly examine: (creation: Creation) => void;
  readonly report: (creation: Creation) => void;
}

/** The menu of one creation. */
export function menuOf(creation: Creation, { examine, report }: MenuTargets): MenuItem[] {
  const page = openablePage(creation.page);
  const items: MenuItem[] = [];
  if (page)
    items.push({
      id: 'page',
      words: i18n.t('gallery.menu.page'),
      hint: page.title || page.url,
      onChoose: () => window.open(page.url, '_blank', 'noreferrer'),
    });
  items.push(
    { id: 'credentials', words: i18n.t('panel.heading'), onChoose: () => examine(creation) },
    {
      id: 'report',
      words: i18n.t('report.of', [titleText(creation.title)]),
      onChoose: () => report(creation),
    },
  );
  return items;
}
