import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import { useDeskStyles } from './deskStyles';

interface Line {
  what: string;
  count: number;
  hidden?: number;
  names?: readonly string[];
}

/** How many of what, a line a kind; what this person cannot see is counted and not told of. */
export function Counts({ lines }: { lines: readonly Line[] }) {
  const styles = useDeskStyles();
  const { t, find } = useTexts();
  const { count } = useFormats();
  return (
    <dl className={styles.counts}>
      {lines.map((line, index) => (
        <div key={index} style={{ display: 'contents' }}>
          <dt>{find('merging', `as_${line.what}`) ?? line.what}</dt>
          <dd className={styles.number} style={{ margin: 0 }}>
            {count(line.count)}
          </dd>
          <dd className={styles.quiet} style={{ margin: 0 }}>
            {line.hidden ? t('merging.hidden', { n: line.hidden }) : ''}
            {line.names?.filter(Boolean).slice(0, 5).join(' · ')}
          </dd>
        </div>
      ))}
    </dl>
  );
}
