import { makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import type { DataImportPreview } from '../../../service/intake/intake.schema';
import { Card } from '../../../ui/Page';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import type { Mapping, Target } from './columnMapping';
import { fieldsOf, isOwn, targets, withField, withTarget } from './columnMapping';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    flexWrap: 'wrap',
    marginBottom: tokens.spacingVerticalS,
  },
  title: { flex: 1 },
  quiet: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    fontWeight: tokens.fontWeightRegular,
  },
  table: { width: '100%', borderCollapse: 'collapse', tableLayout: 'fixed' },
  th: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    paddingBottom: tokens.spacingVerticalXS,
  },
  td: {
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
});

type Sheet = DataImportPreview['sheets'][number];
interface Props {
  sheet: Sheet;
  mapping: Mapping;
  isDisabled: boolean;
  onMapping(mapping: Mapping): void;
}

const isTarget = (value: string | null): value is Target => targets.some(target => target === value);

/** One sheet of the file: what it holds, and where each column goes. */
export function SheetMapping({ sheet, mapping, isDisabled, onMapping }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const chosen = mapping[sheet.name]?.target ?? null;
  const target = isTarget(chosen) ? chosen : null;
  return (
    <Card>
      <div className={styles.head}>
        <h2 className={styles.title}>
          {sheet.name} <span className={styles.quiet}>{t('data.rows', { n: formats.count(sheet.rowCount) })}</span>
        </h2>
        <Select
          aria-label={t('data.target')}
          value={target ?? ''}
          disabled={isDisabled}
          onChange={(_, data) => onMapping(withTarget(mapping, sheet.name, isTarget(data.value) ? data.value : null))}
        >
          <option value="">{t('data.target_none')}</option>
          {targets.map(name => (
            <option key={name} value={name}>
              {t(`data.target_${name}`)}
            </option>
          ))}
        </Select>
      </div>
      {target && (
        <Columns sheet={sheet} target={target} mapping={mapping} isDisabled={isDisabled} onMapping={onMapping} />
      )}
    </Card>
  );
}

/** The fields of a kind of sheet; a column that was recognised as a field of the firm's own can be that too. */
function optionsOf(target: Target, recognised: string | null): readonly string[] {
  return target === 'companies' && recognised && isOwn(recognised)
    ? [...fieldsOf[target], recognised]
    : fieldsOf[target];
}

function Columns({ sheet, target, mapping, isDisabled, onMapping }: Props & { target: Target }) {
  const styles = useStyles();
  const { t, find } = useTexts();
  const fieldName = (field: string) =>
    find('data', `field_${target}_${field}`) ?? find('data', `field_${field}`) ?? field.replace(/^own:/, '');
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          {(['data.column', 'data.sample', 'data.field'] as const).map(key => (
            <th key={key} scope="col" className={styles.th}>
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {sheet.columns.map(column => (
          <tr key={column.index}>
            <td className={styles.td}>{column.header}</td>
            <td className={styles.td} title={column.sample}>
              <div className={mergeClasses(styles.quiet, styles.cut)}>{column.sample}</div>
            </td>
            <td className={styles.td}>
              <Select
                size="small"
                aria-label={`${column.header}: ${t('data.field')}`}
                value={mapping[sheet.name].fields[String(column.index)] ?? ''}
                disabled={isDisabled}
                onChange={(_, data) => onMapping(withField(mapping, sheet.name, column.index, data.value || null))}
              >
                <option value="">{t('data.fieldNone')}</option>
                {optionsOf(target, column.field).map(field => (
                  <option key={field} value={field}>
                    {fieldName(field)}
                  </option>
                ))}
              </Select>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
