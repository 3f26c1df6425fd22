import { Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { PoolLeadQuery } from '../../../service/leads/assignment.schema';
import { CountryInput } from '../../../ui/filing/CountryInput';
import { setQuery } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { leadSources } from '../leads/leadQuery';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    padding: `0 ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalS}`,
    [onPhone]: { padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalS}` },
  },
});

export type PoolFiltersValue = Pick<PoolLeadQuery, 'country' | 'source' | 'product'>;

/** The filters that stand in the address; what is no value of theirs is left out. */
export function filtersIn(query: URLSearchParams): PoolFiltersValue {
  const country = query.get('country') ?? '';
  const source = leadSources.find(one => one === query.get('source'));
  const product = (query.get('product') ?? '').trim();
  return {
    ...(/^[A-Z]{2}$/.test(country) ? { country } : {}),
    ...(source ? { source } : {}),
    ...(product ? { product: product.slice(0, 100) } : {}),
  };
}

/** Looks for what a pool shows: product, country, source. */
export function PoolFilters({ filters }: { filters: PoolFiltersValue }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [product, setProduct] = useState(filters.product ?? '');
  return (
    <div className={styles.row} role="search" aria-label={t('pool.filters')}>
      <Input
        aria-label={t('pool.products')}
        placeholder={t('pool.anyProduct')}
        value={product}
        onChange={(_, data) => setProduct(data.value)}
        onBlur={() => setQuery({ product: product.trim() || null })}
        onKeyDown={event => event.key === 'Enter' && setQuery({ product: product.trim() || null })}
      />
      <CountryInput
        label={t('pool.country')}
        placeholder={t('entering.anyCountry')}
        value={filters.country ?? null}
        onChange={code => setQuery({ country: code })}
      />
      <Select
        aria-label={t('pool.source')}
        value={filters.source ?? ''}
        onChange={(_, data) => setQuery({ source: data.value || null })}
      >
        <option value="">{t('pool.anySource')}</option>
        {leadSources.map(source => (
          <option key={source} value={source}>
            {t(`leads.source_${source}`)}
          </option>
        ))}
      </Select>
    </div>
  );
}
