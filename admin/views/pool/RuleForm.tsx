import { Button, Checkbox, Field, Input, Select, Switch } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { LeadRuleBody, LeadRuleList, LeadRuleReply } from '../../../service/leads/assignment.schema';
import { FieldGroup } from '../../../ui/FieldGroup';
import { CountriesField } from '../../../ui/filing/CountriesField';
import { poolApi } from '../../../ui/leads/poolApi';
import { TextListField } from '../../../ui/TextListField';
import { useTexts } from '../../../ui/texts/texts';
import { NumberField } from './NumberField';
import { usePoolStyles } from './poolStyles';
import { PreviewBox } from './PreviewBox';
import { RulePeople } from './RulePeople';
import { leadSources } from '../leads/leadQuery';

const empty: LeadRuleBody = {
  name: '',
  conditions: { countries: [], languages: [], sources: [], products: [], mailboxIds: [] },
  ...{ mode: 'turn', userIds: [], poolId: null, protectionDays: null, isActive: true },
};

/** What of a rule is sent. */
export function bodyOf(rule: LeadRuleReply): LeadRuleBody {
  const { name, conditions, mode, userIds, poolId, protectionDays, isActive } = rule;
  return { name, conditions, mode, userIds, poolId, protectionDays, isActive };
}

interface Props {
  rule: LeadRuleReply | null;
  list: LeadRuleList;
  isSaving: boolean;
  onSave(body: LeadRuleBody): void;
  onRemove?(): void;
  /** The dry run with this rule as it stands in the form. */
  trial(body: LeadRuleBody): ReactNode;
}

/** One rule: which leads, how, to whom. */
export function RuleForm({ rule, list, isSaving, onSave, onRemove, trial }: Props) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const [body, setBody] = useState(rule ? bodyOf(rule) : empty);
  const set = (part: Partial<LeadRuleBody>) => setBody(old => ({ ...old, ...part }));
  const { protectionDays, mode } = body;
  const isWhole = body.name.trim() !== '' && (mode === 'pool' ? body.poolId !== null : body.userIds.length > 0);
  return (
    <div className={styles.fields}>
      <Field label={t('pool.name')} required>
        <Input value={body.name} maxLength={100} onChange={(_, data) => set({ name: data.value })} />
      </Field>
      <Which list={list} body={body} set={set} />
      <How list={list} body={body} set={set} />
      <Switch
        label={t('pool.active')}
        checked={body.isActive}
        onChange={(_, data) => set({ isActive: data.checked })}
      />
      {rule && rule.protectionDays !== protectionDays && (
        <PreviewBox key={String(protectionDays)} ask={() => poolApi.previewRule({ ruleId: rule.id, protectionDays })} />
      )}
      <div className={styles.row}>
        <Button appearance="primary" disabledFocusable={isSaving || !isWhole} onClick={() => onSave(body)}>
          {t('pool.save')}
        </Button>
        {onRemove && (
          <Button icon={<DeleteRegular />} disabledFocusable={isSaving} onClick={onRemove}>
            {t('pool.deleteRule')}
          </Button>
        )}
      </div>
      {isWhole && trial(body)}
    </div>
  );
}

interface PartProps {
  list: LeadRuleList;
  body: LeadRuleBody;
  set(part: Partial<LeadRuleBody>): void;
}

const toggled = <T,>(list: readonly T[], value: T, isOn: boolean) =>
  isOn ? [...list, value] : list.filter(one => one !== value);

function Which({ list, body, set }: PartProps) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const { conditions } = body;
  const change = (part: Partial<LeadRuleBody['conditions']>) => set({ conditions: { ...conditions, ...part } });
  return (
    <fieldset className={styles.fields}>
      <legend>{t('pool.conditions')}</legend>
      <CountriesField
        label={t('pool.countries')}
        values={conditions.countries}
        onChange={values => change({ countries: values })}
      />
      <TextListField
        isWord
        label={t('pool.languages')}
        hint={t('pool.languagesHint')}
        values={conditions.languages}
        problemOf={value => (/^[A-Za-z]{2,3}$/.test(value) ? null : t('pool.badLanguage', { value }))}
        onChange={values => change({ languages: [...new Set(values.map(one => one.toLowerCase()))] })}
      />
      <TextListField
        label={t('pool.productWords')}
        values={conditions.products}
        onChange={values => change({ products: values.map(one => one.slice(0, 60)) })}
      />
      <FieldGroup label={t('pool.sources')}>
        <div className={styles.row}>
          {leadSources.map(source => (
            <Checkbox
              key={source}
              label={t(`leads.source_${source}`)}
              checked={conditions.sources.includes(source)}
              onChange={(_, data) => change({ sources: toggled(conditions.sources, source, data.checked === true) })}
            />
          ))}
        </div>
      </FieldGroup>
      <FieldGroup label={t('pool.mailboxes')}>
        <div className={styles.row}>
          {list.mailboxes.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={conditions.mailboxIds.includes(id)}
              onChange={(_, data) => change({ mailboxIds: toggled(conditions.mailboxIds, id, data.checked === true) })}
            />
          ))}
        </div>
      </FieldGroup>
    </fieldset>
  );
}

const modes = ['turn', 'load', 'pool'] as const;

function How({ list, body, set }: PartProps) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const isPool = body.mode === 'pool';
  return (
    <fieldset className={styles.fields}>
      <legend>{t('pool.mode')}</legend>
      <Field label={t('pool.mode')}>
        <Select
          value={body.mode}
          onChange={(_, data) => set({ mode: modes.find(mode => mode === data.value) ?? 'turn' })}
        >
          {modes.map(mode => (
            <option key={mode} value={mode}>
              {t(`pool.mode_${mode}`)}
            </option>
          ))}
        </Select>
      </Field>
      {!isPool && <RulePeople list={list} chosen={body.userIds} onChange={userIds => set({ userIds })} />}
      <div className={styles.pair}>
        <Field label={t(isPool ? 'pool.intoPool' : 'pool.returnPool')}>
          <Select
            value={String(body.poolId ?? '')}
            onChange={(_, data) => set({ poolId: data.value ? Number(data.value) : null })}
          >
            <option value="">{isPool ? '' : t('pool.defaultPool')}</option>
            {list.pools.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        {!isPool && (
          <NumberField
            label={t('pool.protection')}
            hint={t('pool.protectionHint')}
            value={body.protectionDays}
            mayBeEmpty
            least={1}
            most={3650}
            onChange={protectionDays => set({ protectionDays })}
          />
        )}
      </div>
    </fieldset>
  );
}
