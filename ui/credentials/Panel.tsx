import type { ComponentChildren } from 'preact';
import { useEffect, useId, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import type { Verdict, VerdictProblem } from '../../lib/provenance/verdict.ts';
import { Button, IconButton } from '../Button.tsx';
import { errorText } from '../errorText.ts';
import { labelText, signerNote } from '../labelText.ts';
import { Actions } from './Actions.tsx';
import { Facts, WholeFile } from './Facts.tsx';
import { Ingredients } from './Ingredients.tsx';
import './panel.css';
import { Thumbnail } from './Thumbnail.tsx';
import { type CheckSubject, useCheck } from './useCheck.ts';
import { meaningText, problemText } from './words.ts';

export interface PanelProps {
  readonly subject: CheckSubject;
  /** What is being checked, for people. */
  readonly name: string;
  readonly onClose: () => void;
  /** Told each verdict. */
  readonly onVerdict?: (verdict: Verdict) => void;
  /** Takes a report; without it there is no button for one. */
  readonly onReport?: (verdict: Verdict) => void;
  /** What else belongs at the end. */
  readonly children?: ComponentChildren;
}

function CopyReport({ read }: { readonly read: () => Promise<string> }) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(await read());
    setCopied(true);
  };
  return (
    <Button kind="link" onClick={() => void copy()}>
      {i18n.t(copied ? 'panel.copied' : 'panel.copy')}
    </Button>
  );
}

const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : url);

const credentialed = ({ label }: Verdict) =>
  label !== 'none' && label !== 'needs-check' && label !== 'unreadable';

/** What the credentials of one file say: the label, what it means, and everything behind it. */
export function Panel({ subject, name, onClose, onVerdict, onReport, children }: PanelProps) {
  const check = useCheck(subject);
  const { verdict } = check;
  const heading = useRef<HTMLHeadingElement>(null);
  const headingId = useId();
  const tell = useRef(onVerdict);
  tell.current = onVerdict;
  useEffect(() => heading.current?.focus({ preventScroll: true }), []);
  useEffect(() => {
    if (verdict) tell.current?.(verdict);
  }, [verdict]);

  const failure = check.problem && errorText(check.problem);
  const title = verdict ? labelText(verdict.label) : i18n.t('panel.heading');
  return (
    <section
      class="credentials"
      role="dialog"
      aria-labelledby={headingId}
      data-label={verdict?.label}
      data-state={verdict?.state}
      aria-busy={verdict === null && !failure}
    >
      <header class="credentials-head">
        <div>
          <h2 id={headingId} ref={heading} tabIndex={-1}>
            {title}
          </h2>
          <p class="muted credentials-name">{verdict?.title ?? name}</p>
        </div>
        <IconButton icon="close" label={i18n.t('panel.close')} onClick={onClose} />
      </header>
      <div role="status">
        {!verdict && !failure && <p class="muted">{i18n.t('panel.asking')}</p>}
        {verdict && <Meaning verdict={verdict} />}
      </div>
      {failure && (
        <div role="alert" data-code={check.problem}>
          <p class="problem-text">{failure.sentence}</p>
          <p>{failure.action}</p>
        </div>
      )}
      {verdict && credentialed(verdict) && <Facts verdict={verdict} check={check} />}
      {verdict && <Problems verdict={verdict} />}
      {verdict && !credentialed(verdict) && <WholeFile check={check} />}
      {verdict && <History verdict={verdict} />}
      {(check.fetchRemote || check.readInPage || failure) && (
        <p class="buttons">
          {check.fetchRemote && verdict?.remoteManifestUrl && (
            <Button kind="primary" onClick={check.fetchRemote}>
              {i18n.t('panel.fetchRemote', [hostOf(verdict.remoteManifestUrl)])}
            </Button>
          )}
          {check.readInPage && (
            <Button kind="primary" onClick={check.readInPage}>
              {i18n.t('panel.readInPage')}
            </Button>
          )}
          {failure && <Button onClick={check.again}>{i18n.t('panel.again')}</Button>}
        </p>
      )}
      <details class="missing" open={verdict?.label === 'none'}>
        <summary>{i18n.t('panel.missingTitle')}</summary>
        <p>{i18n.t('panel.missing')}</p>
      </details>
      <footer class="buttons">
        {check.rawReport && <CopyReport read={check.rawReport} />}
        {verdict && onReport && (
          <Button kind="link" onClick={() => onReport(verdict)}>
            {i18n.t('panel.report')}
          </Button>
        )}
        {children}
      </footer>
    </section>
  );
}

/** The label in a sentence; where claims do not hold, what they are. */
function Meaning({ verdict }: { readonly verdict: Verdict }) {
  const { label, state, ai, reason, thumbnail } = verdict;
  const note = signerNote(label, state);
  return (
    <div class="meaning">
      {thumbnail && <Thumbnail id={thumbnail} />}
      <div>
        <p>{meaningText(label, reason)}</p>
        {label === 'mismatch' && ai !== 'none' && <p>{i18n.t('panel.claimed', [labelText(ai)])}</p>}
        {note && <p class="muted">{note}</p>}
      </div>
    </div>
  );
}

/** What says nothing against the file. */
const blameless: ReadonlySet<VerdictProblem> = new Set(['signer-unknown', 'signer-expired']);

function Problems({ verdict: { problems } }: { readonly verdict: Verdict }) {
  if (problems.length === 0) return null;
  return (
    <section class={problems.every((problem) => blameless.has(problem)) ? 'problems blameless' : 'problems'}>
      <h3>{i18n.t('panel.problems')}</h3>
      <ul>
        {problems.map((problem) => (
          <li key={problem} data-problem={problem}>
            {problemText(problem)}
          </li>
        ))}
      </ul>
    </section>
  );
}

/** What was done, from what it was made, and how else it may be found again. */
function History({ verdict }: { readonly verdict: Verdict }) {
  const { actions, ingredients, abridged, watermarked, softBindings } = verdict;
  return (
    <>
      {actions.length > 0 && (
        <section>
          <h3>{i18n.t('panel.actions')}</h3>
          <Actions actions={actions} />
        </section>
      )}
      {ingredients.length > 0 && (
        <section>
          <h3>{i18n.t('panel.ingredients')}</h3>
          <Ingredients ingredients={ingredients} />
        </section>
      )}
      {abridged && <p class="muted">{i18n.t('panel.abridged')}</p>}
      {watermarked && <p>{i18n.t('panel.watermark')}</p>}
      {softBindings.length > 0 && <p>{i18n.t('panel.softBinding', [softBindings.join(', ')])}</p>}
    </>
  );
}
