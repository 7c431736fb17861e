import { i18n } from '#i18n';
import { Creations } from './Creations.tsx';
import { Device } from './Device.tsx';
import { Erase } from './Erase.tsx';
import { Labels } from './Labels.tsx';
import { Language } from './Language.tsx';
import { Models } from './Models.tsx';
import { Safety } from './Safety.tsx';
import { Shortcuts } from './Shortcuts.tsx';
import { Storage } from './Storage.tsx';
import type { OptionsSection } from './section.ts';
import { Transfer } from './Transfer.tsx';
import { Trust } from './Trust.tsx';

/** The page, from top to bottom: one file a section. */
export const sections: readonly OptionsSection[] = [
  { id: 'language', title: () => i18n.t('options.language.title'), Content: Language },
  { id: 'creations', title: () => i18n.t('options.creations.title'), Content: Creations },
  { id: 'labels', title: () => i18n.t('options.labels.title'), Content: Labels },
  { id: 'trust', title: () => i18n.t('options.trust.title'), Content: Trust },
  { id: 'safety', title: () => i18n.t('options.safety.title'), Content: Safety },
  { id: 'device', title: () => i18n.t('options.device.title'), Content: Device },
  { id: 'models', title: () => i18n.t('options.models.title'), Content: Models },
  { id: 'storage', title: () => i18n.t('options.storage.title'), Content: Storage },
  { id: 'shortcuts', title: () => i18n.t('options.shortcuts.title'), Content: Shortcuts },
  { id: 'transfer', title: () => i18n.t('options.transfer.title'), Content: Transfer },
  { id: 'erase', title: () => i18n.t('options.erase.title'), Content: Erase },
];
