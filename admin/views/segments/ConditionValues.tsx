import { Button, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { DictionaryKind } from '../../../service/users/dictionary.schema';
import { api } from '../../../ui/api';
import { segmentApi } from '../../../ui/companies/segmentApi';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { CountriesField } from '../../../ui/filing/CountriesField';
import { TextListField } from '../../../ui/TextListField';
import { useTexts } from '../../../ui/texts/texts';
import { useLoad } from '../../../ui/useLoad';
import type { Condition, Field } from './draft';
import { isSingle } from './draft';
import { useFieldWords } from './words';

const useStyles = makeStyles({
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  chosen: {
    display: 'inline-flex',
    alignItems: 'center',
    paddingLeft: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground3,
    borderRadius: tokens.borderRadiusMedium,
  },
  short: { width: '150px' },
  currency: { width: '80px' },
});

interface Props {
  number: number;
  field: Field;
  condition: Condition;
  teams: readonly { id: number; name: string }[];
  onChange(values: string[]): void;
}

interface Choice {
  code: string;
  name: string;
}

/** What a condition compares with: chosen from words, typed, a day, a number. */
export function ConditionValues(props: Props) {
  const { field, condition } = props;
  if (isSingle(field, condition.op)) return <SingleValue {...props} />;
  if (field.kind === 'people') return <PeopleValues {...props} />;
  if (field.kind === 'segments') return <SegmentValues {...props} />;
  return <WordValues {...props} />;
}

function WordValues(props: Props) {
  const { t, language } = useTexts();
  const { wordOf } = useFieldWords();
  const dictionary = useDictionary();
  const { number, field, condition, teams, onChange } = props;
  const choices: readonly Choice[] =
    field.kind === 'teams'
      ? teams.map(({ id, name }) => ({ code: String(id), name }))
      : field.dictionary
        ? dictionary.words(field.dictionary as DictionaryKind)
        : field.choices.length > 0
          ? field.choices.map(one => ({ code: one.code, name: language === 'zh-CN' ? one.nameZh : one.nameEn }))
          : field.words.map(code => ({ code, name: wordOf(field.name, code) }));
  if (choices.length > 0 || field.dictionary || field.kind === 'teams') return <Chosen {...props} choices={choices} />;
  const label = t('segments.valuesOf', { n: number });
  if (field.name === 'country') return <CountriesField label={label} values={condition.values} onChange={onChange} />;
  return (
    <TextListField
      label={label}
      values={condition.values}
      onChange={onChange}
      isWord={field.name === 'language' || field.name === 'contactLanguage'}
    />
  );
}

function PeopleValues(props: Props) {
  const { t } = useTexts();
  const people = useLoad('people', signal => api.people(signal));
  const named = (people.data?.people ?? []).map(({ id, name }) => ({ code: String(id), name }));
  return <Chosen {...props} choices={[{ code: 'me', name: t('segments.me') }, ...named]} />;
}

function SegmentValues(props: Props) {
  const asked = { kind: 'fixed', about: 'companies', limit: 200 } as const;
  const load = useLoad('segments:fixed', signal => segmentApi.list(asked, signal));
  const choices = (load.data?.segments ?? []).map(({ id, name }) => ({ code: String(id), name }));
  return <Chosen {...props} choices={choices} />;
}

/** Values that are chosen, one after the other. */
function Chosen({ number, condition, choices, onChange }: Props & { choices: readonly Choice[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { values } = condition;
  const nameOf = (code: string) => choices.find(choice => choice.code === code)?.name ?? code;
  const left = choices.filter(choice => !values.includes(choice.code));
  return (
    <div className={styles.line}>
      {values.map(value => (
        <span key={value} className={styles.chosen}>
          {nameOf(value)}
          <Button
            size="small"
            appearance="transparent"
            icon={<DismissRegular />}
            aria-label={t('segments.without', { name: nameOf(value) })}
            onClick={() => onChange(values.filter(one => one !== value))}
          />
        </span>
      ))}
      {left.length > 0 && (
        <Select
          aria-label={t('segments.valuesOf', { n: number })}
          value=""
          onChange={(_, data) => data.value && onChange([...values, data.value])}
        >
          <option value="">{t(values.length > 0 ? 'segments.addValue' : 'segments.chooseValue')}</option>
          {left.map(choice => (
            <option key={choice.code} value={choice.code}>
              {choice.name}
            </option>
          ))}
        </Select>
      )}
    </div>
  );
}

function SingleValue({ number, field, condition, onChange }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { op, values } = condition;
  const [value = ''] = values;
  const label = t('segments.valuesOf', { n: number });
  const put = (next: string) => onChange(next === '' ? [] : [next]);
  if (field.kind === 'yes_no')
    return (
      <Select aria-label={label} value={value} onChange={(_, data) => put(data.value)}>
        <option value="yes">{t('profile.yes')}</option>
        <option value="no">{t('profile.no')}</option>
      </Select>
    );
  if (field.kind === 'money') return <MoneyValue label={label} value={value} onChange={put} />;
  const isDays = op === 'within' || op === 'older';
  const isDay = op === 'before' || op === 'after';
  return (
    <div className={styles.line}>
      <Input
        className={styles.short}
        aria-label={label}
        type={isDay ? 'date' : 'number'}
        min={isDays ? 1 : 0}
        max={isDays ? 10_000 : undefined}
        value={value}
        onChange={(_, data) => put(data.value)}
      />
      {isDays && <span>{t('segments.days')}</span>}
    </div>
  );
}

/** An amount and its currency, kept as one text. */
function MoneyValue({ label, value, onChange }: { label: string; value: string; onChange(value: string): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [amount = '', currency = ''] = value.split(' ');
  const put = (nextAmount: string, nextCurrency: string) => onChange(`${nextAmount} ${nextCurrency}`.trim());
  return (
    <div className={styles.line}>
      <Input
        className={styles.short}
        aria-label={label}
        type="number"
        min={0}
        value={amount}
        onChange={(_, data) => put(data.value, currency || 'USD')}
      />
      <Input
        className={styles.currency}
        aria-label={t('segments.currency')}
        value={currency || 'USD'}
        maxLength={3}
        onChange={(_, data) => put(amount, data.value.toUpperCase())}
      />
    </div>
  );
}
