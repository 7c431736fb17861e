import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { ReportDraft, ReportNext, ReportReason, ReportSubject } from '../../lib/reports/report.ts';
import { reportReasons } from '../../lib/reports/report.ts';
import { Button } from '../Button.tsx';
import { camelCase } from '../camelCase.ts';
import { Contacts } from './Contacts.tsx';
import './report.css';

/** How a form was left. */
export type ReportEnd = 'cancelled' | 'undone' | 'reported';

/** How a form reaches the desk. */
export interface ReportDeskLine {
  readonly next: (subject: ReportSubject) => Promise<ReportNext>;
  readonly make: (draft: ReportDraft) => Promise<{ readonly reportId: string }>;
  readonly undo: (reportId: string) => Promise<unknown>;
}

export const reasonText = (reason: ReportReason) => i18n.t(`report.reasons.${camelCase(reason)}`);

const addressOf = (subject: ReportSubject) => (subject.kind === 'media' ? subject.url : '');

/** What will happen, said before it does. */
function Next({ subject, next }: { readonly subject: ReportSubject; readonly next: ReportNext | null }) {
  const own = subject.kind === 'creation';
  return (
    <ul class="report-next">
      <li>{i18n.t(own ? 'report.next.ownHidden' : 'report.next.covered')}</li>
      {next?.endpoint ? (
        <li>{i18n.t('report.next.sent', [next.endpoint])}</li>
      ) : (
        <li>{i18n.t('report.next.kept')}</li>
      )}
      {next?.site && (
        <li>
          <a href={next.site} target="_blank" rel="noreferrer">
            {i18n.t('report.next.site', [new URL(next.site).hostname])}
          </a>
        </li>
      )}
      {next && <Contacts contacts={next.contacts} subject={subject.title} body={addressOf(subject)} />}
      <li>{i18n.t('report.next.life')}</li>
    </ul>
  );
}

/** Takes a report: why, a note, what happens next; afterwards it can be taken back. */
export function ReportForm({
  subject,
  line,
  onClose,
}: {
  readonly subject: ReportSubject;
  readonly line: ReportDeskLine;
  readonly onClose: (end: ReportEnd) => void;
}) {
  const [next, setNext] = useState<ReportNext | null>(null);
  const [reason, setReason] = useState<ReportReason | null>(null);
  const [note, setNote] = useState('');
  const [withMedia, setWithMedia] = useState(false);
  const [made, setMade] = useState<string | null>(null);
  const [failed, setFailed] = useState(false);
  const name = useId();
  const title = useRef<HTMLParagraphElement>(null);

  const opener = useRef(document.activeElement);

  // What had the focus before is gone: the report button, then the form.
  useEffect(() => title.current?.focus(), [made]);
  useEffect(
    () => () => {
      if (opener.current instanceof HTMLElement) opener.current.focus();
    },
    [],
  );
  useEffect(() => {
    line.next(subject).then(setNext, () => setFailed(true));
  }, [line, subject]);

  const send = () => {
    if (!reason) return;
    line.make({ subject, reason, note, withMedia }).then(
      ({ reportId }) => setMade(reportId),
      () => setFailed(true),
    );
  };
  /** Escape ends the form alone, not what it lies in. */
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.preventDefault();
    event.stopPropagation();
    onClose(made ? 'reported' : 'cancelled');
  };
  if (made) {
    return (
      <section class="report-form" role="status" onKeyDown={onKeyDown}>
        <p class="report-title" ref={title} tabIndex={-1}>
          {i18n.t('report.made')}
        </p>
        <div class="report-buttons">
          <Button onClick={() => void line.undo(made).then(() => onClose('undone'))}>
            {i18n.t('report.undo')}
          </Button>
          <Button kind="primary" onClick={() => onClose('reported')}>
            {i18n.t('report.done')}
          </Button>
        </div>
      </section>
    );
  }
  return (
    <form
      class="report-form"
      aria-label={i18n.t('report.title')}
      onKeyDown={onKeyDown}
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <p class="report-title" ref={title} tabIndex={-1}>
        {i18n.t('report.title')}
      </p>
      <fieldset>
        <legend>{i18n.t('report.why')}</legend>
        {reportReasons.map((choice) => (
          <label key={choice}>
            <input
              type="radio"
              name={name}
              value={choice}
              checked={reason === choice}
              onChange={() => setReason(choice)}
            />
            {reasonText(choice)}
          </label>
        ))}
      </fieldset>
      <label class="report-note">
        <span>{i18n.t('report.note')}</span>
        <textarea
          maxLength={2000}
          rows={2}
          value={note}
          onInput={({ currentTarget }) => setNote(currentTarget.value)}
        />
      </label>
      {subject.kind === 'creation' && next?.endpoint && (
        <label>
          <input
            type="checkbox"
            checked={withMedia}
            onChange={({ currentTarget }) => setWithMedia(currentTarget.checked)}
          />
          {i18n.t('report.withMedia')}
        </label>
      )}
      <p>{i18n.t('report.whatNext')}</p>
      <Next subject={subject} next={next} />
      {failed && <p role="alert">{i18n.t('report.failed')}</p>}
      <div class="report-buttons">
        <Button kind="primary" disabled={!reason} onClick={send}>
          {i18n.t('report.send')}
        </Button>
        <Button onClick={() => onClose('cancelled')}>{i18n.t('report.cancel')}</Button>
      </div>
    </form>
  );
}
