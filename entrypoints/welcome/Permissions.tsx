import { i18n } from '#i18n';

const entries = ['sites', 'menu', 'storage', 'never'] as const;

/** What the browser lets the extension do, and what for. */
export function Permissions() {
  return (
    <dl class="permissions">
      {entries.map((entry) => (
        <div key={entry}>
          <dt>{i18n.t(`welcome.permissions.entries.${entry}.title`)}</dt>
          <dd>{i18n.t(`welcome.permissions.entries.${entry}.text`)}</dd>
        </div>
      ))}
    </dl>
  );
}
