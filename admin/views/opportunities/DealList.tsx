import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { HandshakeRegular } from '@fluentui/react-icons/svg/handshake';
import { useCallback } from 'react';
import type { OpportunityLine, OpportunityQuery } from '../../../service/leads/opportunity.schema';
import { opportunityApi } from '../../../ui/leads/opportunityApi';
import { ClearFilters } from '../../../ui/list/FilterPopover';
import { PagedList } from '../../../ui/list/PagedList';
import { usePutLine } from '../../../ui/list/usePutLine';
import { useFresh } from '../../../ui/live/useLive';
import { useRoute } from '../../../ui/router';
import { Empty } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useMore } from '../../../ui/useMore';
import { CheckMark } from '../../../ui/leads/leadWords';
import { AttentionMarks } from './Attention';
import { useDealColumns } from './columns';
import { DealLineContext } from './DealCells';
import { filterNames, isClosed, isUnfiltered } from './dealQuery';
import { Amount, OpenDay, StageDays, useDealWord } from './dealWords';

const useStyles = makeStyles({
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
  const { t } = useTexts();
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
  const putLine = usePutLine(pages);
  return (
    <DealLineContext.Provider value={putLine}>
      <PagedList
        label={t('deals.title')}
        pages={pages}
        fresh={fresh}
        none={<NoDeals />}
        columns={columns}
        keyOf={deal => deal.id}
        addressOf={deal => `/opportunities/${deal.id}`}
        card={deal => <DealCard deal={deal} />}
      />
    </DealLineContext.Provider>
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
  return <Empty icon={<HandshakeRegular />} line={t('deals.noMatch')} action={<ClearFilters names={filterNames} />} />;
}
