import { useEffect, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { isOnFor, type LabelSettings, withSite } from '../../lib/settings/labels.ts';
import { changeSettings, readSettings, watchSettings } from '../../lib/settings/settings.ts';
import { Button } from '../Button.tsx';

/** Switches labels off for a site, or on again. */
export function SiteSwitch({ site }: { readonly site: string }) {
  const [labels, setLabels] = useState<LabelSettings | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    void readSettings().then((settings) => setLabels(settings.labels));
    watchSettings((settings) => setLabels(settings.labels), stop.signal);
    return () => stop.abort();
  }, []);
  if (!labels || (!labels.videos && !labels.pictures)) return null;
  const on = isOnFor(labels, site);
  const toggle = async () => {
    const { labels: current } = await readSettings();
    await changeSettings({ labels: withSite(current, site, !on) });
  };
  return (
    <>
      <Button kind="link" onClick={() => void toggle()}>
        {i18n.t(on ? 'panel.siteOff' : 'panel.siteOn', [site])}
      </Button>
      <span role="status" class="muted">
        {!on && i18n.t('panel.siteIsOff', [site])}
      </span>
    </>
  );
}
