import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { shippedModels } from '../../engine/contracts.ts';
import { askWorkshop } from '../../lib/protocol/channel.ts';
import { picturePolicyVersion, promptReason, thresholds } from '../../lib/safety/policy.ts';
import type { SafetyRecord } from '../../lib/safety/records.ts';
import { textCategories } from '../../lib/safety/text/rules.ts';
import { textPolicyVersion } from '../../lib/safety/text/textPolicy.ts';
import { Button } from '../../ui/Button.tsx';
import { camelCase } from '../../ui/camelCase.ts';
import { saveAs } from '../../ui/download.ts';
import { Section } from '../../ui/Section.tsx';

const percent = (share: number) => i18n.t('jobs.percent', [Math.round(share * 100)]);

/** The nets that look at pictures, where they come from, and under which licence. */
function Models() {
  return (
    <table>
      <thead>
        <tr>
          <th scope="col">{i18n.t('checks.model')}</th>
          <th scope="col">{i18n.t('checks.source')}</th>
          <th scope="col">{i18n.t('checks.licence')}</th>
        </tr>
      </thead>
      <tbody>
        {shippedModels.map(({ name, version, source, licence }) => (
          <tr key={name}>
            <td>{`${name} ${version}`}</td>
            <td>{source}</td>
            <td>{licence}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The user's objections to blocks: they leave this device as a file only. */
function Objections() {
  const [disputes, setDisputes] = useState<readonly SafetyRecord[]>([]);
  useEffect(() => {
    askWorkshop('safety/disputes', {}).then((answer) => setDisputes(answer.disputes), console.warn);
  }, []);
  if (disputes.length === 0) return <p>{i18n.t('checks.noObjections')}</p>;
  const save = () => {
    const json = JSON.stringify({ format: 'vivify-objections', version: 1, objections: disputes }, null, 2);
    saveAs(new Blob([json], { type: 'application/json' }), 'vivify-objections.json');
  };
  return (
    <>
      <p>{i18n.t('checks.objections', disputes.length)}</p>
      <Button onClick={save}>{i18n.t('checks.export')}</Button>
    </>
  );
}

/** What is checked before and after, by what, from which scores on, and what that misses. */
export function App() {
  return (
    <main class="checks">
      <div class="page-head">
        <h1>{i18n.t('checks.title')}</h1>
      </div>
      <p>{i18n.t('checks.intro')}</p>
      <Section
        id="words"
        title={i18n.t('checks.words')}
        intro={i18n.t('checks.wordsIntro', [`${textPolicyVersion}`])}
      >
        <ul class="checks-list">
          {textCategories.map((category) => (
            <li key={category}>{i18n.t(`safety.reasons.${camelCase(promptReason(category))}`)}</li>
          ))}
        </ul>
      </Section>
      <Section
        id="picture"
        title={i18n.t('checks.picture')}
        intro={i18n.t('checks.pictureIntro', [`${picturePolicyVersion}`])}
      >
        <ul class="checks-list">
          <li>{i18n.t('checks.blocked', [percent(thresholds.block)])}</li>
          <li>
            {i18n.t('checks.asked', [percent(thresholds.askExplicit), percent(thresholds.askSuggestive)])}
          </li>
          <li>{i18n.t('checks.face')}</li>
        </ul>
      </Section>
      <Section id="video" title={i18n.t('checks.video')}>
        <p>{i18n.t('checks.videoIntro', [String(thresholds.jump)])}</p>
      </Section>
      <Section id="label" title={i18n.t('checks.label')}>
        <p>{i18n.t('checks.labelIntro')}</p>
      </Section>
      <Section id="weaknesses" title={i18n.t('checks.weaknesses')}>
        <ul class="checks-list">
          <li>{i18n.t('checks.weakMeasured')}</li>
          <li>{i18n.t('checks.weakWords')}</li>
          <li>{i18n.t('checks.weakPictures')}</li>
          <li>{i18n.t('checks.weakFaces')}</li>
        </ul>
      </Section>
      <Section id="models" title={i18n.t('checks.models')}>
        <Models />
      </Section>
      <Section id="objections" title={i18n.t('checks.objectionsTitle')}>
        <Objections />
      </Section>
    </main>
  );
}
