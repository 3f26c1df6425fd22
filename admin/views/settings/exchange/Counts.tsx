import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { useTexts } from '../../../../ui/texts/texts';
import { onPhone } from '../../../../ui/theme/layout';
import { useFormats } from '../../../../ui/useFormats';

const useStyles = makeStyles({
  frame: { overflowX: 'auto' },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontVariantNumeric: 'tabular-nums',
    '& th, & td': {
      textAlign: 'end',
      padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
      fontWeight: tokens.fontWeightRegular,
      [onPhone]: { padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXS}` },
    },
    '& th:first-child, & td:first-child': { textAlign: 'start', overflowWrap: 'anywhere' },
    '& thead th': {
      color: tokens.colorNeutralForeground3,
      fontSize: tokens.fontSizeBase200,
      verticalAlign: 'bottom',
    },
    '& tbody tr': { borderTop: `1px solid ${tokens.colorNeutralStroke3}` },
  },
  bad: { color: tokens.colorStatusDangerForeground3 },
});

/** A line of the ledger. */
export interface CountRow {
  key: string | number;
  name: ReactNode;
  onServer: number;
  stored: number;
  keptOut: number;
  open: number;
  /** Stands below the line, over its whole width. */
  below?: ReactNode;
}

/** On the server, stored, kept out, and what is missing of the sum. */
export function Counts({ label, head, rows }: { label: string; head: string; rows: readonly CountRow[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.frame}>
      <table className={styles.table} aria-label={label}>
        <thead>
          <tr>
            <th scope="col">{head}</th>
            <th scope="col">{t('exchange.onServer')}</th>
            <th scope="col">{t('exchange.stored')}</th>
            <th scope="col">{t('exchange.keptOut')}</th>
            <th scope="col">{t('exchangeHealth.missing')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(row => (
            <CountLine key={row.key} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function CountLine({ row }: { row: CountRow }) {
  const styles = useStyles();
  const formats = useFormats();
  const missing = row.onServer - row.stored - row.keptOut;
  return (
    <>
      <tr className={mergeClasses(missing !== 0 && styles.bad)}>
        <th scope="row">{row.name}</th>
        <td>{formats.count(row.onServer)}</td>
        <td>{formats.count(row.stored)}</td>
        <td>{formats.count(row.keptOut)}</td>
        <td>{missing === 0 ? '–' : formats.count(missing)}</td>
      </tr>
      {row.below && (
        <tr>
          <td colSpan={5}>{row.below}</td>
        </tr>
      )}
    </>
  );
}
