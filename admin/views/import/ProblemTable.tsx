import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { DataImportPreview } from '../../../service/intake/intake.schema';
import { Card } from '../../../ui/Page';
import { useTexts } from '../../../ui/texts/texts';
import { useProblemText } from '../../../ui/useErrorText';
import { useFormats } from '../../../ui/useFormats';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    gap: tokens.spacingHorizontalM,
    alignItems: 'baseline',
    marginBottom: tokens.spacingVerticalS,
  },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  scroll: { maxHeight: '360px', overflowY: 'auto' },
  table: { width: '100%', borderCollapse: 'collapse' },
  th: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS} 0`,
  },
  td: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    verticalAlign: 'top',
  },
  row: { textAlign: 'end', whiteSpace: 'nowrap' },
});

/** Rows that cannot be taken, each with its reasons; `total` is of rows. */
export function ProblemTable({ problems, total }: { problems: DataImportPreview['problems']; total: number }) {
  const styles = useStyles();
  const { t } = useTexts();
  const problemText = useProblemText();
  const formats = useFormats();
  // A row may have several reasons.
  const shown = new Set(problems.map(({ sheet, row }) => `${sheet}:${row}`)).size;
  return (
    <Card>
      <div className={styles.head}>
        <h2>{t('data.problems')}</h2>
        <span className={styles.quiet}>
          {t('data.problemsFirst', { shown: formats.count(shown), n: formats.count(total) })}
        </span>
      </div>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('data.problems')}>
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col" className={styles.th}>
                {t('data.sheet')}
              </th>
              <th scope="col" className={mergeClasses(styles.th, styles.row)}>
                {t('data.row')}
              </th>
              <th scope="col" className={styles.th}>
                {t('data.why')}
              </th>
            </tr>
          </thead>
          <tbody>
            {problems.map((problem, index) => (
              <tr key={index}>
                <td className={styles.td}>{problem.sheet}</td>
                <td className={styles.td}>
                  <div className={styles.row}>{problem.row}</div>
                </td>
                <td className={styles.td} title={problem.message}>
                  {problemText(problem)}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Card>
  );
}
