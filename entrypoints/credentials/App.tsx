import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { Subject } from '../../lib/protocol/pageLabelMessages.ts';
import type { Verdict } from '../../lib/provenance/verdict.ts';
import type { ReportSubject } from '../../lib/reports/report.ts';
import { Panel } from '../../ui/credentials/Panel.tsx';
import { SiteSwitch } from '../../ui/credentials/SiteSwitch.tsx';
import type { CheckSubject } from '../../ui/credentials/useCheck.ts';
import { deskLine } from '../../ui/report/deskLine.ts';
import { ReportForm } from '../../ui/report/ReportForm.tsx';
import type { Line } from './line.ts';
import { useFocusTrap } from './useFocusTrap.ts';
import { usePlainSight } from './usePlainSight.ts';

function questionOf({ media, absence, page, top, tabId }: Subject, { read }: Line): CheckSubject {
  if (media) return { media, page, top, tabId, read };
  if (absence === 'in-page' && read) return { file: read };
  return { unseen: true };
}

/** What a report on the panel's file speaks of. */
function reportSubject({ media, page, name }: Subject, verdict: Verdict): ReportSubject | null {
  const url = media?.kind === 'file' ? media.url : media?.urls[0];
  if (!url) return null;
  const { manifestId, label, state, signer, contacts } = verdict;
  return {
    kind: 'media',
    title: (verdict.title ?? name).slice(0, 300),
    url,
    page,
    manifestId,
    label,
    state,
    signer: signer?.organisation ?? signer?.name ?? null,
    contacts,
  };
}

/** The panel in a page, or in a tab of its own. */
export function App({ line, subject }: { readonly line: Line; readonly subject: Subject }) {
  const { tell } = line;
  const question = useMemo(() => questionOf(subject, line), [subject, line]);
  const [reported, setReported] = useState<ReportSubject | null>(null);
  const root = useRef<HTMLElement>(null);
  const close = useCallback(() => (tell ? tell({ type: 'close' }) : window.close()), [tell]);
  const onVerdict = useCallback(
    ({ label, state }: Verdict) => tell?.({ type: 'verdict', label, state }),
    [tell],
  );

  useFocusTrap(close);
  usePlainSight(root);
  useEffect(() => {
    const element = root.current;
    if (!tell || !element) return;
    const sizes = new ResizeObserver(() =>
      tell({ type: 'height', height: Math.ceil(element.scrollHeight) + 2 }),
    );
    sizes.observe(element);
    return () => sizes.disconnect();
  }, [tell]);

  return (
    <main ref={root} class={tell ? 'framed' : 'alone'}>
      {reported ? (
        <ReportForm subject={reported} line={deskLine} onClose={() => setReported(null)} />
      ) : (
        <Panel
          subject={question}
          name={subject.name}
          onClose={close}
          onVerdict={onVerdict}
          {...(subject.media ? { onReport: (verdict) => setReported(reportSubject(subject, verdict)) } : {})}
        >
          {subject.site && <SiteSwitch site={subject.site} />}
        </Panel>
      )}
    </main>
  );
}
