import { Button, Menu, MenuItem, MenuList, MenuPopover, MenuTrigger } from '@fluentui/react-components';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { useState } from 'react';
import type { QualifyReply } from '../../../service/leads/acting.schema';
import type { LeadReply } from '../../../service/leads/leads.schema';
import { useKeys } from '../../../ui/keys';
import { leadsApi } from '../../../ui/leads/leadsApi';
import { GiveBack } from '../pool/GiveBack';
import { setQuery } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useFormats } from '../../../ui/useFormats';
import { LeadBars } from './LeadBars';
import { LeadAnswer } from './LeadAnswer';
import { PeopleChoices } from './LeadCells';
import { AnswerClock, CheckMark, partyOf, ReturnClock, useDuration, useLeadWord } from '../../../ui/leads/leadWords';
import { HeadActs, NumberedHead } from './NumberedHead';
import { QualifySheet } from './QualifySheet';
import { RejectDialog } from './RejectDialog';
import { useLeadActs } from './useLeadActs';

interface Props {
  lead: LeadReply;
  onChanged(fresh: LeadReply): void;
  onReload(): void;
}

/** Who it is, where it stands, until when the answer is due; and what can be done now. */
export function LeadHead({ lead, onChanged, onReload }: Props) {
  const { t } = useTexts();
  const { country } = useFormats();
  const word = useLeadWord();
  const duration = useDuration();
  const isAnswered = lead.answerMinutes !== null;
  return (
    <>
      <NumberedHead
        number={lead.number}
        title={partyOf(lead)}
        mark={lead.isToCheck && lead.acts.length > 0 && <CheckMark />}
        facts={
          <>
            <span>{word('stage', lead.stage)}</span>
            <span>{lead.owner?.name ?? lead.pool?.name ?? t('leads.nobodyHas')}</span>
            {lead.country && <span>{country(lead.country)}</span>}
            <AnswerClock lead={lead} />
            {isAnswered && <span>{t('leads.answered', { time: duration(lead.answerMinutes ?? 0) })}</span>}
            <ReturnClock lead={lead} />
          </>
        }
      >
        <Acts lead={lead} onChanged={onChanged} onReload={onReload} />
      </NumberedHead>
      <LeadBars lead={lead} onChanged={onChanged} onReload={onReload} />
    </>
  );
}

function Acts({ lead, onChanged, onReload }: Props) {
  const { t } = useTexts();
  const word = useLeadWord();
  const toasts = useToasts();
  const act = useLeadActs(lead, onChanged, onReload);
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
    <HeadActs>
      {may('convert') && (
        <Button appearance="primary" onClick={() => setOpened('qualify')}>
          {t('leads.qualify')}
        </Button>
      )}
      <LeadAnswer lead={lead} />
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
      {may('return') && <GiveBack lead={lead} onDone={onReload} />}
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
    </HeadActs>
  );
}
