import { i18n } from '#i18n';
import { type SortOrder, sortOrders } from '../../../lib/gallery/sort.ts';
import { Icon } from '../../../ui/Icon.tsx';
import type { Looking } from './useLooking.ts';

/** Search and order, and how much is found. */
export function Toolbar({ looking, total }: { readonly looking: Looking; readonly total: number }) {
  const { query, order, seen, search, sort } = looking;
  return (
    <search class="toolbar">
      <label class="search">
        <Icon name="search" size={16} />
        <input
          type="search"
          aria-label={i18n.t('gallery.search')}
          placeholder={i18n.t('gallery.search')}
          value={query}
          onInput={({ currentTarget }) => search(currentTarget.value)}
        />
      </label>
      <select
        aria-label={i18n.t('gallery.sort')}
        value={order}
        onChange={({ currentTarget }) => sort(currentTarget.value as SortOrder)}
      >
        {sortOrders.map((each) => (
          <option key={each} value={each} selected={each === order}>
            {i18n.t(`gallery.orders.${each}`)}
          </option>
        ))}
      </select>
      <p class="only-heard" role="status">
        {query.trim() ? i18n.t('gallery.found', [seen.length, total]) : ''}
      </p>
    </search>
  );
}
