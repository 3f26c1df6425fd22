import { Button } from '@fluentui/react-components';
import { WaterRegular } from '@fluentui/react-icons/svg/water';
import type { PoolBody, PoolList, PoolReply } from '../../../service/leads/assignment.schema';
import { poolApi } from '../../../ui/leads/poolApi';
import { Card, PageScroll } from '../../../ui/Page';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { OrderedCards } from './OrderedCards';
import { PoolForm } from './PoolForm';
import { usePoolStyles } from './poolStyles';
import { useOpenForm } from './useOpenForm';

/** Settings of the pools: when leads return, and who takes how many out. */
export function Pools() {
  const styles = usePoolStyles();
  const load = useLoad('pools', signal => poolApi.pools(signal));
  return (
    <PageScroll>
      <div className={styles.column}>
        <StateView load={load}>{list => <Listed list={list} load={load} />}</StateView>
      </div>
    </PageScroll>
  );
}

function Listed({ list, load }: { list: PoolList; load: Loaded<PoolList> }) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const { open, setOpen, saving, done, editButton } = useOpenForm(load.reload);
  const save = (pool: PoolReply | null, body: PoolBody) =>
    done(() => (pool ? poolApi.savePool(pool.id, pool.version, body) : poolApi.createPool(body)));
  const order = (ids: number[]) => saving.run(() => poolApi.orderPools(ids).then(next => load.setData(() => next)));
  const add = (
    <Button appearance="primary" onClick={() => setOpen('new')}>
      {t('pool.addPool')}
    </Button>
  );
  return (
    <>
      <p className={styles.quiet}>{t('pool.poolsHint')}</p>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      {list.pools.length === 0 && open !== 'new' && (
        <Empty icon={<WaterRegular />} line={t('pool.noPoolsYet')} action={add} />
      )}
      <OrderedCards
        label={t('pool.pools')}
        items={list.pools}
        isSaving={saving.isSaving}
        onOrder={order}
        beside={pool => (
          <>
            {pool.isDefault && <span className={styles.small}>{t('pool.isDefault')}</span>}
            {!pool.isActive && <span className={styles.small}>{t('pool.off')}</span>}
            {editButton(pool.id)}
          </>
        )}
      >
        {pool => (
          <>
            <Summary pool={pool} />
            {open === pool.id && (
              <PoolForm
                key={pool.version}
                pool={pool}
                list={list}
                isSaving={saving.isSaving}
                onSave={body => save(pool, body)}
              />
            )}
          </>
        )}
      </OrderedCards>
      {open === 'new' && (
        <Card className={styles.card} label={t('pool.newPool')}>
          <h2>{t('pool.newPool')}</h2>
          <PoolForm pool={null} list={list} isSaving={saving.isSaving} onSave={body => save(null, body)} />
        </Card>
      )}
      {list.pools.length > 0 && open !== 'new' && <div>{add}</div>}
    </>
  );
}

function Summary({ pool }: { pool: PoolReply }) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const { returnDays, warnDays, claimsPerDay, cooldownDays, lying, bound } = pool;
  return (
    <>
      <span className={styles.quiet}>
        {t('pool.summary', {
          return: returnDays > 0 ? t('pool.sumReturn', { n: returnDays }) : t('pool.sumNoReturn'),
          warn: warnDays > 0 ? t('pool.sumWarn', { n: warnDays }) : t('pool.sumNoWarn'),
          claims: claimsPerDay > 0 ? t('pool.sumClaims', { n: claimsPerDay }) : t('pool.sumNoClaims'),
          cool: cooldownDays,
        })}
      </span>
      <span className={styles.small}>
        {[
          t('pool.counts', { lying, bound }),
          pool.customers.isOn && t('customerPool.sum', { n: pool.customers.days }),
          pool.customers.isOn && t('customerPool.counts', { n: pool.lyingCustomers }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </span>
    </>
  );
}
