import { Button, Checkbox, Field, Input, Switch } from '@fluentui/react-components';
import { useState } from 'react';
import type { PoolBody, PoolList, PoolReply } from '../../../service/leads/assignment.schema';
import { FieldGroup } from '../../../ui/FieldGroup';
import { poolApi } from '../../../ui/leads/poolApi';
import { useTexts } from '../../../ui/texts/texts';
import { CustomerRulesForm } from './CustomerRulesForm';
import { NumberField } from './NumberField';
import { usePoolStyles } from './poolStyles';
import { PreviewBox } from './PreviewBox';

type Body = Required<PoolBody>;

const usual: Body = {
  ...{ name: '', returnDays: 14, warnDays: 3, claimsPerDay: 5, mostOpen: 0, cooldownDays: 7 },
  ...{ showsStory: true, teamIds: [], isDefault: false, isActive: true, isForLeads: true },
  customers: { isOn: false, days: 90, warnDays: 7, protectionDays: 30, most: 0, exemptLevels: [] },
};

function bodyOf(pool: PoolReply, list: PoolList): Body {
  const { name, returnDays, warnDays, claimsPerDay, mostOpen, cooldownDays } = pool;
  const { showsStory, isDefault, isActive, isForLeads, customers } = pool;
  // A team that is gone cannot be chosen any more.
  const teamIds = pool.teamIds.filter(id => list.teams.some(team => team.id === id));
  return {
    ...{ name, returnDays, warnDays, claimsPerDay, mostOpen, cooldownDays },
    ...{ showsStory, teamIds, isDefault, isActive, isForLeads, customers },
  };
}

interface Props {
  pool: PoolReply | null;
  list: PoolList;
  isSaving: boolean;
  onSave(body: PoolBody): void;
}

/** One pool: its clock, its limits, whose it is. */
export function PoolForm({ pool, list, isSaving, onSave }: Props) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const first = list.pools.length === 0;
  const [body, setBody] = useState(pool ? bodyOf(pool, list) : { ...usual, isDefault: first });
  const set = (part: Partial<Body>) => setBody(old => ({ ...old, ...part }));
  const isOtherClock = pool && (pool.returnDays !== body.returnDays || pool.warnDays !== body.warnDays);
  const { returnDays, warnDays } = body;
  return (
    <div className={styles.fields}>
      <Field label={t('pool.name')} required>
        <Input value={body.name} maxLength={100} onChange={(_, data) => set({ name: data.value })} />
      </Field>
      <FieldGroup label={t('customerPool.forWhat')} className={styles.row}>
        <Checkbox
          label={t('customerPool.forLeads')}
          checked={body.isForLeads}
          onChange={(_, data) => set({ isForLeads: data.checked === true })}
        />
        <Checkbox
          label={t('customerPool.forCustomers')}
          checked={body.customers.isOn}
          onChange={(_, data) => set({ customers: { ...body.customers, isOn: data.checked === true } })}
        />
      </FieldGroup>
      <Clock body={body} set={set} />
      {body.customers.isOn && (
        <CustomerRulesForm
          poolId={pool?.id ?? null}
          teamIds={body.teamIds}
          rules={body.customers}
          set={part => set({ customers: { ...body.customers, ...part } })}
        />
      )}
      <div>
        <Switch
          label={t('pool.showsStory')}
          checked={body.showsStory}
          onChange={(_, data) => set({ showsStory: data.checked })}
        />
        <p className={styles.small}>{t('pool.showsStoryHint')}</p>
      </div>
      {list.teams.length > 0 && <Teams list={list} body={body} set={set} />}
      <div className={styles.row}>
        <Switch
          label={t('pool.isDefault')}
          checked={body.isDefault}
          disabled={first || pool?.isDefault === true}
          onChange={(_, data) => set({ isDefault: data.checked })}
        />
        <Switch
          label={t('pool.active')}
          checked={body.isActive}
          onChange={(_, data) => set({ isActive: data.checked })}
        />
      </div>
      <p className={styles.small}>{t('pool.isDefaultHint')}</p>
      {pool && isOtherClock && (
        <PreviewBox
          key={`${returnDays} ${warnDays}`}
          ask={() => poolApi.previewPool({ poolId: pool.id, returnDays, warnDays })}
        />
      )}
      <div>
        <Button appearance="primary" disabledFocusable={isSaving || !body.name.trim()} onClick={() => onSave(body)}>
          {t('pool.save')}
        </Button>
      </div>
    </div>
  );
}

interface PartProps {
  body: Body;
  set(part: Partial<Body>): void;
}

function Clock({ body, set }: PartProps) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const number = (
    key: 'returnDays' | 'warnDays' | 'claimsPerDay' | 'mostOpen' | 'cooldownDays',
    hint: string,
    most = 3650,
  ) => (
    <NumberField
      label={t(`pool.${key}`)}
      hint={hint}
      value={body[key]}
      least={0}
      most={most}
      onChange={value => set({ [key]: value ?? 0 })}
    />
  );
  return (
    <div className={styles.pair}>
      {number('returnDays', t('pool.returnDaysHint'))}
      {number('warnDays', t('pool.warnDaysHint'))}
      {number('claimsPerDay', t('pool.zeroHint'), 1000)}
      {number('mostOpen', t('pool.zeroHint'), 10_000)}
      {number('cooldownDays', t('pool.cooldownHint'))}
    </div>
  );
}

function Teams({ list, body, set }: PartProps & { list: PoolList }) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  return (
    <FieldGroup label={t('pool.teams')} hint={t('pool.teamsHint')}>
      <div className={styles.row}>
        {list.teams.map(team => (
          <Checkbox
            key={team.id}
            label={team.name}
            checked={body.teamIds.includes(team.id)}
            onChange={(_, data) =>
              set({
                teamIds: data.checked === true ? [...body.teamIds, team.id] : body.teamIds.filter(id => id !== team.id),
              })
            }
          />
        ))}
      </div>
    </FieldGroup>
  );
}
