import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  MessageBar,
  MessageBarActions,
  MessageBarBody,
  tokens,
} from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { useState } from 'react';
import type { QualifyReply, RejectBody } from '../../../service/leads/acting.schema';
import type { LeadReply } from '../../../service/leads/leads.schema';
import { useKeys } from '../../../ui/keys';
import { leadsApi } from '../../../ui/leads/leadsApi';
import { poolApi } from '../../../ui/leads/poolApi';
import { navigate, PageLink, setQuery } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { useToasts } from '../../../ui/toasts/toasts';
import { useFormats } from '../../../ui/useFormats';
import { asApiError } from '../../../ui/useLoad';
import { PeopleChoices, useTellError } from './LeadCells';
import { AnswerClock, CheckMark, partyOf, ReturnClock, useDuration, useLeadWord } from './leadWords';
import { QualifySheet } from './QualifySheet';
import { RejectDialog } from './RejectDialog';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-start',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalS}`,
    [onPhone]: { padding: tokens.spacingHorizontalM },
  },
  names: { flex: '1 1 280px', minWidth: 0 },
  title: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', columnGap: tokens.spacingHorizontalM },
  number: { color: tokens.colorNeutralForeground3 },
  facts: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground2,
    margin: 0,
  },
  acts: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  bars: { padding: `0 ${tokens.spacingHorizontalXXL} ${tokens.spacingVerticalS}`, [onPhone]: { padding: 0 } },
});

interface Props {
  lead: LeadReply;
  onChanged(fresh: LeadReply): void;
  onReload(): void;
}

/** Who it is, where it stands, until when the answer is due; and what can be done now. */
export function LeadHead({ lead, onChanged, onReload }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { country } = useFormats();
  const word = useLeadWord();
  const duration = useDuration();
  const isAnswered = lead.answerMinutes !== null;
  return (
    <>
      <header className={styles.head}>
        <div className={styles.names}>
          <div className={styles.title}>
            <span className={styles.number}>{lead.number}</span>
            <h1>{partyOf(lead)}</h1>
            {lead.isToCheck && lead.acts.length > 0 && <CheckMark />}
          </div>
          <div className={styles.facts}>
            <span>{word('stage', lead.stage)}</span>
            <span>{lead.owner?.name ?? lead.pool?.name ?? t('leads.nobodyHas')}</span>
            {lead.country && <span>{country(lead.country)}</span>}
            <AnswerClock lead={lead} />
            {isAnswered && <span>{t('leads.answered', { time: duration(lead.answerMinutes ?? 0) })}</span>}
            <ReturnClock lead={lead} />
          </div>
        </div>
        <Acts lead={lead} onChanged={onChanged} onReload={onReload} />
      </header>
      <Bars lead={lead} onChanged={onChanged} onReload={onReload} />
    </>
  );
}

/** What is the matter with it, each with what leads on. */
function Bars({ lead, onChanged, onReload }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const word = useLeadWord();
  const act = useActs(lead, onChanged, onReload);
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
            {lead.record && t('leads.became', { number: lead.record.number })}{' '}
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

/** The acts that need no more than a click; each says what it did, and how to take it back where that is one click too. */
function useActs(lead: LeadReply, onChanged: Props['onChanged'], onReload: Props['onReload']) {
  const { t } = useTexts();
  const toasts = useToasts();
  const tell = useTellError();
  const { id, version, number } = lead;
  const run = (work: () => Promise<void>) => () => {
    work().catch((reason: unknown) => {
      if (asApiError(reason).code === 'lead.changed_meanwhile') onReload();
      tell(reason);
    });
  };
  const reopen = (closed: LeadReply) => async () => onChanged(await leadsApi.reopen(id, closed.version));
  return {
    confirm: run(async () => {
      onChanged(await leadsApi.confirm(id, version));
      toasts.show({ text: t('leads.confirmed') });
    }),
    deny: run(async () => {
      const fresh = await leadsApi.deny(id, version);
      onChanged(fresh);
      toasts.show({ text: t('leads.denied', { number }), undo: reopen(fresh) });
    }),
    reopen: run(async () => {
      onChanged(await leadsApi.reopen(id, version));
      toasts.show({ text: t('leads.reopened', { number }) });
    }),
    take: run(async () => {
      onChanged(await leadsApi.take(id, version));
      toasts.show({ text: t('leads.taken2', { number }) });
    }),
    claim: run(async () => {
      await poolApi.claim(id);
      onReload();
      toasts.show({ text: t('leads.taken2', { number }) });
    }),
    unmerge: run(async () => {
      onChanged(await leadsApi.unmerge(id, version));
      toasts.show({ text: t('leads.unmerged') });
    }),
    unqualify: run(async () => {
      await leadsApi.unqualify(id, version);
      onReload();
      toasts.show({ text: t('leads.unqualified') });
    }),
    reject: async ({ reason, note }: Pick<RejectBody, 'reason' | 'note'>, words: string) => {
      const fresh = await leadsApi.reject(id, { version, reason, note });
      onChanged(fresh);
      toasts.show({ text: t('leads.rejected', { number, reason: words }), undo: reopen(fresh) });
    },
    move: (stage: 'working' | 'qualified', words: string) =>
      run(async () => {
        onChanged(await leadsApi.move(id, { version, stage }));
        toasts.show({ text: t('leads.moved', { number, stage: words }) });
      })(),
    assign: (person: { id: number; name: string } | null) =>
      run(async () => {
        const text = person ? t('leads.assigned', { number, name: person.name }) : t('leads.unassigned', { number });
        try {
          onChanged(await leadsApi.assign(id, { version, userId: person?.id ?? null }));
        } catch (reason) {
          // Given away: it is the other's now, and not to be seen here any more.
          if (asApiError(reason).code !== 'lead.not_found') throw reason;
          navigate('/leads');
        }
        toasts.show({ text });
      })(),
  };
}

function Acts({ lead, onChanged, onReload }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const word = useLeadWord();
  const toasts = useToasts();
  const act = useActs(lead, onChanged, onReload);
  const [opened, setOpened] = useState<'qualify' | 'reject' | null>(null);
  const [isAssigning, setAssigning] = useState(false);
  const may = (name: string) => lead.acts.includes(name);
  const mayAssign = lead.canAssign && may('assign');
  useKeys([
    ...(may('convert')
      ? [{ code: 'KeyQ', group: 'message' as const, label: 'leads.qualify' as const, run: () => setOpened('qualify') }]
      : []),
    ...(mayAssign
      ? [{ code: 'KeyA', group: 'message' as const, label: 'leads.assign' as const, run: () => setAssigning(true) }]
      : []),
    ...(may('change')
      ? [
          {
            code: 'KeyE',
            group: 'message' as const,
            label: 'leads.editFields' as const,
            run: () => setQuery({ open: 'edit' }),
          },
        ]
      : []),
  ]);
  const onQualified = ({ number, messageCount, leftOut }: QualifyReply) => {
    setOpened(null);
    onReload();
    const undo = async () => {
      const { version } = await leadsApi.one(lead.id);
      await leadsApi.unqualify(lead.id, version);
      onReload();
    };
    const words = [
      t('leads.qualified', { number, n: messageCount }),
      leftOut > 0 && t('leads.qualifiedLeft', { n: leftOut }),
    ];
    toasts.show({ text: words.filter(Boolean).join(' · '), undo });
  };
  return (
    <div className={styles.acts}>
      {may('convert') && (
        <Button appearance="primary" onClick={() => setOpened('qualify')}>
          {t('leads.qualify')}
        </Button>
      )}
      {may('claim') && (
        <Button appearance="primary" onClick={act.claim}>
          {t('leads.claim')}
        </Button>
      )}
      {may('take') && <Button onClick={act.take}>{t('leads.take')}</Button>}
      {may('work') && lead.stage !== 'qualified' && (
        <Button onClick={() => act.move('working', word('stage', 'working'))}>{t('leads.start')}</Button>
      )}
      {may('qualify') && (
        <Button onClick={() => act.move('qualified', word('stage', 'qualified'))}>{t('leads.setQualified')}</Button>
      )}
      {mayAssign && (
        <Menu open={isAssigning} onOpenChange={(_, data) => setAssigning(data.open)}>
          <MenuTrigger disableButtonEnhancement>
            <Button>{t('leads.assign')}</Button>
          </MenuTrigger>
          <MenuPopover>
            <PeopleChoices exceptId={lead.owner?.id ?? null} onChoose={act.assign} />
          </MenuPopover>
        </Menu>
      )}
      {may('reject') && <Button onClick={() => setOpened('reject')}>{t('leads.reject')}</Button>}
      {may('deny') && !may('confirm') && (
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button icon={<MoreHorizontalRegular />} aria-label={t('leads.moreActs')} title={t('leads.moreActs')} />
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              <MenuItem onClick={act.deny}>{t('leads.deny')}</MenuItem>
            </MenuList>
          </MenuPopover>
        </Menu>
      )}
      {opened === 'qualify' && <QualifySheet lead={lead} onClose={() => setOpened(null)} onQualified={onQualified} />}
      {opened === 'reject' && (
        <RejectDialog
          title={t('leads.rejectTitle', { number: lead.number })}
          onClose={() => setOpened(null)}
          onReject={async body => {
            await act.reject(body, word('reason', body.reason));
            setOpened(null);
          }}
        />
      )}
    </div>
  );
}
