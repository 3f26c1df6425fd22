import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import type { OpportunityReply } from '../../../service/leads/opportunity.schema';
import { useTexts } from '../../../ui/texts/texts';
import { onForcedColors, onPhone } from '../../../ui/theme/layout';
import type { Stage } from './dealQuery';
import { isClosed, openStages, passedStages } from './dealQuery';
import { useDealWord } from './dealWords';

const useStyles = makeStyles({
  steps: {
    display: 'grid',
    gridTemplateColumns: 'repeat(6, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalXS,
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    [onPhone]: { gridTemplateColumns: 'repeat(3, minmax(0, 1fr))' },
  },
  step: {
    width: '100%',
    minHeight: '32px',
    [onPhone]: { minHeight: '44px' },
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `0 ${tokens.spacingHorizontalS}`,
    font: 'inherit',
    color: tokens.colorNeutralForeground2,
    backgroundColor: tokens.colorNeutralBackground3,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    boxSizing: 'border-box',
    overflowWrap: 'anywhere',
  },
  button: { cursor: 'pointer', ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover } },
  now: {
    color: tokens.colorNeutralForegroundOnBrand,
    backgroundColor: tokens.colorBrandBackground,
    fontWeight: tokens.fontWeightSemibold,
    ':hover': { backgroundColor: tokens.colorBrandBackground },
    [onForcedColors]: { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
});

/** The open stages in their order, the one where it stands marked; pressing another moves it there. One that was skipped carries no mark. */
export function Stepper({ deal, onMove }: { deal: OpportunityReply; onMove(to: Stage): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const word = useDealWord();
  const at = openStages.findIndex(stage => stage === (deal.stage === 'suspended' ? deal.stageBefore : deal.stage));
  const passed = passedStages(deal.events);
  const mayMove = deal.mayChange && !isClosed(deal.stage);
  return (
    <ol className={styles.steps} aria-label={t('deals.stages')}>
      {openStages.map((stage, index) => {
        const isNow = index === at;
        const isDone = index < at && passed.has(stage);
        const face = (
          <>
            {isDone && <CheckmarkRegular aria-label={t('deals.stepDone')} />}
            {word('stage', stage)}
          </>
        );
        return (
          <li key={stage} aria-current={isNow ? 'step' : undefined}>
            {mayMove && stage !== deal.stage ? (
              <button
                type="button"
                className={mergeClasses(styles.step, styles.button, isNow && styles.now)}
                onClick={() => onMove(stage)}
              >
                {face}
              </button>
            ) : (
              <span className={mergeClasses(styles.step, isNow && styles.now)}>{face}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}
