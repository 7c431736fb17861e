import { i18n } from '#i18n';

/** What stands where nothing has come to life yet: how to do it. */
export function EmptyGallery() {
  return (
    <div class="empty">
      <svg class="empty-picture" viewBox="0 0 200 96" aria-hidden="true">
        <rect class="frame" x="24" y="8" width="104" height="78" rx="10" />
        <circle class="sun" cx="60" cy="38" r="13" />
        <path
          class="hill"
          d="M24 68c18-14 34-13 52-3s34 10 52-4v15a10 10 0 0 1-10 10H34a10 10 0 0 1-10-10z"
        />
        <g class="menu">
          <rect x="96" y="34" width="84" height="40" rx="7" />
          <path d="M106 47h42" />
          <path class="chosen" d="M106 61h58" />
        </g>
        <path class="pointer" d="M92 28l4.5 16 3.5-6.5 7-1.5z" />
      </svg>
      <h2>{i18n.t('gallery.emptyTitle')}</h2>
      <ol>
        <li>{i18n.t('gallery.emptyMenu')}</li>
        <li>{i18n.t('gallery.emptyChoose')}</li>
        <li>{i18n.t('gallery.emptyWait')}</li>
      </ol>
      <p>{i18n.t('gallery.emptyPrivacy')}</p>
    </div>
  );
}
