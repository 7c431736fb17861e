import { useCallback, useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { askBackground, hear } from '../../lib/protocol/channel.ts';
import { reportsJson, reportsText } from '../../lib/reports/export.ts';
import type { Report } from '../../lib/reports/report.ts';
import { Button } from '../../ui/Button.tsx';
import { saveAs } from '../../ui/download.ts';
import { ReportCard } from './ReportCard.tsx';
import { reportWords } from './words.ts';

/** All reports of the user: what became of them, and what can be done next. */
export function App() {
  const [reports, setReports] = useState<readonly Report[] | null>(null);
  const refresh = useCallback(
    () => void askBackground('reports/list', {}).then((answer) => setReports(answer.reports)),
    [],
  );
  useEffect(() => {
    const stop = new AbortController();
    hear('reports/changed', refresh, stop.signal);
    refresh();
    return () => stop.abort();
  }, [refresh]);

  if (!reports) return <main aria-busy="true" />;
  return (
    <main>
      <div class="page-head">
        <h1>{i18n.t('report.page.title')}</h1>
      </div>
      <p>{i18n.t('report.page.intro')}</p>
      {reports.length === 0 ? (
        <p>{i18n.t('report.page.empty')}</p>
      ) : (
        <p class="report-tools">
          <Button
            onClick={() =>
              saveAs(new Blob([reportsJson(reports)], { type: 'application/json' }), 'vivify-reports.json')
            }
          >
            {i18n.t('report.page.json')}
          </Button>
          <Button
            onClick={() =>
              saveAs(
                new Blob([reportsText(reports, reportWords)], { type: 'text/plain' }),
                'vivify-reports.txt',
              )
            }
          >
            {i18n.t('report.page.text')}
          </Button>
        </p>
      )}
      <ul class="reports">
        {reports.map((report) => (
          <ReportCard key={report.id} report={report} />
        ))}
      </ul>
    </main>
  );
}
