import { useEffect, useRef, useState } from 'preact/hooks';
import { i18n } from '#i18n';
import { animate } from '../../engine/index.ts';
import { codeOf, type ErrorCode } from '../../lib/errors.ts';
import { readSettings } from '../../lib/settings/settings.ts';
import { type Adapter, findAdapter } from '../../ui/adapter.ts';
import { Button } from '../../ui/Button.tsx';
import { errorText } from '../../ui/errorText.ts';
import { percentText } from '../../ui/jobText.ts';
import { secondsText } from '../../ui/numbers.ts';
import { ProgressBar } from '../../ui/ProgressBar.tsx';
import { demoPicture } from './demo.ts';
import { type Measured, measure } from './measure.ts';

async function check(signal: AbortSignal, onProgress: (fraction: number) => void): Promise<Measured> {
  const { device, defaults } = await readSettings();
  const { power, software } = device;
  const gpu = {
    power: power === 'auto' ? undefined : power,
    software: software === 'auto' ? undefined : software,
  };
  return measure(animate, await demoPicture(), { gpu, longSide: defaults.longSide }, signal, onProgress);
}

function Facts({
  adapter,
  measured,
}: {
  readonly adapter: Adapter | null;
  readonly measured: Measured | null;
}) {
  const software = measured?.adapter.software ?? adapter?.software;
  return (
    <dl class="facts">
      <div>
        <dt>{i18n.t('welcome.machine.adapter')}</dt>
        <dd data-fact="adapter">
          {measured?.adapter.description ?? adapter?.name ?? i18n.t('welcome.machine.none')}
        </dd>
      </div>
      {software !== undefined && (
        <div>
          <dt>{i18n.t('welcome.machine.drawing')}</dt>
          <dd data-fact="software">
            {i18n.t(software ? 'welcome.machine.software' : 'welcome.machine.hardware')}
          </dd>
        </div>
      )}
      {measured && (
        <>
          <div>
            <dt>{i18n.t('welcome.machine.encoder')}</dt>
            <dd data-fact="encoder">{measured.codec}</dd>
          </div>
          <div>
            <dt>{i18n.t('welcome.machine.time', [secondsText(4)])}</dt>
            <dd data-fact="time">
              {i18n.t('welcome.machine.about', [
                secondsText(measured.seconds, measured.seconds < 10 ? 1 : 0),
                `${measured.width} × ${measured.height}`,
              ])}
            </dd>
          </div>
        </>
      )}
    </dl>
  );
}

/** What draws and encodes here, and how long a clip will take: measured when asked for. */
export function MachineCheck() {
  const [adapter, setAdapter] = useState<Adapter | null>(null);
  const [measured, setMeasured] = useState<Measured | null>(null);
  const [fraction, setFraction] = useState<number | null>(null);
  const [problem, setProblem] = useState<ErrorCode | null>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => {
    void readSettings()
      .then(({ device }) => findAdapter(device))
      .then(setAdapter);
    return () => running.current?.abort();
  }, []);
  const begin = () => {
    const controller = new AbortController();
    running.current = controller;
    setProblem(null);
    setFraction(0);
    check(controller.signal, setFraction)
      .then(setMeasured, (error: unknown) => {
        const code = codeOf(error);
        if (code !== 'cancelled') setProblem(code);
      })
      .finally(() => setFraction(null));
  };
  return (
    <div class="machine" data-state={fraction !== null ? 'measuring' : measured ? 'measured' : 'idle'}>
      <Facts adapter={adapter} measured={measured} />
      {fraction === null ? (
        <Button onClick={begin}>
          {i18n.t(measured ? 'welcome.machine.again' : 'welcome.machine.button')}
        </Button>
      ) : (
        <div class="try-progress">
          <ProgressBar
            fraction={fraction}
            label={i18n.t('welcome.machine.title')}
            valueText={percentText(fraction)}
          />
          <Button onClick={() => running.current?.abort()}>{i18n.t('player.cancel')}</Button>
        </div>
      )}
      <p role="status" class="only-heard">
        {measured && i18n.t('welcome.machine.ready')}
      </p>
      {problem && (
        <p role="alert" class="problem" data-code={problem}>
          <strong>{errorText(problem).sentence}</strong> {errorText(problem).action}
        </p>
      )}
    </div>
  );
}
