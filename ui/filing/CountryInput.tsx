import { Combobox, makeStyles, Option, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { countryName } from '../formats';
import { useTexts } from '../texts/texts';
import { countries, countryMeant, findCountries } from './countries';

const useStyles = makeStyles({
  problem: { color: tokens.colorPaletteRedForeground1, fontSize: tokens.fontSizeBase200 },
});

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

/** A country by its name in either language or its code; emptied it is unknown. What is no country is refused with a sentence, and what stood there stays. */
export function CountryInput({ value, onChange, label, ...rest }: Props) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const [refused, setRefused] = useState('');
  const [typed, setTyped] = useState<string | null>(null);
  const shown = typed ?? (value ? countryName(value, language) : '');
  const found = findCountries(countries(language), typed ?? '');
  const leave = () => {
    setTyped(null);
    if (typed === null || typed.trim() === '' || typed === (value ? countryName(value, language) : '')) return;
    const meant = countryMeant(language, typed);
    if (meant === null) setRefused(typed.trim());
    else if (meant !== value) onChange(meant);
  };
  return (
    <>
      <Combobox
        {...rest}
        aria-label={label}
        style={{ minWidth: 0 }}
        freeform
        value={shown}
        selectedOptions={value ? [value] : []}
        onChange={event => {
          setTyped(event.target.value);
          setRefused('');
          if (event.target.value === '') onChange(null);
        }}
        onBlur={leave}
        onOptionSelect={(_, data) => {
          // Typing lets go of the option that was chosen; what stood there stays until another is meant.
          if (data.optionValue === undefined) return;
          setTyped(null);
          setRefused('');
          onChange(data.optionValue);
        }}
      >
        {found.slice(0, 30).map(country => (
          <Option key={country.code} value={country.code} text={country.name}>
            {country.name}
          </Option>
        ))}
      </Combobox>
      {refused && (
        <span role="alert" className={styles.problem}>
          {t('entering.noCountry', { value: refused.slice(0, 60) })}
        </span>
      )}
    </>
  );
}
