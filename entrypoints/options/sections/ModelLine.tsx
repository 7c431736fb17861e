import { i18n } from '#i18n';
import type { NetRole, OptionalModel } from '../../../engine/contracts.ts';
import type { ModelRecord } from '../../../lib/models/record.ts';
import { Button } from '../../../ui/Button.tsx';
import { errorText } from '../../../ui/errorText.ts';
import { percentText } from '../../../ui/jobText.ts';
import { bytesText } from '../../../ui/numbers.ts';
import { ProgressBar } from '../../../ui/ProgressBar.tsx';
import type { ModelsView } from '../useModels.ts';

/** A net of the catalogue, or the user's own, of which less is known. */
type Listed = Pick<OptionalModel, 'id' | 'name'> & { readonly role: NetRole } & Partial<OptionalModel>;

function sizeText(bytes: OptionalModel['bytes']): string {
  return 'exact' in bytes ? bytesText(bytes.exact) : i18n.t('options.models.about', [bytesText(bytes.about)]);
}

function Facts({ model }: { readonly model: Listed }) {
  if (!model.licence || !model.bytes || !model.page)
    return <p class="note">{i18n.t('options.models.own')}</p>;
  return (
    <p class="note">
      {sizeText(model.bytes)} · {model.licence} ·{' '}
      <a href={model.page} target="_blank" rel="noreferrer">
        {i18n.t('options.models.source', [new URL(model.page).host])}
      </a>
      {' · '}
      {i18n.t(model.sha256 ? 'options.models.byChecksum' : 'options.models.byRevision')}
    </p>
  );
}

function Progress({ record }: { readonly record: ModelRecord }) {
  const { received, total, state, name } = record;
  const fraction = total ? received / total : 0;
  const words =
    state === 'checking'
      ? i18n.t('options.models.checking')
      : [
          ...(state === 'paused' ? [i18n.t('options.models.paused')] : []),
          total
            ? i18n.t('options.models.progress', [
                bytesText(received),
                bytesText(total),
                percentText(fraction),
              ])
            : bytesText(received),
        ].join(' · ');
  return (
    <>
      <ProgressBar fraction={fraction} label={name} valueText={words} />
      <p class="note">{words}</p>
    </>
  );
}

/** One net: what it is, how far it is, and what can be done with it. */
export function ModelLine({
  model,
  record,
  models,
  chosen,
  choose,
}: {
  readonly model: Listed;
  readonly record: ModelRecord | null;
  readonly models: ModelsView;
  readonly chosen: boolean;
  readonly choose: (chosen: boolean) => void;
}) {
  const state = record?.state ?? 'absent';
  const { id, name } = model;
  const button = (text: string, onClick: () => void) => (
    <Button label={`${text}: ${name}`} onClick={onClick}>
      {text}
    </Button>
  );
  const fetchIt = () => void models.download(id).then((begun) => begun && choose(true));
  const remove = () => {
    if (chosen) choose(false);
    void models.ask('models/remove', id);
  };
  const failure = record?.error && errorText(record.error.code);
  return (
    <div class="model" data-model={id} data-state={state}>
      <label class="model-name">
        <input
          type="radio"
          name={`model-${model.role}`}
          checked={chosen}
          disabled={state !== 'ready'}
          onChange={() => choose(true)}
        />
        {name}
      </label>
      <Facts model={model} />
      {record && (state === 'downloading' || state === 'paused' || state === 'checking') && (
        <Progress record={record} />
      )}
      {failure && (
        <p role="alert" class="problem" data-code={record.error?.code}>
          <strong>{failure.sentence}</strong> {failure.action}
        </p>
      )}
      <div class="buttons">
        {state === 'absent' && model.url && button(i18n.t('options.models.download'), fetchIt)}
        {state === 'downloading' &&
          button(i18n.t('options.models.pause'), () => void models.ask('models/pause', id))}
        {(state === 'paused' || state === 'failed') &&
          model.url &&
          button(i18n.t(state === 'paused' ? 'options.models.resume' : 'jobs.retry'), fetchIt)}
        {(state === 'downloading' || state === 'paused') && button(i18n.t('options.models.cancel'), remove)}
        {(state === 'ready' || state === 'failed') && button(i18n.t('options.models.remove'), remove)}
      </div>
    </div>
  );
}
