import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { HandshakeRegular } from '@fluentui/react-icons/svg/handshake';
import { useCallback } from 'react';
import type { OpportunityLine, OpportunityQuery } from '../../../service/leads/opportunity.schema';
import { opportunityApi } from '../../../ui/leads/opportunityApi';
import { List } from '../../../ui/list/List';
import { ChangedBar } from '../../../ui/live/ChangedBar';
import { useFresh } from '../../../ui/live/useLive';
import { PageFill } from '../../../ui/Page';
import { setQuery, useRoute } from '../../../ui/router';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import { useMore } from '../../../ui/useMore';
import { CheckMark } from '../../../ui/leads/leadWords';
import { AttentionMarks } from './Attention';
import { useDealColumns } from './columns';
import { DealLineContext } from './DealCells';
import { filterNames, isClosed, isUnfiltered } from './dealQuery';
import { Amount, OpenDay, StageDays, useDealWord } from './dealWords';

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', height: '100%' },
  list: { flex: 1, minHeight: 0 },
  line: { display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalXS, minWidth: 0 },
  name: {
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    minWidth: 0,
  },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
  small: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, minWidth: 0 },
  grow: { flex: 1, minWidth: 0 },
});

/** Opportunities as a list, in the order that the address says. */
export function DealList({ query }: { query: OpportunityQuery }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { count } = useFormats();
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const page = await opportunityApi.list({ ...query, cursor: cursor ?? undefined, limit: 100 }, signal);
      return { items: page.opportunities, nextCursor: page.nextCursor };
    },
    [query],
  );
  const pages = useMore<OpportunityLine>(`deals:${JSON.stringify(query)}`, loadPage);
  const fresh = useFresh(event => event.type === 'deals' || event.type === 'again', pages.reload);
  const { query: address } = useRoute();
  const { columns } = useDealColumns(address.get('columns'));
  const { setData } = pages;
  const putLine = useCallback(
    (changed: OpportunityLine) =>
      setData(old => ({ ...old, items: old.items.map(line => (line.id === changed.id ? changed : line)) })),
    [setData],
  );
  return (
    <PageFill>
      <div className={styles.body}>
        <ChangedBar fresh={fresh} />
        {pages.moreError && <ErrorBar error={pages.moreError} onRetry={pages.reload} />}
        <div className={styles.list}>
          <StateView load={pages} empty={data => (data.items.length === 0 ? <NoDeals /> : null)}>
            {data => (
              <DealLineContext.Provider value={putLine}>
                <List
                  label={t('deals.title')}
                  items={data.items}
                  columns={columns}
                  keyOf={deal => deal.id}
                  addressOf={deal => `/opportunities/${deal.id}`}
                  card={deal => <DealCard deal={deal} />}
                  onMore={pages.loadMore}
                  foot={t(pages.hasMore ? 'mail.loaded' : 'common.allLoaded', { n: count(pages.items.length) })}
                />
              </DealLineContext.Provider>
            )}
          </StateView>
        </div>
      </div>
    </PageFill>
  );
}

/** The same in two lines, for a phone. */
function DealCard({ deal }: { deal: OpportunityLine }) {
  const styles = useStyles();
  const word = useDealWord();
  return (
    <div className={styles.card}>
      <span className={styles.line}>
        <span className={mergeClasses(styles.name, styles.grow)}>{deal.title}</span>
        {deal.isToCheck && <CheckMark />}
        <AttentionMarks deal={deal} but={['stage', 'closing']} />
        <Amount deal={deal} />
      </span>
      <span className={mergeClasses(styles.line, styles.small)}>
        <span className={mergeClasses(styles.cut, styles.quiet, styles.grow)}>
          {[word('stage', deal.stage), deal.company.name].join(' · ')}
        </span>
        <StageDays deal={deal} />
        <OpenDay day={deal.expectedDay} isOpen={!isClosed(deal.stage)} />
      </span>
    </div>
  );
}

/** Nothing here yet, or nothing that matches. */
export function NoDeals() {
  const { t } = useTexts();
  const { query } = useRoute();
  if (isUnfiltered(query)) return <Empty icon={<HandshakeRegular />} line={t('deals.empty')} />;
  return (
    <Empty
      icon={<HandshakeRegular />}
      line={t('deals.noMatch')}
      action={
        <Button onClick={() => setQuery(Object.fromEntries(filterNames.map(name => [name, null])))}>
          {t('common.clearFilters')}
        </Button>
      }
    />
  );
}
