import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, tokens } from '@fluentui/react-components';
import type { LeadReply } from '../../../service/leads/leads.schema';
import { PageLink } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { useLeadWord } from '../../../ui/leads/leadWords';
import { useLeadActs } from './useLeadActs';

const useStyles = makeStyles({
  bars: { padding: `0 ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalS}`, [onPhone]: { padding: 0 } },
});

interface Props {
  lead: LeadReply;
  onChanged(fresh: LeadReply): void;
  onReload(): void;
}

/** What is the matter with it, each with what leads on. */
export function LeadBars({ lead, onChanged, onReload }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const word = useLeadWord();
  const act = useLeadActs(lead, onChanged, onReload);
  const may = (name: string) => lead.acts.includes(name);
  return (
    <div className={styles.bars}>
      {lead.isMasked && (
        <MessageBar intent="info">
          <MessageBarBody>{t('leads.masked')}</MessageBarBody>
        </MessageBar>
      )}
      {may('confirm') && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('leads.confirmLine')}</MessageBarBody>
          <MessageBarActions>
            <Button size="small" onClick={act.confirm}>
              {t('leads.confirm')}
            </Button>
            <Button size="small" onClick={act.deny}>
              {t('leads.deny')}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
      {lead.stage === 'converted' && (
        <MessageBar intent="success" layout="multiline">
          <MessageBarBody>
            {lead.record && (
              <PageLink to={`/opportunities/${lead.record.id}`}>
                {t('leads.became', { number: lead.record.number })}
              </PageLink>
            )}{' '}
            {lead.company && (
              <PageLink to={`/companies/${lead.company.id}`}>
                {t('leads.ofCompany', { name: lead.company.name })}
              </PageLink>
            )}
          </MessageBarBody>
          <MessageBarActions>
            {may('unqualify') && (
              <Button size="small" onClick={act.unqualify}>
                {t('leads.unqualify')}
              </Button>
            )}
          </MessageBarActions>
        </MessageBar>
      )}
      {lead.stage === 'disqualified' && (
        <MessageBar layout="multiline">
          <MessageBarBody>
            {t('leads.closedBecause', { reason: word('reason', lead.closeReason) })}
            {lead.closeNote && ` · ${lead.closeNote}`}
          </MessageBarBody>
          <MessageBarActions>
            {may('reopen') && (
              <Button size="small" onClick={act.reopen}>
                {t('leads.reopen')}
              </Button>
            )}
          </MessageBarActions>
        </MessageBar>
      )}
      {lead.mergedInto && (
        <MessageBar layout="multiline">
          <MessageBarBody>
            <PageLink to={`/leads/${lead.mergedInto.id}`}>
              {t('leads.mergedInto', { number: lead.mergedInto.number })}
            </PageLink>
          </MessageBarBody>
          <MessageBarActions>
            {may('unmerge') && (
              <Button size="small" onClick={act.unmerge}>
                {t('leads.unmerge')}
              </Button>
            )}
          </MessageBarActions>
        </MessageBar>
      )}
    </div>
  );
}
