import { browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { IconButton } from '../../ui/Button.tsx';

/** Opens the options, from the page's head. */
export const SettingsButton = () => (
  <IconButton
    icon="settings"
    label={i18n.t('options.title')}
    onClick={() => void browser.runtime.openOptionsPage()}
  />
);
