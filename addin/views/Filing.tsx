import { Button, mergeClasses } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import { MailDismissRegular } from '@fluentui/react-icons/svg/mail-dismiss';
import { PersonAvailableRegular } from '@fluentui/react-icons/svg/person-available';
import { useState } from 'react';
import type { FilingReply, FilingStatusReply, ReasonReply } from '../../service/filing/filing.schema';
import type { PaneConversation } from '../../service/sidebar/sidebar.schema';
import { api } from '../../ui/api';
import { leadsApi } from '../../ui/leads/leadsApi';
import { PlaceLabel } from '../../ui/filing/PlaceLabel';
import { Sentence } from '../../ui/filing/Sentence';
import { ErrorBar } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { useToasts } from '../../ui/toasts/toasts';
import { useCard } from '../paneContext';
import { useAct } from '../useAct';
import { usePaneStyles } from './paneStyles';
import { WaitingOn } from './WaitingOn';

interface Props {
  filing: FilingStatusReply;
  conversation: PaneConversation | null;
  onChange(): void;
}

/** Where the mail was filed and why; another place, back again, and the words that it rests on. */
export function Filing({ filing, conversation, onChange }: Props) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { pane } = useCard();
  const [isWhy, setWhy] = useState(false);
  const [first, ...more] = filing.filings;
  const act = useAct();
  const { show } = useToasts();
  const { undoActId, undoLead } = pane;
  const reasons = filing.filings.flatMap(one => one.reasons);
  // One sentence without words of the mail stands above already: nobody asks why and is told the same again.
  const hasMore = reasons.length > 1 || reasons.some(one => (one.evidence ?? []).some(({ text }) => text !== ''));
  const undo = async () => {
    // The letter stands there because its lead became an opportunity: both are taken back, or, where somebody has worked on it since, neither.
    if (undoLead && (await act.run(() => leadsApi.unqualify(undoLead.id, undoLead.version))))
      show({ text: t('leads.unqualified') });
    if (undoActId !== null && (await act.run(() => api.undoAct(undoActId)))) show({ text: t('pane.undone') });
  };
  return (
    <section className={mergeClasses(shared.part, shared.text)}>
      {first ? <Place filing={first} /> : <Unfiled filing={filing} />}
      {more.map(one => (
        <p key={one.id} className={shared.words}>
          {t('pane.filedAlso')}
          <PlaceLabel company={one.company.name} record={one.record?.number ?? null} />
        </p>
      ))}
      {isWhy && <Why reasons={reasons} />}
      {act.error && <ErrorBar error={act.error} isWrite />}
      <div className={shared.buttons}>
        {pane.can.decide && (
          <Button size="small" data-opens="pick" onClick={onChange}>
            {t('pane.change')}
          </Button>
        )}
        {(undoActId !== null || undoLead) && (
          <Button size="small" appearance="subtle" disabled={act.isBusy} onClick={() => void undo()}>
            {t(undoLead ? 'leads.unqualify' : 'pane.undo')}
          </Button>
        )}
        {first && hasMore && (
          <Button size="small" appearance="subtle" aria-expanded={isWhy} onClick={() => setWhy(!isWhy)}>
            {t('pane.why')}
          </Button>
        )}
        {conversation && <WaitingOn conversation={conversation} />}
      </div>
    </section>
  );
}

function Place({ filing }: { filing: FilingReply }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const isPerson = filing.decidedBy !== null || filing.confidence === 'person';
  const [reason] = filing.reasons;
  return (
    <div className={shared.line}>
      <span className={mergeClasses(shared.icon, shared.filedIcon)} aria-hidden="true">
        {isPerson ? <PersonAvailableRegular /> : <CheckmarkCircleRegular />}
      </span>
      <div className={shared.words}>
        <h2 className={mergeClasses(shared.head, shared.words)}>
          {t('pane.filed')}
          <PlaceLabel company={filing.company.name} record={filing.record?.number ?? null} />
        </h2>
        {reason && (
          <p className={mergeClasses(shared.small, shared.soft, shared.words)}>
            {!isPerson && t('pane.certainBecause')}
            <Sentence reason={reason} inLine={!isPerson} />
          </p>
        )}
        {!reason && filing.decidedBy && (
          <p className={mergeClasses(shared.small, shared.soft)}>{t('pane.decidedBy', { name: filing.decidedBy })}</p>
        )}
      </div>
    </div>
  );
}

/** Decided not to be business, nobody's business by itself, or filed where this person may not look. */
function Unfiled({ filing }: { filing: FilingStatusReply }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const isNot = filing.state === 'not_business';
  // Filed, and nothing is told of where: it is a party of the other side of the deal, or a colleague's.
  const isHidden = filing.state === 'filed';
  const by = filing.decidedBy;
  return (
    <div className={mergeClasses(shared.line, shared.soft)}>
      <span className={shared.icon} aria-hidden="true">
        {isHidden ? <EyeOffRegular /> : isNot ? <MailDismissRegular /> : <CircleRegular />}
      </span>
      <div className={shared.words}>
        <h2 className={shared.head}>
          {isHidden && t('pane.filedHidden')}
          {isNot && (by ? t('pane.notBusinessBy', { name: by }) : t('pane.notBusinessState'))}
          {!isHidden && !isNot && t('pane.none')}
        </h2>
        {filing.reasons.slice(0, 2).map((reason, index) => (
          <p key={index} className={shared.small}>
            <Sentence reason={reason} />
          </p>
        ))}
      </div>
    </div>
  );
}

/** The sentences in whole, and the words of the mail that they rest on: the pane cannot mark them in Outlook's own reading pane. */
function Why({ reasons }: { reasons: readonly ReasonReply[] }) {
  const shared = usePaneStyles();
  const { t, find } = useTexts();
  return (
    <ul className={mergeClasses(shared.list, shared.small)} aria-label={t('pane.whyTitle')}>
      {reasons.map((reason, index) => (
        <li key={index} className={shared.words}>
          <Sentence reason={reason} />
          {(reason.evidence ?? [])
            .filter(one => one.text !== '')
            .slice(0, 4)
            .map((one, at) => (
              <p key={at} className={shared.soft}>
                {find('reasons', `place_${one.field}`) ?? one.field}: <mark>{one.text}</mark>
              </p>
            ))}
        </li>
      ))}
    </ul>
  );
}
