import { Field, Input, Select } from '@fluentui/react-components';
import type { LeadChange } from '../../../service/leads/leads.schema';
import { CountryInput } from '../../../ui/filing/CountryInput';
import { useLeadWord } from '../../../ui/leads/leadWords';
import type { TextKey } from '../../../ui/texts/texts';
import { useTexts } from '../../../ui/texts/texts';
import { leadSources } from './leadQuery';

type Source = (typeof leadSources)[number];
type TextName =
  'companyName' | 'contactName' | 'contactTitle' | 'email' | 'phone' | 'website' | 'title' | 'sourceDetail';

/** A field of text: its name, what it is called, and how many characters it takes. */
export type LeadText = readonly [name: TextName, label: TextKey, maxLength: number];

/** Who asks, in the order in which it is typed. */
export const partyTexts = [
  ['companyName', 'leads.company', 300],
  ['contactName', 'leads.contactName', 200],
  ['contactTitle', 'leads.contactTitle', 200],
  ['email', 'leads.email', 320],
  ['phone', 'leads.phone', 100],
  ['website', 'leads.website', 300],
] as const satisfies readonly LeadText[];

interface FieldsProps {
  texts: readonly LeadText[];
  values: LeadChange;
  onChange(part: LeadChange): void;
  /** The first takes the focus when the form opens. */
  isFocused?: boolean;
}

/** What is told of a lead in text. */
export function LeadTextFields({ texts, values, onChange, isFocused }: FieldsProps) {
  const { t } = useTexts();
  return (
    <>
      {texts.map(([name, label, maxLength], index) => (
        <Field key={name} label={t(label)}>
          <Input
            autoFocus={isFocused && index === 0}
            value={values[name] ?? ''}
            maxLength={maxLength}
            onChange={(_, data) => onChange({ [name]: data.value })}
          />
        </Field>
      ))}
    </>
  );
}

/** Where it is from, and by what it came. */
export function LeadOrigin({ values, onChange }: Pick<FieldsProps, 'values' | 'onChange'>) {
  const { t } = useTexts();
  return (
    <>
      <Field label={t('leads.country')}>
        <CountryInput value={values.country || null} onChange={code => onChange({ country: code ?? '' })} />
      </Field>
      <SourceField value={values.source} onChange={source => onChange({ source })} />
    </>
  );
}

interface SourceProps {
  value: Source | undefined;
  /** A first line without a source. */
  none?: string;
  onChange(source: Source | undefined): void;
}

/** By what a lead came. */
export function SourceField({ value, none, onChange }: SourceProps) {
  const { t } = useTexts();
  const word = useLeadWord();
  return (
    <Field label={t('leads.source')}>
      <Select value={value ?? ''} onChange={(_, data) => onChange(leadSources.find(one => one === data.value))}>
        {none !== undefined && <option value="">{none}</option>}
        {leadSources.map(source => (
          <option key={source} value={source}>
            {word('source', source)}
          </option>
        ))}
      </Select>
    </Field>
  );
}
