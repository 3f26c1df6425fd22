import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleFilled } from '@fluentui/react-icons/svg/checkmark-circle';
import { useSay, useWorld } from '../useStandIn';
import type { StandInText } from '../useStandIn';
import { steps } from '../world';
import type { Step } from '../world';

const useStyles = makeStyles({
  guide: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    backgroundColor: tokens.colorNeutralBackground3,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  steps: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalL, rowGap: tokens.spacingVerticalXS },
  title: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  step: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  number: {
    display: 'inline-flex',
    justifyContent: 'center',
    alignItems: 'center',
    minWidth: '20px',
    height: '20px',
    borderRadius: tokens.borderRadiusCircular,
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    fontSize: tokens.fontSizeBase200,
  },
  done: { color: tokens.colorNeutralForeground3 },
  tick: { display: 'inline-flex', color: tokens.colorStatusSuccessForeground1, fontSize: tokens.fontSizeBase500 },
});

const sentences: Record<Step, StandInText> = {
  open: 'stepOpen',
  choose: 'stepChoose',
  undo: 'stepUndo',
  attach: 'stepAttach',
  stopped: 'stepStopped',
};

/** What a newcomer may try; it ticks itself off. */
export function Guide() {
  const styles = useStyles();
  const say = useSay();
  const { done, person } = useWorld();
  const isLiNa = person?.address.startsWith('li.na@') ?? true;
  return (
    <footer className={styles.guide}>
      <h2 className={styles.title}>
        {say('tryThis')}
        {!isLiNa && ` ${say('asLiNa')}`}
      </h2>
      <ol className={styles.steps}>
        {steps.map((step, at) => (
          <li
            key={step}
            className={mergeClasses(styles.step, done.has(step) && styles.done)}
            data-done={done.has(step)}
          >
            {done.has(step) ? (
              <span className={styles.tick}>
                <CheckmarkCircleFilled />
              </span>
            ) : (
              <span className={styles.number}>{at + 1}</span>
            )}
            {say(sentences[step], { file: 'Q-2026-0044.pdf' })}
          </li>
        ))}
      </ol>
      {done.size === steps.length && <span role="status">{say('doneAll')}</span>}
    </footer>
  );
}
