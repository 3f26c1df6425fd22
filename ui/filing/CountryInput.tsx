import { Combobox, Option } from '@fluentui/react-components';
import { useState } from 'react';
import { countryName } from '../formats';
import { useTexts } from '../texts/texts';
import { countries, findCountries } from './countries';

interface Props {
  /** ISO code, or null where it is not known. */
  value: string | null;
  onChange(code: string | null): void;
  /** Where no Field around it names it. */
  label?: string;
  /** What empty means, where it is not "unknown". */
  placeholder?: string;
  autoFocus?: boolean;
}

/** A country by its name in either language or its code; emptied it is unknown. */
export function CountryInput({ value, onChange, label, ...rest }: Props) {
  const { language } = useTexts();
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value ? countryName(value, language) : '');
  const found = findCountries(countries(language), typed ?? '');
  return (
    <Combobox
      {...rest}
      aria-label={label}
      style={{ minWidth: 0 }}
      freeform
      value={shown}
      selectedOptions={value ? [value] : []}
      onChange={event => {
        setTyped(event.target.value);
        if (event.target.value === '') onChange(null);
      }}
      onBlur={() => setTyped(null)}
      onOptionSelect={(_, data) => {
        setTyped(null);
        onChange(data.optionValue ?? null);
      }}
    >
      {found.slice(0, 30).map(country => (
        <Option key={country.code} value={country.code} text={country.name}>
          {country.name}
        </Option>
      ))}
    </Combobox>
  );
}
