import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';

const useStyles = makeStyles({
  steps: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL },
  step: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground3,
  },
  now: { color: tokens.colorNeutralForeground1, fontWeight: tokens.fontWeightSemibold },
  number: {
    width: '20px',
    height: '20px',
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    borderRadius: tokens.borderRadiusCircular,
    boxShadow: `inset 0 0 0 1px ${tokens.colorNeutralStroke1}`,
    fontSize: tokens.fontSizeBase200,
  },
  numberNow: {
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    boxShadow: 'none',
  },
  done: { color: tokens.colorBrandForeground1, fontSize: tokens.fontSizeBase500, display: 'flex' },
});

/** Where one is on a road of a few steps. */
export function Steps({ names, at }: { names: readonly string[]; at: number }) {
  const styles = useStyles();
  return (
    <ol className={styles.steps}>
      {names.map((name, index) => (
        <li
          key={name}
          aria-current={index === at ? 'step' : undefined}
          className={mergeClasses(styles.step, index === at && styles.now)}
        >
          {index < at ? (
            <span className={styles.done} aria-hidden="true">
              <CheckmarkCircleFilled />
            </span>
          ) : (
            <span className={mergeClasses(styles.number, index === at && styles.numberNow)}>{index + 1}</span>
          )}
          {name}
        </li>
      ))}
    </ol>
  );
}
