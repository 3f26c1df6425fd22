import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  ground: { fill: tokens.colorBrandBackground },
  stroke: { stroke: tokens.colorNeutralForegroundOnBrand, fill: 'none', strokeWidth: 3.4, strokeLinecap: 'round' },
});

/** A T that is an anchor. */
export function Logo({ size = 24 }: { size?: number }) {
  const styles = useStyles();
  return (
    <svg width={size} height={size} viewBox="0 0 32 32" aria-hidden="true">
      <rect width="32" height="32" rx="7" className={styles.ground} />
      <path d="M8 9h16M16 9v15" className={styles.stroke} />
      <path d="M8.5 17c0 4.5 3.2 7 7.5 7.5 4.3-.5 7.5-3 7.5-7.5" className={styles.stroke} strokeOpacity={0.6} />
    </svg>
  );
}
