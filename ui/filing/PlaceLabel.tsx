import { makeStyles, mergeClasses } from '@fluentui/react-components';

const useStyles = makeStyles({
  cut: { display: 'flex', minWidth: 0, maxWidth: '100%' },
  company: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: '3em' },
  number: { whiteSpace: 'nowrap', flexShrink: 0 },
});

interface Props {
  company: string;
  record: string | null;
  /** In one line: a long name is cut at its end. */
  isCut?: boolean;
}

/** "Nordlicht / Q-2026-0031". The number is never cut and never broken. */
export function PlaceLabel({ company, record, isCut }: Props) {
  const styles = useStyles();
  return (
    <span
      className={mergeClasses(isCut && styles.cut)}
      title={isCut ? (record ? `${company} / ${record}` : company) : undefined}
    >
      <span className={mergeClasses(isCut && styles.company)}>{company}</span>
      {record && <span className={styles.number}>&nbsp;/ {record}</span>}
    </span>
  );
}
