import { makeStyles, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useState } from 'react';
import { PageHead } from '../../../ui/Page';
import { setQuery, useRoute } from '../../../ui/router';
import { Empty } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { emptyForm, FormPanel } from './FormPanel';
import { QueryBox } from './QueryBox';
import { Results } from './Results';
import { SavedSearches } from './SavedSearches';
import { useSearch } from './useSearch';

const useStyles = makeStyles({
  body: {
    flex: 1,
    minHeight: 0,
    display: 'flex',
    gap: tokens.spacingHorizontalL,
    margin: `0 ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalL}`,
    [onPhone]: { margin: 0, flexDirection: 'column', overflowY: 'auto' },
  },
  found: {
    flex: 1,
    minWidth: 0,
    overflowY: 'auto',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    [onPhone]: { overflowY: 'visible', flexShrink: 0 },
  },
  saved: {
    width: '240px',
    flexShrink: 0,
    overflowY: 'auto',
    [onPhone]: { width: 'auto', padding: tokens.spacingHorizontalM },
  },
});

/** Search for mail: the query as text and as a form, what it finds, and the searches that one keeps. The query stands in the address. */
export default function Search() {
  const styles = useStyles();
  const { t } = useTexts();
  const { query } = useRoute();
  const q = query.get('q')?.trim() ?? '';
  const order = query.get('order') === 'best' ? 'best' : 'newest';
  const [isFormOpen, setFormOpen] = useState(false);
  const { pages, facts } = useSearch(q, order);
  const search = (next: string) => setQuery({ q: next || null });
  return (
    <>
      <PageHead title={t('search.title')}>
        <QueryBox key={q} q={q} isFormOpen={isFormOpen} onSearch={search} onForm={() => setFormOpen(old => !old)} />
      </PageHead>
      <div className={styles.body}>
        <div className={styles.found} tabIndex={-1}>
          {isFormOpen && (q === '' || facts) && <FormPanel key={q} form={facts?.form ?? emptyForm} onSearch={search} />}
          {q === '' ? (
            <Empty icon={<SearchRegular />} line={t('search.start')} />
          ) : (
            <Results q={q} order={order} pages={pages} facts={facts} />
          )}
        </div>
        <div className={styles.saved}>
          <SavedSearches q={q} />
        </div>
      </div>
    </>
  );
}
