import { makeStyles, Skeleton as FluentSkeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import { layout } from './theme/layout';

const useStyles = makeStyles({
  row: {
    height: `${layout.rowHeight}px`,
    display: 'grid',
    gridTemplateColumns: '1fr 2fr 1fr',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXL,
    padding: `0 ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
});

/** Rows of a list that is still being loaded, in their final height. */
export function Skeleton({ rows }: { rows: number }) {
  const styles = useStyles();
  return (
    <FluentSkeleton aria-hidden="true">
      {Array.from({ length: rows }, (_, index) => (
        <div key={index} className={styles.row}>
          <SkeletonItem size={12} />
          <SkeletonItem size={12} />
          <SkeletonItem size={12} />
        </div>
      ))}
    </FluentSkeleton>
  );
}
