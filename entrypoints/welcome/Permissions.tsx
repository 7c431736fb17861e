import { i18n } from '#i18n';

const entries = ['sites', 'menu', 'storage', 'never'] as const;

/** What the browser lets the extension do, and what for. */
export function Permissions() {
  return (
    <dl class="permissions">
      {entries.map((entry) => (
        <div key={entry}>
          <dt>{i18n.t(`welcome.permissions.${entry}`)}</dt>
          <dd>{i18n.t(`welcome.permissions.${entry}For`)}</dd>
        </div>
      ))}
    </dl>
  );
}
