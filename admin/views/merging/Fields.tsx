import { Radio } from '@fluentui/react-components';
import type { MergePreview } from '../../../service/filing/merging.schema';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import { useDeskStyles } from './deskStyles';

type Choice = 'survivor' | 'loser';
export type Choices = Readonly<Record<string, Choice>>;

interface Props {
  preview: MergePreview;
  choices: Choices;
  onChoose(name: string, choice: Choice): void;
}

/** The fields in which the two differ, each with its two values and which of them stands. */
export function Fields({ preview, choices, onChoose }: Props) {
  const styles = useDeskStyles();
  const { t, find } = useTexts();
  const { country } = useFormats();
  const dictionary = useDictionary();
  const shown = (name: string, value: unknown): string => {
    if (value === null || value === undefined || value === '') return t('merging.empty');
    if (name === 'country') return country(String(value));
    if (name === 'level' || name === 'industry' || name === 'region' || name === 'source')
      return dictionary.name(name, String(value));
    if (/^is[A-Z]/.test(name)) return value === 1 || value === true ? t('merging.yes') : t('common.no');
    return String(value);
  };
  if (preview.fields.length === 0) return <p className={styles.quiet}>{t('merging.noFields')}</p>;
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th className={styles.cell} scope="col">
            {t('merging.field')}
          </th>
          <th className={styles.cell} scope="col">
            {preview.survivor.name}
          </th>
          <th className={styles.cell} scope="col">
            {preview.loser.name}
          </th>
        </tr>
      </thead>
      <tbody>
        {preview.fields.map(field => {
          const label = find('merging', `field_${field.name}`) ?? find('desk', `field_${field.name}`) ?? field.name;
          const chosen = choices[field.name] ?? field.chosen;
          return (
            <tr key={field.name}>
              <th className={styles.cell} scope="row">
                {label}
              </th>
              {(['survivor', 'loser'] as const).map(side => (
                <td key={side} className={styles.cell}>
                  <Radio
                    name={field.name}
                    value={side}
                    checked={chosen === side}
                    disabled={field.isFixed}
                    onChange={() => onChoose(field.name, side)}
                    label={shown(field.name, field[side])}
                    aria-label={`${label}: ${shown(field.name, field[side])}`}
                  />
                </td>
              ))}
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
