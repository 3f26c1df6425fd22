import { Field, makeStyles, tokens } from '@fluentui/react-components';
import { WaterRegular } from '@fluentui/react-icons/svg/water';
import type { CustomerPoolStanding, PoolCustomerLine } from '../../../service/leads/customerPool.schema';
import { customerPoolApi } from '../../../ui/leads/customerPoolApi';
import type { Column } from '../../../ui/list/List';
import { List } from '../../../ui/list/List';
import { PageFill } from '../../../ui/Page';
import { CountryInput } from '../../../ui/filing/CountryInput';
import { PageLink, setQuery, useRoute } from '../../../ui/router';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useMore } from '../../../ui/useMore';
import { ClaimButton, ClaimLimits, Cooling, PoolTabs, useClaiming } from './claimParts';
import { usePoolStyles } from './poolStyles';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
  card: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  words: { flex: 1, minWidth: 0, display: 'flex', flexDirection: 'column' },
});

type Pool = CustomerPoolStanding['pools'][number];

/** Customers that nobody has, without names, to be claimed. */
export function CustomerPool() {
  const { t } = useTexts();
  const { query } = useRoute();
  const load = useLoad('pool-customers', signal => customerPoolApi.standing(signal));
  const pools = load.data?.pools ?? [];
  const pool = pools.find(one => String(one.id) === query.get('pool')) ?? pools[0];
  return (
    <StateView
      load={load}
      empty={data =>
        data.pools.length === 0 ? <Empty icon={<WaterRegular />} line={t('customerPool.noPools')} /> : null
      }
    >
      {data => pool && <Lying key={pool.id} pool={pool} standing={data} load={load} />}
    </StateView>
  );
}

interface LyingProps {
  pool: Pool;
  standing: CustomerPoolStanding;
  load: Loaded<CustomerPoolStanding>;
}

const gone = ['customer.taken', 'company.not_found'];

function Lying({ pool, standing, load }: LyingProps) {
  const { t } = useTexts();
  const { query } = useRoute();
  const country = /^[A-Z]{2}$/.test(query.get('country') ?? '') ? (query.get('country') ?? undefined) : undefined;
  const pages = useMore<PoolCustomerLine>(`pool-customers ${pool.id} ${country ?? ''}`, (cursor, signal) =>
    customerPoolApi
      .list({ poolId: pool.id, country, ...(cursor ? { cursor } : {}) }, signal)
      .then(page => ({ items: page.customers, nextCursor: page.nextCursor })),
  );
  const taken = (id: number) => pages.setData(old => ({ ...old, items: old.items.filter(one => one.id !== id) }));
  const { saving, claim } = useClaiming<PoolCustomerLine>({
    claim: customerPoolApi.claim,
    gone,
    onTaken: taken,
    reload: load.reload,
    told: ({ id }) => ({
      words: t('customerPool.claimed'),
      address: `/companies/${id}`,
      open: t('customerPool.open'),
    }),
  });
  const isFull = pool.most > 0 && standing.mine >= pool.most;
  const isSpent = pool.claimsPerDay > 0 && pool.claimedToday >= pool.claimsPerDay;
  const mayClaim = !isFull && !isSpent && !saving.isSaving;
  const columns = useColumns(mayClaim, claim);
  return (
    <>
      <Limits pool={pool} standing={standing} />
      <Narrow standing={standing} pool={pool} country={country} />
      {saving.error && <ErrorBar error={saving.error} isWrite onRetry={pages.reload} />}
      {pages.moreError && <ErrorBar error={pages.moreError} onRetry={pages.reload} />}
      <PageFill>
        <StateView
          load={pages}
          empty={page =>
            page.items.length === 0 ? (
              <Empty icon={<WaterRegular />} line={t(country ? 'customerPool.filteredEmpty' : 'customerPool.empty')} />
            ) : null
          }
        >
          {() => (
            <List
              label={t('customerPool.customers')}
              items={pages.items}
              columns={columns}
              keyOf={customer => customer.id}
              onMore={pages.loadMore}
              card={customer => <Card customer={customer} mayClaim={mayClaim} onClaim={claim} />}
            />
          )}
        </StateView>
      </PageFill>
    </>
  );
}

function Narrow({ standing, pool, country }: { standing: CustomerPoolStanding; pool: Pool; country?: string }) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  return (
    <div className={styles.line}>
      {standing.pools.length > 1 && <PoolTabs pools={standing.pools} poolId={pool.id} />}
      <Field label={t('pool.country')} orientation="horizontal">
        <CountryInput
          placeholder={t('entering.anyCountry')}
          value={country ?? null}
          onChange={code => setQuery({ country: code })}
        />
      </Field>
    </div>
  );
}

function Limits({ pool, standing }: Omit<LyingProps, 'load'>) {
  const { t } = useTexts();
  const { most, cooldownDays, days } = pool;
  return (
    <ClaimLimits
      {...pool}
      left={n => t('customerPool.leftToday', { n })}
      none={n => t('customerPool.noneLeft', { n })}
      hints={[
        most > 0 && t(standing.mine >= most ? 'customerPool.full' : 'customerPool.mine', { n: standing.mine, most }),
        t('customerPool.maskHint'),
        days > 0 && t('customerPool.clockHint', { n: days }),
        cooldownDays > 0 && t('customerPool.coolingHint', { n: cooldownDays }),
      ]}
    />
  );
}

type Claim = (customer: PoolCustomerLine) => void;

const nameOf = (customer: PoolCustomerLine) => customer.name ?? customer.initial;

interface ClaimProps {
  customer: PoolCustomerLine;
  mayClaim: boolean;
  onClaim: Claim;
}

function ClaimCell({ customer, mayClaim, onClaim }: ClaimProps) {
  const { t } = useTexts();
  if (customer.coolsUntil) return <Cooling until={customer.coolsUntil} why={t('customerPool.coolsWhy')} />;
  return (
    <ClaimButton
      label={t('customerPool.claimOf', { name: nameOf(customer) })}
      mayClaim={mayClaim}
      onClaim={() => onClaim(customer)}
    />
  );
}

function useColumns(mayClaim: boolean, onClaim: Claim): Column<PoolCustomerLine>[] {
  const { t } = useTexts();
  const formats = useFormats();
  return [
    {
      key: 'name',
      head: t('pool.firm'),
      width: 'minmax(90px, 1.4fr)',
      cell: customer =>
        customer.name ? <PageLink to={`/companies/${customer.id}`}>{customer.name}</PageLink> : customer.initial,
    },
    {
      key: 'country',
      head: t('pool.country'),
      width: 'minmax(100px, 1fr)',
      cell: customer => (customer.country ? formats.country(customer.country) : '-'),
    },
    {
      key: 'last',
      head: t('customerPool.lastContact'),
      width: '130px',
      cell: customer => customer.lastContact ?? t('customerPool.never'),
    },
    { key: 'former', head: t('pool.former'), width: 'minmax(0, 1fr)', cell: customer => customer.formerOwner ?? '-' },
    {
      key: 'act',
      head: '',
      width: '190px',
      isEnd: true,
      cell: customer => <ClaimCell customer={customer} mayClaim={mayClaim} onClaim={onClaim} />,
    },
  ];
}

function Card({ customer, mayClaim, onClaim }: ClaimProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <div className={styles.card}>
      <span className={styles.words}>
        <span>{nameOf(customer)}</span>
        <span className={styles.quiet}>
          {[customer.country && formats.country(customer.country), customer.lastContact ?? t('customerPool.never')]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
      <ClaimCell customer={customer} mayClaim={mayClaim} onClaim={onClaim} />
    </div>
  );
}
