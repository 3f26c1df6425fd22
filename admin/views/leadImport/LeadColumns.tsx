import { Checkbox, mergeClasses, Select } from '@fluentui/react-components';
import type { LeadPreview } from '../../../service/intake/leadImport.schema';
import { Card } from '../../../ui/Page';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import { useTableStyles } from './tableStyles';
import type { Mapping } from './useLeadImport';

/** As service/intake/leadImport/leadColumns.ts has them. */
const fields = [
  ...(['contactName', 'givenName', 'familyName', 'contactTitle', 'department', 'companyName', 'email'] as const),
  ...(['phone', 'mobile', 'messenger', 'website', 'country', 'address', 'language', 'product', 'booth'] as const),
  ...(['card', 'metOn', 'note'] as const),
];
type Field = (typeof fields)[number];
const repeatable: ReadonlySet<Field> = new Set([
  ...(['email', 'phone', 'mobile', 'messenger', 'address', 'product', 'note', 'booth', 'card'] as const),
]);

/** A column becomes a field; the column that had it before gives it up, unless several may share it. */
export function withField(mapping: Mapping, sheet: string, index: number, field: Field | null): Mapping {
  const taken = { ...mapping[sheet]?.fields };
  if (field && !repeatable.has(field))
    for (const [other, value] of Object.entries(taken)) if (value === field) taken[other] = null;
  taken[String(index)] = field;
  return { ...mapping, [sheet]: { fields: taken } };
}

interface Props {
  preview: LeadPreview;
  mapping: Mapping;
  isDisabled: boolean;
  onMapping(mapping: Mapping): void;
}

/** What each column of each sheet is taken for; all of it can be changed. */
export function LeadColumns({ preview, mapping, isDisabled, onMapping }: Props) {
  return preview.sheets
    .filter(sheet => sheet.rowCount > 0)
    .map(sheet => (
      <OneSheet key={sheet.name} sheet={sheet} mapping={mapping} isDisabled={isDisabled} onMapping={onMapping} />
    ));
}

type SheetProps = Omit<Props, 'preview'> & { sheet: LeadPreview['sheets'][number] };

function OneSheet({ sheet, mapping, isDisabled, onMapping }: SheetProps) {
  const styles = useTableStyles();
  const { t } = useTexts();
  const { count } = useFormats();
  const chosen = mapping[sheet.name];
  const isUsed = chosen !== null && chosen !== undefined;
  return (
    <Card>
      <div className={styles.head}>
        <h2>{t('leadImport.columns')}</h2>
        <span className={mergeClasses(styles.quiet, styles.grow)}>
          {sheet.name} · {t('leadImport.rowsOf', { n: count(sheet.rowCount) })}
        </span>
        <Checkbox
          disabled={isDisabled}
          label={t('leadImport.useSheet')}
          checked={isUsed}
          onChange={(_, data) => onMapping({ ...mapping, [sheet.name]: data.checked === true ? { fields: {} } : null })}
        />
      </div>
      {isUsed && (
        <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('leadImport.columns')}>
          <table className={styles.table}>
            <thead>
              <tr>
                {(['column', 'samples', 'field'] as const).map(key => (
                  <th key={key} scope="col" className={styles.th}>
                    {t(`leadImport.${key}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {sheet.columns.map(({ index, header, samples }) => (
                <tr key={index}>
                  <td className={styles.td}>{header}</td>
                  <td className={mergeClasses(styles.td, styles.quiet)}>{samples.join(' · ')}</td>
                  <td className={styles.td}>
                    <Select
                      size="small"
                      aria-label={`${header}: ${t('leadImport.field')}`}
                      disabled={isDisabled}
                      value={chosen.fields[String(index)] ?? ''}
                      onChange={(_, data) =>
                        onMapping(withField(mapping, sheet.name, index, fields.find(one => one === data.value) ?? null))
                      }
                    >
                      <option value="">{t('leadImport.fieldNone')}</option>
                      {fields.map(field => (
                        <option key={field} value={field}>
                          {t(`leadImport.field_${field}`)}
                        </option>
                      ))}
                    </Select>
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Card>
  );
}
