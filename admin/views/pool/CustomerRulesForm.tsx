import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import type { CustomerPreview, CustomerRules } from '../../../service/leads/customerPool.schema';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { FieldGroup } from '../../../ui/FieldGroup';
import { customerPoolApi } from '../../../ui/leads/customerPoolApi';
import { PageLink } from '../../../ui/router';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useSave } from '../../../ui/useSave';
import { NumberField } from './NumberField';
import { usePoolStyles } from './poolStyles';

interface Props {
  poolId: number | null;
  teamIds: number[];
  rules: CustomerRules;
  set(part: Partial<CustomerRules>): void;
}

/** What a pool says of customers, and what that would do. */
export function CustomerRulesForm({ poolId, teamIds, rules, set }: Props) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const dictionary = useDictionary();
  const number = (key: 'days' | 'warnDays' | 'protectionDays' | 'most', hint: string, most = 3650) => (
    <NumberField
      label={t(`customerPool.${key}`)}
      hint={hint}
      value={rules[key]}
      least={0}
      most={most}
      onChange={value => set({ [key]: value ?? 0 })}
    />
  );
  return (
    <>
      <p className={styles.small}>{t('customerPool.forCustomersHint')}</p>
      <div className={styles.pair}>
        {number('days', t('pool.returnDaysHint'))}
        {number('warnDays', t('pool.warnDaysHint'), 365)}
        {number('protectionDays', t('pool.zeroHint'))}
        {number('most', t('pool.zeroHint'), 100_000)}
      </div>
      <FieldGroup label={t('customerPool.exempt')} className={styles.row}>
        {dictionary.words('level').map(({ code, name }) => (
          <Checkbox
            key={code}
            label={name}
            checked={rules.exemptLevels.includes(code)}
            onChange={(_, data) =>
              set({
                exemptLevels:
                  data.checked === true
                    ? [...rules.exemptLevels, code]
                    : rules.exemptLevels.filter(one => one !== code),
              })
            }
          />
        ))}
      </FieldGroup>
      <Preview key={JSON.stringify([rules, teamIds])} poolId={poolId} teamIds={teamIds} rules={rules} />
    </>
  );
}

function Preview({ poolId, teamIds, rules }: Omit<Props, 'set'>) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const saving = useSave();
  const [found, setFound] = useState<CustomerPreview | null>(null);
  const ask = () =>
    saving.run(async () => setFound(await customerPoolApi.preview({ poolId, teamIds, customers: rules })));
  return (
    <>
      <div>
        <Button disabledFocusable={saving.isSaving} onClick={ask}>
          {t('customerPool.preview')}
        </Button>
      </div>
      {saving.error && <ErrorBar error={saving.error} />}
      <div role="status">
        {found &&
          (found.count === 0
            ? t('customerPool.previewNone', { days: found.days })
            : t('customerPool.previewSome', { days: found.days, n: found.count }))}
      </div>
      {found && found.count > 0 && (
        <>
          <p className={styles.quiet}>
            {found.owners.map(({ name, count }) => t('customerPool.previewOwner', { name, n: count })).join(' · ')}
          </p>
          <ul className={styles.people}>
            {found.lines.map(line => (
              <li key={line.id} className={styles.person}>
                <PageLink to={`/companies/${line.id}`}>{line.name}</PageLink>
                <span className={styles.small}>{line.ownerName}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
