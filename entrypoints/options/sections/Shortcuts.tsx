import { useEffect, useState } from 'preact/hooks';
import { type Browser, browser } from 'wxt/browser';
import { i18n } from '#i18n';
import { Button } from '../../../ui/Button.tsx';
import { Section } from '../../../ui/Section.tsx';
import type { SectionProps } from './section.ts';

type Command = Browser.commands.Command;

/** What a command does, in the extension's language; the browser's own list stays in the browser's. */
function commandText({ name, description }: Command): string {
  switch (name) {
    case '_execute_action':
      return i18n.t('options.shortcuts.popup');
    case 'bring-to-life':
      return i18n.t('commandBringToLife');
    case 'check-credentials':
      return i18n.t('commandCheck');
    default:
      return description ?? '';
  }
}

/** The keys that call the extension, and where the browser lets them be changed. */
export function Shortcuts({ id, title }: SectionProps) {
  const [commands, setCommands] = useState<readonly Command[]>([]);
  useEffect(() => {
    const read = () => void browser.commands.getAll().then(setCommands);
    read();
    // They are changed on another page.
    addEventListener('focus', read);
    return () => removeEventListener('focus', read);
  }, []);
  return (
    <Section id={id} title={title} intro={i18n.t('options.shortcuts.intro')}>
      <ul class="lines">
        {commands.map((command) => (
          <li key={command.name} class="line" data-command={command.name}>
            <span>{commandText(command)}</span>
            {command.shortcut ? (
              <kbd>{command.shortcut}</kbd>
            ) : (
              <span class="note">{i18n.t('options.shortcuts.none')}</span>
            )}
          </li>
        ))}
      </ul>
      <div>
        <Button onClick={() => void browser.tabs.create({ url: 'chrome://extensions/shortcuts' })}>
          {i18n.t('options.shortcuts.change')}
        </Button>
      </div>
    </Section>
  );
}
