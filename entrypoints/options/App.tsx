import { i18n } from '#i18n';
import icon from '../../ui/icon.svg';
import { useSettings } from '../../ui/useSettings.ts';
import { sections } from './sections/index.ts';

export function App() {
  const { settings, change } = useSettings();
  return (
    <div class="options">
      <header class="page-head">
        <img src={icon} alt="" width="36" height="36" />
        <h1>{i18n.t('options.title')}</h1>
      </header>
      <nav aria-label={i18n.t('options.sections')}>
        <ul>
          {sections.map(({ id, title }) => (
            <li key={id}>
              <a href={`#${id}`}>{title()}</a>
            </li>
          ))}
        </ul>
      </nav>
      <main>
        {settings &&
          sections.map(({ id, title, Content }) => (
            <Content key={id} id={id} title={title()} settings={settings} change={change} />
          ))}
      </main>
    </div>
  );
}
