import { i18n } from '#i18n';
import icon from '../../ui/icon.svg';
import { Section } from '../../ui/Section.tsx';
import { MachineCheck } from './MachineCheck.tsx';
import { Permissions } from './Permissions.tsx';
import { Steps } from './Steps.tsx';
import { TryIt } from './TryIt.tsx';

/** What stands there after the installation: what this is, what it may do, and what this machine can. */
export function App() {
  return (
    <div class="welcome">
      <header class="page-head">
        <img src={icon} alt="" width="44" height="44" />
        <h1>{i18n.t('welcome.title')}</h1>
      </header>
      <main>
        <p class="lead">{i18n.t('welcome.lead')}</p>
        <Steps />
        <Section id="try" title={i18n.t('welcome.try.title')} intro={i18n.t('welcome.try.intro')}>
          <TryIt />
        </Section>
        <Section id="machine" title={i18n.t('welcome.machine.title')} intro={i18n.t('welcome.machine.intro')}>
          <MachineCheck />
        </Section>
        <Section
          id="permissions"
          title={i18n.t('welcome.permissions.title')}
          intro={i18n.t('welcome.permissions.intro')}
        >
          <Permissions />
        </Section>
        <p class="note">
          {i18n.t('welcome.photo')} · <a href="/options.html">{i18n.t('welcome.options')}</a>
        </p>
      </main>
    </div>
  );
}
