import { makeStyles, tokens } from '@fluentui/react-components';
import type { ImportReply } from '../../../service/intake/intake.schema';
import { api } from '../../../ui/api';
import { StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useProblemText } from '../../../ui/useErrorText';
import { useLoad } from '../../../ui/useLoad';

const useStyles = makeStyles({
  table: { width: '100%', borderCollapse: 'collapse', marginTop: tokens.spacingVerticalXS },
  head: {
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  cell: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM} ${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    verticalAlign: 'top',
  },
  more: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** The files that were not taken, each with its reason. */
export function Failures({ run }: { run: ImportReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const problemText = useProblemText();
  const load = useLoad(`import ${run.id} ${run.failed}`, signal => api.importDetail(run.id, signal));
  return (
    <section aria-label={t('import.failures')}>
      <h3>{t('import.failures')}</h3>
      <StateView load={load}>
        {({ failures }) => (
          <>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col" className={styles.head}>
                    {t('import.failureItem')}
                  </th>
                  <th scope="col" className={styles.head}>
                    {t('import.failureWhy')}
                  </th>
                </tr>
              </thead>
              <tbody>
                {failures.map((failure, index) => (
                  <tr key={index}>
                    <td className={styles.cell}>{failure.item}</td>
                    <td className={styles.cell}>{problemText(failure)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
            {run.failed > failures.length && <p className={styles.more}>{t('import.failuresFirst')}</p>}
          </>
        )}
      </StateView>
    </section>
  );
}
