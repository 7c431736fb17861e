import { useRef } from 'preact/hooks';
import { i18n } from '#i18n';
import { type NetRole, netRoles, optionalModels } from '../../../engine/contracts.ts';
import { ownModelId } from '../../../lib/models/record.ts';
import { Button } from '../../../ui/Button.tsx';
import { errorText } from '../../../ui/errorText.ts';
import { Section } from '../../../ui/Section.tsx';
import { type ModelsView, useModels } from '../useModels.ts';
import { ModelLine } from './ModelLine.tsx';
import type { SectionProps } from './section.ts';

function OwnFile({
  role,
  models,
  use,
}: {
  readonly role: NetRole;
  readonly models: ModelsView;
  readonly use: (id: string) => void;
}) {
  const input = useRef<HTMLInputElement>(null);
  return (
    <div class="buttons">
      <Button disabled={models.adopting !== null} onClick={() => input.current?.click()}>
        {i18n.t(models.adopting === role ? 'options.models.looking' : 'options.models.fromDisk')}
      </Button>
      <input
        ref={input}
        type="file"
        accept=".onnx"
        hidden
        data-role={role}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? [];
          if (file) void models.adopt(role, file).then((taken) => taken && use(ownModelId(role)));
          currentTarget.value = '';
        }}
      />
    </div>
  );
}

/** Larger nets that the user may add: what they do, where they come from, how far they are. */
export function Models({ id, title, settings, change }: SectionProps) {
  const models = useModels();
  const choose = (role: NetRole, modelId: string | null) =>
    void change({ models: { ...settings.models, [role]: modelId } });
  return (
    <Section id={id} title={title} intro={i18n.t('options.models.intro')}>
      {models.problem && (
        <div role="alert" class="problem" data-code={models.problem}>
          <strong>{errorText(models.problem).sentence}</strong> {errorText(models.problem).action}
        </div>
      )}
      {netRoles.map((role) => {
        const own = models.records.find((record) => record.id === ownModelId(role));
        const chosen = settings.models[role];
        const lines = [
          ...optionalModels.filter((model) => model.role === role),
          ...(own ? [{ id: own.id, role, name: own.name }] : []),
        ];
        return (
          <fieldset key={role} class="lines" data-role={role}>
            <legend>{i18n.t(`options.models.roles.${role}.title`)}</legend>
            <p class="field-hint">{i18n.t(`options.models.roles.${role}.hint`)}</p>
            <div class="checks">
              <label>
                <input
                  type="radio"
                  name={`model-${role}`}
                  checked={chosen === null}
                  onChange={() => choose(role, null)}
                />
                {i18n.t('options.models.builtIn')}
              </label>
            </div>
            {lines.map((model) => (
              <ModelLine
                key={model.id}
                model={model}
                record={models.records.find((record) => record.id === model.id) ?? null}
                models={models}
                chosen={chosen === model.id}
                choose={(wanted) => choose(role, wanted ? model.id : null)}
              />
            ))}
            <OwnFile role={role} models={models} use={(modelId) => choose(role, modelId)} />
            <p class="note">{i18n.t(`options.models.roles.${role}.signature`)}</p>
          </fieldset>
        );
      })}
    </Section>
  );
}
