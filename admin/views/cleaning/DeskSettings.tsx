import { Field, Input, makeStyles, Radio, RadioGroup, tokens } from '@fluentui/react-components';

import type { DeskSettingsReply } from '../../../service/companies/desk.schema';
import { deskApi } from '../../../ui/companies/deskApi';
import { Card, PageScroll } from '../../../ui/Page';
import { SaveBar } from '../../../ui/SaveBar';
import { StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { layout } from '../../../ui/theme/layout';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useSavedDraft } from '../../../ui/useSavedDraft';
import { countedFields } from './mendable';
import { useFieldWords } from './useFieldWords';

const useStyles = makeStyles({
  page: { maxWidth: layout.formMax, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  quiet: { color: tokens.colorNeutralForeground3 },
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(180px, 1fr))',
    gap: tokens.spacingHorizontalM,
  },
});

/** What the firm wants of its data: days to undo, questions an hour, which fields count, and what a manager looks through. */
export function DeskSettings() {
  const styles = useStyles();
  const load = useLoad('cleaning settings', signal => deskApi.settings(signal));
  return (
    <PageScroll>
      <div className={styles.page}>
        <StateView load={load}>{settings => <Form settings={settings} load={load} />}</StateView>
      </div>
    </PageScroll>
  );
}

const numbers = [
  { name: 'undoDays', hint: 'undoDaysHint', least: 1, most: 365 },
  { name: 'checksPerHour', hint: 'checksHint', least: 5, most: 500 },
  { name: 'freshDays', hint: 'freshHint', least: 30, most: 1095 },
] as const;
const audits = ['off', 'new', 'all'] as const;

function Form({ settings, load }: { settings: DeskSettingsReply; load: Loaded<DeskSettingsReply> }) {
  const styles = useStyles();
  const { t } = useTexts();
  const words = useFieldWords();
  const { draft, bar } = useSavedDraft(load, {
    saved: settings,
    labels: {
      undoDays: t('desk.undoDays'),
      checksPerHour: t('desk.checksPerHour'),
      freshDays: t('desk.freshDays'),
      audit: t('desk.auditSetting'),
      weights: t('desk.weights'),
    },
    inWords: (name, value) => {
      if (name === 'audit') return t(`desk.audit_${value as 'off'}`);
      if (name !== 'weights') return undefined;
      return Object.entries(value as DeskSettingsReply['weights'])
        .map(([field, weight]) => `${words.name(field)} ${weight}`)
        .join(', ');
    },
    send: ({ version, ...rest }) => deskApi.saveSettings(version, rest),
  });
  const { values } = draft;
  const isRight = numbers.every(({ name, least, most }) => values[name] >= least && values[name] <= most);
  const fields = [...countedFields, ...words.own.map(field => `f_${field.code}`)];
  return (
    <>
      <Card className={styles.card}>
        {numbers.map(({ name, hint, least, most }) => (
          <NumberField
            key={name}
            label={t(`desk.${name}`)}
            hint={t(`desk.${hint}`)}
            value={values[name]}
            range={[least, most]}
            onChange={value => draft.set({ [name]: value })}
          />
        ))}
        <Field label={t('desk.auditSetting')}>
          <RadioGroup
            value={values.audit}
            onChange={(_, data) => draft.set({ audit: data.value as DeskSettingsReply['audit'] })}
          >
            {audits.map(one => (
              <Radio key={one} value={one} label={t(`desk.audit_${one}`)} />
            ))}
          </RadioGroup>
        </Field>
      </Card>
      <Card className={styles.card}>
        <h2>{t('desk.weights')}</h2>
        <p className={styles.quiet}>{t('desk.weightsHint')}</p>
        <div className={styles.grid}>
          {fields.map(field => (
            <NumberField
              key={field}
              label={words.name(field)}
              value={values.weights[field] ?? 0}
              range={[0, 10]}
              onChange={weight => draft.set({ weights: { ...values.weights, [field]: Math.min(10, weight) } })}
            />
          ))}
        </div>
      </Card>
      {isRight && <SaveBar {...bar} />}
    </>
  );
}

interface NumberProps {
  label: string;
  hint?: string;
  value: number;
  range: readonly [number, number];
  onChange(value: number): void;
}

function NumberField({ label, hint, value, range: [least, most], onChange }: NumberProps) {
  const isWrong = value < least || value > most;
  return (
    <Field label={label} hint={hint} validationState={isWrong ? 'error' : 'none'}>
      <Input
        inputMode="numeric"
        maxLength={4}
        value={String(value)}
        onChange={(_, data) => onChange(Number(data.value.replace(/\D/g, '')))}
      />
    </Field>
  );
}
