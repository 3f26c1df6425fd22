import { Button, Checkbox, Field, Input, Switch } from '@fluentui/react-components';
import { useState } from 'react';
import type { PolicyBody, PolicyList, PolicyReply } from '../../../service/approvals/approvals.schema';
import type { Role } from '../../../service/users/users.schema';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { PickBox } from '../../../ui/filing/PickBox';
import { TextListField } from '../../../ui/TextListField';
import type { TextKey } from '../../../ui/texts/texts';
import { useTexts } from '../../../ui/texts/texts';
import { useApprovalStyles } from './approvalStyles';

const roles: Role[] = ['owner', 'manager', 'trader', 'purchaser', 'service', 'clerk', 'finance', 'administrator'];
const empty: PolicyBody = {
  name: '',
  isActive: true,
  conditions: { quotation: { words: ['quotation', '报价'] } },
  deciders: { managers: true, userIds: [], roles: [] },
  exempt: { userIds: [], roles: [] },
  expiresHours: 48,
};

interface Props {
  policy: PolicyReply | null;
  list: PolicyList;
  isSaving: boolean;
  onSave(body: PolicyBody): void;
  onRemove?(): void;
}
type Conditions = PolicyBody['conditions'];

const bodyOf = ({ name, isActive, conditions, deciders, exempt, expiresHours }: PolicyReply): PolicyBody => ({
  ...{ name, isActive, conditions, deciders, exempt, expiresHours },
});
const toggled = <T,>(list: readonly T[], value: T, isOn: boolean) =>
  isOn ? [...list, value] : list.filter(one => one !== value);

/** One policy: which mail, who decides, whom it does not hold. */
export function PolicyForm({ policy, list, isSaving, onSave, onRemove }: Props) {
  const styles = useApprovalStyles();
  const { t } = useTexts();
  const [body, setBody] = useState(policy ? bodyOf(policy) : empty);
  const set = (part: Partial<PolicyBody>) => setBody(old => ({ ...old, ...part }));
  const setCondition = (name: keyof Conditions, value: Conditions[keyof Conditions]) => {
    const { [name]: _before, ...rest } = body.conditions;
    set({ conditions: (value === undefined ? rest : { ...rest, [name]: value }) as Conditions });
  };
  return (
    <>
      <Field label={t('approvals.policyName')}>
        <Input value={body.name} maxLength={200} onChange={(_, data) => set({ name: data.value })} />
      </Field>
      <Switch
        label={t('approvals.active')}
        checked={body.isActive}
        onChange={(_, data) => set({ isActive: data.checked })}
      />
      <Which conditions={body.conditions} known={list.companies} set={setCondition} />
      <Who title={t('approvals.who')} list={list} body={body} set={set} />
      <Field label={t('approvals.expires')}>
        <Input
          inputMode="numeric"
          value={String(body.expiresHours)}
          onChange={(_, data) => set({ expiresHours: Math.min(720, Math.max(1, Number(data.value) || 1)) })}
        />
      </Field>
      <div className={styles.row}>
        <Button
          appearance="primary"
          disabledFocusable={isSaving || body.name.trim() === ''}
          onClick={() => onSave(body)}
        >
          {t('approvals.save')}
        </Button>
        {onRemove && (
          <Button disabledFocusable={isSaving} onClick={onRemove}>
            {t('approvals.remove')}
          </Button>
        )}
      </div>
    </>
  );
}

interface WhichProps {
  conditions: Conditions;
  /** Names of companies that are named already. */
  known: PolicyList['companies'];
  set(name: keyof Conditions, value: Conditions[keyof Conditions]): void;
}

function Which({ conditions, known, set }: WhichProps) {
  const styles = useApprovalStyles();
  const { t } = useTexts();
  const levels = useDictionary().words('level');
  const words = (name: 'words' | 'tags' | 'attachmentTypes') => (
    <TextListField
      label={t(`approvals.c_${name}`)}
      values={conditions[name] ?? []}
      onChange={values =>
        set(name, values.length > 0 ? values.map(one => (name === 'attachmentTypes' ? typeOf(one) : one)) : undefined)
      }
    />
  );
  const count = (name: 'newcomerDays' | 'firstMails', most: number) => (
    <Field label={t(`approvals.c_${name}`)}>
      <Input
        inputMode="numeric"
        value={conditions[name] === undefined ? '' : String(conditions[name])}
        onChange={(_, data) =>
          set(name, Number(data.value) > 0 ? Math.min(most, Math.floor(Number(data.value))) : undefined)
        }
      />
    </Field>
  );
  return (
    <fieldset className={styles.fields}>
      <legend>{t('approvals.when')}</legend>
      <Checkbox
        label={t('approvals.c_quotation')}
        checked={conditions.quotation !== undefined}
        onChange={(_, data) => set('quotation', data.checked === true ? { words: ['quotation', '报价'] } : undefined)}
      />
      {conditions.quotation && (
        <TextListField
          label={t('approvals.quotationWords')}
          values={conditions.quotation.words}
          onChange={values => set('quotation', { words: values })}
        />
      )}
      <Checkbox
        label={t('approvals.c_amount')}
        checked={conditions.amount === true}
        onChange={(_, data) => set('amount', data.checked === true ? true : undefined)}
      />
      <div role="group" aria-label={t('approvals.c_levels')}>
        <span>{t('approvals.c_levels')}</span>
        <div className={styles.row}>
          {levels.map(({ code, name }) => (
            <Checkbox
              key={code}
              label={name}
              checked={conditions.levels?.includes(code) ?? false}
              onChange={(_, data) => {
                const next = toggled(conditions.levels ?? [], code, data.checked === true);
                set('levels', next.length > 0 ? next : undefined);
              }}
            />
          ))}
        </div>
      </div>
      <Companies ids={conditions.companyIds ?? []} known={known} set={ids => set('companyIds', ids)} />
      {words('tags')}
      {words('words')}
      {words('attachmentTypes')}
      {count('newcomerDays', 1000)}
      {count('firstMails', 20)}
    </fieldset>
  );
}

interface CompaniesProps {
  ids: readonly number[];
  known: PolicyList['companies'];
  set(ids: number[] | undefined): void;
}

function Companies({ ids, known, set }: CompaniesProps) {
  const styles = useApprovalStyles();
  const { t } = useTexts();
  const [picked, setPicked] = useState<PolicyList['companies']>([]);
  const name = (id: number) => [...picked, ...known].find(one => one.id === id)?.name ?? t('approvals.hidden');
  const change = (next: number[]) => set(next.length > 0 ? next : undefined);
  return (
    <div role="group" aria-label={t('approvals.c_companyIds')}>
      <span>{t('approvals.c_companyIds')}</span>
      <div className={styles.row}>
        {ids.map(id => (
          <Checkbox key={id} label={name(id)} checked onChange={() => change(ids.filter(one => one !== id))} />
        ))}
      </div>
      <PickBox
        companiesOnly
        onChoose={choice => {
          setPicked(old => [...old, { id: choice.companyId, name: choice.company }]);
          if (!ids.includes(choice.companyId)) change([...ids, choice.companyId]);
        }}
      />
    </div>
  );
}

const typeOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 10);

interface WhoProps {
  title: string;
  list: PolicyList;
  body: PolicyBody;
  set(part: Partial<PolicyBody>): void;
}

function Who({ title, list, body, set }: WhoProps) {
  const styles = useApprovalStyles();
  const { t } = useTexts();
  const { deciders, exempt } = body;
  const people = (label: string, chosen: readonly number[], change: (ids: number[]) => void) => (
    <div role="group" aria-label={label}>
      <span>{label}</span>
      <div className={styles.row}>
        {list.people.map(({ id, name }) => (
          <Checkbox
            key={id}
            label={name}
            checked={chosen.includes(id)}
            onChange={(_, data) => change(toggled(chosen, id, data.checked === true))}
          />
        ))}
      </div>
    </div>
  );
  const ofRoles = (label: string, chosen: readonly Role[], change: (next: Role[]) => void) => (
    <div role="group" aria-label={label}>
      <span>{label}</span>
      <div className={styles.row}>
        {roles.map(role => (
          <Checkbox
            key={role}
            label={t(`users.role_${role}` as TextKey)}
            checked={chosen.includes(role)}
            onChange={(_, data) => change(toggled(chosen, role, data.checked === true))}
          />
        ))}
      </div>
    </div>
  );
  return (
    <fieldset className={styles.fields}>
      <legend>{title}</legend>
      <Checkbox
        label={t('approvals.managers')}
        checked={deciders.managers}
        onChange={(_, data) => set({ deciders: { ...deciders, managers: data.checked === true } })}
      />
      {people(t('approvals.people'), deciders.userIds, userIds => set({ deciders: { ...deciders, userIds } }))}
      {ofRoles(t('approvals.roles'), deciders.roles, next => set({ deciders: { ...deciders, roles: next } }))}
      {people(t('approvals.exempt'), exempt.userIds, userIds => set({ exempt: { ...exempt, userIds } }))}
      {ofRoles(t('approvals.exemptRoles'), exempt.roles, next => set({ exempt: { ...exempt, roles: next } }))}
    </fieldset>
  );
}
