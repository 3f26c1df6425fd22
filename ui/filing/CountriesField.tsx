import { countryName } from '../formats';
import { TextListField } from '../TextListField';
import { useTexts } from '../texts/texts';
import { countries, countryMeant } from './countries';

interface Props {
  label: string;
  /** ISO 3166-1, two letters. */
  values: readonly string[];
  onChange(values: string[]): void;
}

/** Several countries, typed or chosen by name in the person's language; kept by their codes. */
export function CountriesField({ label, values, onChange }: Props) {
  const { t, language } = useTexts();
  const read = (typed: string) => countryMeant(language, typed);
  return (
    <TextListField
      label={label}
      hint={t('entering.countriesHint')}
      values={values}
      choices={countries(language).map(country => country.name)}
      readValue={read}
      nameOf={code => countryName(code, language)}
      problemOf={value => (read(value) === null ? t('entering.noCountry', { value: value.slice(0, 60) }) : null)}
      onChange={onChange}
    />
  );
}
