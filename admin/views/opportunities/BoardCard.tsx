import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowRightRegular } from '@fluentui/react-icons/svg/arrow-right';
import type { OpportunityLine } from '../../../service/leads/opportunity.schema';
import { PageLink } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { BoardCardFrame, stepKeys, useBoardStyles } from '../leads/boardParts';
import { dayLabel } from '../tasks/due';
import { CheckMark } from '../../../ui/leads/leadWords';
import { AttentionMarks } from './Attention';
import type { Stage } from './dealQuery';
import { Amount, LateMark, OpenDay, StageDays, useIsPast } from './dealWords';
import { MoveMenu } from './MoveMenu';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: tokens.spacingHorizontalS,
    minWidth: 0,
  },
  top: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalXS, minWidth: 0 },
  title: {
    flex: 1,
    minWidth: 0,
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    textDecoration: 'none',
    overflowWrap: 'anywhere',
    display: '-webkit-box',
    WebkitLineClamp: '2',
    WebkitBoxOrient: 'vertical',
    overflow: 'hidden',
    ':hover': { textDecoration: 'underline' },
  },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
});

interface Props {
  deal: OpportunityLine;
  onDrag(deal: OpportunityLine | null): void;
  onStep(by: 1 | -1): void;
  onMove(to: Stage): void;
}

/** What, for whom, how much, until when; what comes next, and how long it has stood there. */
export function BoardCard({ deal, onDrag, onStep, onMove }: Props) {
  const styles = useStyles();
  const board = useBoardStyles();
  const { t, language } = useTexts();
  const isPast = useIsPast()(deal.nextDay);
  const next = [deal.nextDay && dayLabel(deal.nextDay, language), deal.nextAction].filter(Boolean).join(' ');
  return (
    <BoardCardFrame
      number={deal.number}
      address={`/opportunities/${deal.id}`}
      isMovable={deal.mayChange}
      onDrag={isDragged => onDrag(isDragged ? deal : null)}
    >
      <span className={styles.top}>
        <PageLink
          to={`/opportunities/${deal.id}`}
          className={styles.title}
          title={`${deal.number} ${deal.title}${deal.mayChange ? ` · ${t('deals.dragHint')}` : ''}`}
          {...stepKeys(deal.mayChange, onStep)}
        >
          {deal.title}
        </PageLink>
        {deal.mayChange && (
          <MoveMenu stage={deal.stage} onMove={onMove}>
            <Button
              size="small"
              appearance="subtle"
              icon={<ArrowRightRegular />}
              aria-label={t('deals.moveOf', { number: deal.number })}
              title={t('deals.moveTo')}
            />
          </MoveMenu>
        )}
      </span>
      <span className={mergeClasses(styles.cut, board.quiet)} title={deal.company.name}>
        {deal.company.name}
      </span>
      <span className={styles.line}>
        <Amount deal={deal} />
        <span className={board.quiet}>{t('deals.percent', { n: deal.probability })}</span>
      </span>
      {next && (
        <span className={mergeClasses(styles.cut, board.quiet, isPast && board.late)} title={next}>
          {isPast && <LateMark />} {next}
        </span>
      )}
      <span className={mergeClasses(styles.line, board.quiet)}>
        <span className={styles.cut}>{deal.owner?.name ?? t('deals.noOwner')}</span>
        <StageDays deal={deal} />
      </span>
      {(deal.expectedDay || deal.isToCheck) && (
        <span className={mergeClasses(styles.line, board.quiet)}>
          <OpenDay day={deal.expectedDay} isOpen />
          {deal.isToCheck && <CheckMark />}
        </span>
      )}
      <AttentionMarks deal={deal} but={['stage', 'closing', 'action']} />
    </BoardCardFrame>
  );
}
