import type { ComponentChildren } from 'preact';
import { i18n } from '#i18n';
import type { Verdict } from '../../lib/provenance/verdict.ts';
import { Button } from '../Button.tsx';
import { ProgressBar } from '../ProgressBar.tsx';
import type { Check } from './useCheck.ts';
import { bindingText, signerText, sizeText, sourceTypeText, timeText } from './words.ts';

function Fact({ name, children }: { readonly name: string; readonly children: ComponentChildren }) {
  return (
    <div class="fact">
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What the signature is worth. */
function stateText({ state, problems }: Verdict): string {
  if (state === 'trusted') return i18n.t('panel.trusted');
  if (state === 'invalid') return i18n.t('panel.invalid');
  return i18n.t(problems.includes('signer-expired') ? 'panel.validExpired' : 'panel.valid');
}

/** How far the whole-file check is, or the button that begins it. */
export function WholeFile({ check }: { readonly check: Check }) {
  const { progress, checkWhole, total } = check;
  if (progress) {
    const of = progress.total ?? total;
    const text = of
      ? i18n.t('panel.progress', [sizeText(progress.bytes), sizeText(of)])
      : sizeText(progress.bytes);
    return (
      <div class="whole">
        <ProgressBar
          fraction={of ? Math.min(1, progress.bytes / of) : 0}
          label={i18n.t('panel.checkingWhole')}
          valueText={text}
        />
        <p class="whole-line">
          <span class="muted">{text}</span>
          <Button kind="link" onClick={check.cancel}>
            {i18n.t('panel.cancel')}
          </Button>
        </p>
      </div>
    );
  }
  if (!checkWhole) return null;
  return (
    <Button onClick={checkWhole}>
      {total ? i18n.t('panel.checkWholeOf', [sizeText(total)]) : i18n.t('panel.checkWhole')}
    </Button>
  );
}

/** Who, when, with what, and whether the file is still the one that was signed. */
export function Facts({ verdict, check }: { readonly verdict: Verdict; readonly check: Check }) {
  const { signer, signedAt, software, digitalSourceTypes, binding } = verdict;
  return (
    <dl class="facts">
      <Fact name={i18n.t('panel.signer')}>
        <strong>{signerText(signer) ?? i18n.t('panel.signerNone')}</strong>
        <p class="muted">{stateText(verdict)}</p>
      </Fact>
      <Fact name={i18n.t('panel.time')}>
        {signedAt ? timeText(signedAt) : <span class="muted">{i18n.t('panel.timeNone')}</span>}
      </Fact>
      {software && <Fact name={i18n.t('panel.software')}>{software}</Fact>}
      {digitalSourceTypes.length > 0 && (
        <Fact name={i18n.t('panel.source')}>
          {digitalSourceTypes.map((term) => (
            <p key={term} class="source-type">
              {sourceTypeText(term)}
            </p>
          ))}
        </Fact>
      )}
      <Fact name={i18n.t('panel.unchanged')}>
        <p
          class={binding === 'altered' || binding === 'cut-short' ? 'problem-text' : ''}
          data-binding={binding}
        >
          {bindingText(binding)}
        </p>
        <WholeFile check={check} />
      </Fact>
    </dl>
  );
}
