import { Button } from '@fluentui/react-components';
import { WaterRegular } from '@fluentui/react-icons/svg/water';
import { useState } from 'react';
import type { PoolLeadLine, PoolStanding } from '../../../service/leads/assignment.schema';
import { poolApi } from '../../../ui/leads/poolApi';
import { List } from '../../../ui/list/List';
import { useLive } from '../../../ui/live/useLive';
import { PageFill, PageHead } from '../../../ui/Page';
import { linkTo, setQuery, useRoute } from '../../../ui/router';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { Tabs } from '../../../ui/Tabs';
import { useTexts } from '../../../ui/texts/texts';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useMore } from '../../../ui/useMore';
import { ClaimLimits, PoolTabs, useClaiming } from './claimParts';
import { CustomerPool } from './CustomerPool';
import { GiveSheet } from './GiveSheet';
import { PoolCard, usePoolColumns } from './PoolCells';
import { filtersIn, PoolFilters } from './PoolFilters';
import { usePoolStyles } from './poolStyles';

type Pool = PoolStanding['pools'][number];

/** The pool: leads and customers that nobody has, without names, to be claimed. */
export default function PoolPage() {
  const { t } = useTexts();
  const { query } = useRoute();
  const what = query.get('what') === 'customers' ? 'customers' : 'leads';
  const leave = (
    <Button as="a" {...linkTo('/leave')}>
      {t('pool.absences')}
    </Button>
  );
  return (
    <>
      <PageHead title={t('pool.title')} tools={leave}>
        <Tabs
          label={t('customerPool.what')}
          value={what}
          items={[
            { value: 'leads', word: t('customerPool.leads') },
            { value: 'customers', word: t('customerPool.customers') },
          ]}
          onChange={value =>
            setQuery({ what: value === 'customers' ? value : null, pool: null, country: null, product: null })
          }
        />
      </PageHead>
      {what === 'customers' ? <CustomerPool /> : <LeadPool />}
    </>
  );
}

function LeadPool() {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const { query } = useRoute();
  const load = useLoad('pool', signal => poolApi.standing(signal));
  const pools = load.data?.pools ?? [];
  const pool = pools.find(one => String(one.id) === query.get('pool')) ?? pools[0];
  return (
    <>
      {pools.length > 1 && pool && (
        <div className={styles.line}>
          <PoolTabs pools={pools} poolId={pool.id} />
        </div>
      )}
      <StateView
        load={load}
        empty={data => (data.pools.length === 0 ? <Empty icon={<WaterRegular />} line={t('pool.noPools')} /> : null)}
      >
        {data => pool && <Lying key={pool.id} pool={pool} standing={data} load={load} />}
      </StateView>
    </>
  );
}

const gone = ['lead.taken', 'lead.not_found'];

interface LyingProps {
  pool: Pool;
  standing: PoolStanding;
  load: Loaded<PoolStanding>;
}

function Lying({ pool, standing, load }: LyingProps) {
  const { t } = useTexts();
  const { query } = useRoute();
  const filters = filtersIn(query);
  const pages = useMore(`pool ${pool.id} ${JSON.stringify(filters)}`, (cursor, signal) =>
    poolApi
      .leads({ poolId: pool.id, ...filters, ...(cursor ? { cursor } : {}) }, signal)
      .then(page => ({ items: page.leads, nextCursor: page.nextCursor })),
  );
  useLive(
    event => event.type === 'leads' || event.type === 'again',
    () => {
      pages.reload();
      load.reload();
    },
  );
  const taken = (id: number) => pages.setData(old => ({ ...old, items: old.items.filter(lead => lead.id !== id) }));
  const { saving, claim } = useClaiming<PoolLeadLine>({
    claim: poolApi.claim,
    gone,
    onTaken: taken,
    reload: load.reload,
    told: ({ id, number }) => ({
      words: t('pool.claimed', { number }),
      address: `/leads/${id}`,
      open: t('pool.open'),
    }),
  });
  const [given, setGiven] = useState<PoolLeadLine | null>(null);
  const isFull = pool.mostOpen > 0 && standing.openLeads >= pool.mostOpen;
  const isSpent = pool.claimsPerDay > 0 && pool.claimedToday >= pool.claimsPerDay;
  const actions = {
    mayClaim: !isFull && !isSpent && !saving.isSaving,
    onClaim: claim,
    onGive: standing.people.length > 0 ? setGiven : null,
  };
  const columns = usePoolColumns(actions);
  const isFiltered = Object.keys(filters).length > 0;
  return (
    <>
      <Limits pool={pool} openLeads={standing.openLeads} isMasked={!actions.onGive} />
      <PoolFilters filters={filters} />
      {saving.error && <ErrorBar error={saving.error} isWrite onRetry={pages.reload} />}
      <PageFill>
        <StateView
          load={pages}
          empty={page =>
            page.items.length === 0 ? (
              <Empty icon={<WaterRegular />} line={t(isFiltered ? 'pool.filteredEmpty' : 'pool.empty')} />
            ) : null
          }
        >
          {() => (
            <List
              label={t('pool.title')}
              items={pages.items}
              columns={columns}
              keyOf={lead => lead.id}
              addressOf={lead => `/leads/${lead.id}`}
              onMore={pages.loadMore}
              card={lead => <PoolCard lead={lead} {...actions} />}
            />
          )}
        </StateView>
      </PageFill>
      {given && (
        <GiveSheet
          lead={given}
          people={standing.people}
          onClose={() => setGiven(null)}
          onDone={() => {
            taken(given.id);
            load.reload();
            setGiven(null);
          }}
        />
      )}
    </>
  );
}

function Limits({ pool, openLeads, isMasked }: { pool: Pool; openLeads: number; isMasked: boolean }) {
  const { t } = useTexts();
  const { mostOpen, cooldownDays, returnDays } = pool;
  const hands =
    openLeads >= mostOpen ? t('pool.fullHands', { n: openLeads }) : t('pool.openNow', { n: openLeads, most: mostOpen });
  return (
    <ClaimLimits
      {...pool}
      left={n => t('pool.leftToday', { n })}
      none={n => t('pool.noneLeft', { n })}
      hints={[
        mostOpen > 0 && hands,
        isMasked && t('pool.maskHint'),
        returnDays > 0 && t('pool.clockHint', { n: returnDays }),
        cooldownDays > 0 && t('pool.coolingHint', { n: cooldownDays }),
      ]}
    />
  );
}
