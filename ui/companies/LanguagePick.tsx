import { Combobox, Field, Option } from '@fluentui/react-components';
import { useMemo, useState } from 'react';
import { useTexts } from '../texts/texts';

// ISO 639-1 codes of the languages in which trade is written, the most usual first.
const usual = ['en', 'zh', 'es', 'de', 'fr', 'pt', 'ru', 'ar', 'it', 'ja', 'ko', 'nl', 'pl', 'tr'];
const others = [
  ...['bg', 'bn', 'ca', 'cs', 'da', 'el', 'et', 'fa', 'fi', 'he', 'hi', 'hr', 'hu', 'id', 'kk', 'km', 'lo', 'lt', 'lv'],
  ...['mn', 'ms', 'my', 'nb', 'ne', 'ro', 'si', 'sk', 'sl', 'sq', 'sr', 'sv', 'sw', 'ta', 'th', 'tl', 'uk', 'ur', 'uz'],
  ...['vi'],
];

interface Props {
  label: string;
  hint?: string;
  /** Codes; one of a person, several of a company. */
  values: readonly string[];
  isMany?: boolean;
  onChange(values: string[]): void;
}

/** Languages by their names in the reader's language; typing filters by name or code. What stands there and is in no list stays. */
export function LanguagePick({ label, hint, values, isMany = false, onChange }: Props) {
  const { language, t } = useTexts();
  const [typed, setTyped] = useState<string | null>(null);
  const [isOpen, setOpen] = useState(false);
  const nameOf = useMemo(() => {
    const names = new Intl.DisplayNames([language], { type: 'language', fallback: 'code' });
    return (code: string) => {
      try {
        return names.of(code) ?? code;
      } catch {
        return code;
      }
    };
  }, [language]);
  const codes = [...new Set([...usual, ...others, ...values])];
  const wanted = (typed ?? '').trim().toLowerCase();
  const fitting = codes.filter(code => code === wanted || nameOf(code).toLowerCase().includes(wanted));
  const chosen = values.map(nameOf).join(language === 'en' ? ', ' : '、');
  return (
    <Field label={label} hint={hint}>
      <Combobox
        multiselect={isMany}
        value={typed ?? chosen}
        placeholder={t('profile.notChosen')}
        selectedOptions={[...values]}
        clearable={!isMany}
        open={isOpen}
        // What an input method writes is no key press: the list opens by what stands in the field.
        onChange={event => {
          setTyped(event.target.value);
          setOpen(true);
        }}
        onBlur={() => setTyped(null)}
        onOpenChange={(_, data) => {
          setOpen(data.open);
          setTyped(data.open ? '' : null);
        }}
        onOptionSelect={(_, data) => {
          onChange(isMany ? data.selectedOptions : data.selectedOptions.slice(-1));
          setTyped(isMany ? '' : null);
        }}
      >
        {fitting.map(code => (
          <Option key={code} value={code} text={nameOf(code)}>
            {nameOf(code)}
          </Option>
        ))}
      </Combobox>
    </Field>
  );
}
