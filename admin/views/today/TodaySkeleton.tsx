import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { onNarrow } from '../../../ui/theme/layout';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  tiles: { height: '96px' },
  columns: {
    display: 'grid',
    gridTemplateColumns: '1fr 1fr',
    gap: tokens.spacingHorizontalL,
    [onNarrow]: { gridTemplateColumns: '1fr' },
  },
  card: { height: '480px' },
});

export function TodaySkeleton() {
  const styles = useStyles();
  return (
    <Skeleton className={styles.all} aria-hidden="true">
      <SkeletonItem className={styles.tiles} />
      <div className={styles.columns}>
        <SkeletonItem className={styles.card} />
        <SkeletonItem className={styles.card} />
      </div>
    </Skeleton>
  );
}
