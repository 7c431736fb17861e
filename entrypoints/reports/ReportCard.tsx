import { useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { askBackground } from '../../lib/protocol/channel.ts';
import { reportsText } from '../../lib/reports/export.ts';
import { type Decision, mayBe, type Report } from '../../lib/reports/report.ts';
import { reportPageOf } from '../../lib/reports/sites.ts';
import { Button } from '../../ui/Button.tsx';
import { timeText } from '../../ui/credentials/words.ts';
import { titleText } from '../../ui/jobText.ts';
import { Contacts } from '../../ui/report/Contacts.tsx';
import { reasonText } from '../../ui/report/ReportForm.tsx';
import { reportWords } from './words.ts';

const dateText = (at: number) => timeText(new Date(at).toISOString());

const decisions = ['sent', 'answered', 'closed', 'reopened'] as const satisfies readonly Decision[];

/** One report: what, why, where it stands, and the ways on. */
export function ReportCard({ report }: { readonly report: Report }) {
  const { id, subject, state, note, history, delivery, remindAt, outcome } = report;
  const [said, setSaid] = useState('');
  const site = subject.kind === 'media' ? (reportPageOf(subject.page) ?? reportPageOf(subject.url)) : null;
  const contacts = subject.kind === 'media' ? subject.contacts : [];
  const due = state !== 'closed' && remindAt !== null && remindAt <= Date.now();
  const decide = (decision: Decision) =>
    void askBackground('reports/decide', { reportId: id, decision, note: said }).then(() => setSaid(''));
  return (
    <li class="report" data-report={id} data-state={state}>
      <h2>{titleText(subject.title)}</h2>
      <p>
        {reasonText(report.reason)} · <strong>{i18n.t(`report.states.${state}`)}</strong>
      </p>
      {subject.kind === 'media' && <p>{subject.url}</p>}
      {note && <p>{i18n.t('report.page.said', [note])}</p>}
      {due && <p class="reminder">{i18n.t('report.page.reminder')}</p>}
      <ol>
        {history.map(({ at, event, note: words }) => (
          <li key={`${at} ${event}`}>
            <time dateTime={new Date(at).toISOString()}>{dateText(at)}</time>:{' '}
            {i18n.t(`report.events.${event}`)}
            {words && ` (${words})`}
          </li>
        ))}
      </ol>
      {delivery?.nextAt && state === 'open' && (
        <p>{i18n.t('report.page.nextTry', [dateText(delivery.nextAt)])}</p>
      )}
      {outcome && <p>{i18n.t('report.page.outcome', [outcome])}</p>}
      {site && state !== 'closed' && (
        <p>
          <a href={site} target="_blank" rel="noreferrer">
            {i18n.t('report.next.site', [new URL(site).hostname])}
          </a>
        </p>
      )}
      {contacts.length > 0 && state !== 'closed' && (
        <ul class="contacts">
          <Contacts contacts={contacts} subject={subject.title} body={reportsText([report], reportWords)} />
        </ul>
      )}
      {state !== 'closed' && (
        <label>
          {i18n.t('report.page.answerNote')}
          <textarea
            maxLength={2000}
            rows={1}
            value={said}
            onInput={({ currentTarget }) => setSaid(currentTarget.value)}
          />
        </label>
      )}
      <div class="buttons">
        {decisions
          .filter((decision) => mayBe(report, decision))
          .map((decision) => (
            <Button key={decision} onClick={() => decide(decision)}>
              {i18n.t(`report.decide.${decision}`)}
            </Button>
          ))}
        <Button kind="link" onClick={() => void askBackground('reports/undo', { reportId: id })}>
          {i18n.t('report.undo')}
        </Button>
      </div>
    </li>
  );
}
