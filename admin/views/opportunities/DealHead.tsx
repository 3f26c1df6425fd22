import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, tokens } from '@fluentui/react-components';
import type { OpportunityReply } from '../../../service/leads/opportunity.schema';
import { opportunityApi } from '../../../ui/leads/opportunityApi';
import { PageLink } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { useToasts } from '../../../ui/toasts/toasts';
import { useErrorText } from '../../../ui/useErrorText';
import { asApiError } from '../../../ui/useLoad';
import { CheckMark } from '../../../ui/leads/leadWords';
import { HeadActs, NumberedHead } from '../leads/NumberedHead';
import { AttentionMarks } from './Attention';
import type { Stage } from './dealQuery';
import { isClosed } from './dealQuery';
import { StageDays, useDealWord } from './dealWords';
import { MoveMenu } from './MoveMenu';
import { Stepper } from './Stepper';
import { useMoveDeal } from './useMoveDeal';

const useStyles = makeStyles({
  bars: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `0 ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalM}`,
    [onPhone]: { padding: `0 ${tokens.spacingHorizontalM} ${tokens.spacingVerticalM}` },
  },
});

export interface DealPartProps {
  deal: OpportunityReply;
  onChanged(fresh: OpportunityReply): void;
  /** Somebody was quicker: the page is loaded again. */
  onStale(): void;
}

/** What it is, whose, for whom, and where it stands; it is moved here. */
export function DealHead({ deal, onChanged, onStale }: DealPartProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const { move, dialog } = useMoveDeal({ onMoved: onChanged, onStale });
  const go = (to: Stage) => move(deal, to);
  return (
    <>
      <NumberedHead
        number={deal.number}
        title={deal.title}
        mark={deal.isToCheck && <CheckMark />}
        facts={
          <>
            {deal.company.isOpen ? (
              <PageLink to={`/companies/${deal.company.id}`}>{deal.company.name}</PageLink>
            ) : (
              <span>{deal.company.name}</span>
            )}
            <span>{deal.owner?.name ?? t('deals.noOwner')}</span>
            <StageDays deal={deal} />
            <AttentionMarks deal={deal} but={['stage']} />
            {deal.lead && (
              <PageLink to={`/leads/${deal.lead.id}`}>{t('deals.fromLead', { number: deal.lead.number })}</PageLink>
            )}
          </>
        }
      >
        <Acts deal={deal} onMove={go} />
      </NumberedHead>
      <div className={styles.bars}>
        <Stepper deal={deal} onMove={go} />
        <Bars deal={deal} onChanged={onChanged} onStale={onStale} />
      </div>
      {dialog}
    </>
  );
}

function Acts({ deal, onMove }: { deal: OpportunityReply; onMove(to: Stage): void }) {
  const { t } = useTexts();
  const { can } = useSession();
  const word = useDealWord();
  const before = deal.stageBefore as Stage | '';
  const isShut = isClosed(deal.stage);
  if (!deal.mayChange || (isShut && !can('leads.assign'))) return null;
  return (
    <HeadActs>
      {deal.stage === 'suspended' && before !== '' && (
        <Button appearance="primary" onClick={() => onMove(before)}>
          {t('deals.resume', { stage: word('stage', before) })}
        </Button>
      )}
      {!isShut && (
        <>
          <Button onClick={() => onMove('won')}>{t('deals.win')}</Button>
          <Button onClick={() => onMove('lost')}>{t('deals.lose')}</Button>
        </>
      )}
      <MoveMenu stage={deal.stage} onMove={onMove}>
        <Button>{t(isShut ? 'deals.reopen' : 'deals.moveTo')}</Button>
      </MoveMenu>
    </HeadActs>
  );
}

/** What is the matter with it, each with what leads on. */
function Bars({ deal, onChanged, onStale }: DealPartProps) {
  const { t } = useTexts();
  const word = useDealWord();
  const toasts = useToasts();
  const errorText = useErrorText();
  const { can } = useSession();
  const confirm = () => {
    opportunityApi
      .change(deal, { isToCheck: false })
      .then(fresh => {
        onChanged(fresh);
        toasts.show({ text: t('deals.confirmed') });
      })
      .catch((reason: unknown) => {
        if (asApiError(reason).code === 'opportunity.changed_meanwhile') onStale();
        toasts.show({ text: errorText(asApiError(reason)) });
      });
  };
  const hint = can('leads.assign') ? '' : t('deals.reopenHint');
  const competitor = deal.events.find(event => event.kind === 'moved')?.details.competitor;
  const lostFor = [word('lost', deal.lostReason), typeof competitor === 'string' && competitor].filter(Boolean);
  return (
    <>
      {deal.isToCheck && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('deals.checkLine')}</MessageBarBody>
          {deal.mayChange && (
            <MessageBarActions>
              <Button size="small" onClick={confirm}>
                {t('deals.confirm')}
              </Button>
            </MessageBarActions>
          )}
        </MessageBar>
      )}
      {deal.stage === 'won' && deal.wonBy && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>
            {t('deals.wonLine', { record: deal.wonBy.number })} {hint}
          </MessageBarBody>
        </MessageBar>
      )}
      {deal.stage === 'lost' && (
        <MessageBar layout="multiline">
          <MessageBarBody>
            {t('deals.lostLine', { reason: lostFor.join(' · ') })} {deal.lostNote} {hint}
          </MessageBarBody>
        </MessageBar>
      )}
      {deal.stage === 'suspended' && deal.stageBefore && (
        <MessageBar layout="multiline">
          <MessageBarBody>{t('deals.suspendedLine', { stage: word('stage', deal.stageBefore) })}</MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}
