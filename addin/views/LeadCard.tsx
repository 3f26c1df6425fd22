import { Button, mergeClasses } from '@fluentui/react-components';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { PaneLead } from '../../service/sidebar/lead.schema';
import { leadsApi } from '../../ui/leads/leadsApi';
import { useLeadWord } from '../../ui/leads/leadWords';
import { StateView } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { useFormats } from '../../ui/useFormats';
import { useLoad } from '../../ui/useLoad';
import { useCard } from '../paneContext';
import type { LeadActs } from '../useLeadActs';
import { useLeadActs } from '../useLeadActs';
import { Frame } from './Frame';
import { LeadFields } from './LeadFields';
import { LeadDoubt, LeadHead } from './LeadHead';
import type { PanelName } from './Panels';
import { usePaneStyles } from './paneStyles';

interface Props {
  /** What stands above and below on every card. */
  top: ReactNode;
  rest: ReactNode;
  onOpen(panel: PanelName): void;
}

/** The card of a letter that stands under a lead: who asks for what, each value with its words, and what is to be done. */
export default function LeadCard({ top, rest, onOpen }: Props) {
  const { pane } = useCard();
  if (pane.lead) return <Seen lead={pane.lead} top={top} rest={rest} onOpen={onOpen} />;
  return (
    <Frame>
      {top}
      <Hidden />
      {rest}
    </Frame>
  );
}

function Seen({ lead, top, rest, onOpen }: Props & { lead: PaneLead }) {
  const acts = useLeadActs(lead);
  return (
    <Frame bar={<Bar lead={lead} acts={acts} onOpen={onOpen} />}>
      {top}
      <LeadHead lead={lead} acts={acts} onOpen={onOpen} />
      <LeadDoubt lead={lead} acts={acts} />
      <LeadFields lead={lead} />
      {!lead.isMasked && <Duplicates lead={lead} />}
      {rest}
    </Frame>
  );
}

/** Somebody else's lead: whose it is, and no other fact. */
function Hidden() {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { date } = useFormats();
  const { pane } = useCard();
  const { ownerName = null, since = null } = pane.hiddenLead ?? {};
  const line =
    ownerName === null
      ? t('paneLead.hiddenNobody')
      : since === null
        ? t('paneLead.hiddenBy', { owner: ownerName })
        : t('paneLead.hiddenSince', { owner: ownerName, at: date(since) });
  return (
    <section className={mergeClasses(shared.part, shared.text)}>
      <h2 className={mergeClasses(shared.line, shared.soft, shared.text)}>
        <EyeOffRegular className={shared.icon} aria-hidden="true" />
        <span className={shared.words}>{line}</span>
      </h2>
    </section>
  );
}

function Bar({ lead, acts, onOpen }: { lead: PaneLead; acts: LeadActs; onOpen(panel: PanelName): void }) {
  const { t } = useTexts();
  const { can } = lead;
  const isFree = can.take || can.claim;
  const take = t(can.claim ? 'leads.claim' : can.take ? 'leads.take' : 'paneLead.toMe');
  return (
    <>
      {isFree && (
        <Button appearance="primary" disabled={acts.act.isBusy} onClick={acts.take}>
          {take}
        </Button>
      )}
      {can.change && (
        <Button appearance={isFree ? undefined : 'primary'} data-opens="reply" onClick={() => onOpen('reply')}>
          {t('pane.reply')}
        </Button>
      )}
      {can.qualify && (
        <Button data-opens="qualify" onClick={() => onOpen('qualify')}>
          {t('paneLead.qualify')}
        </Button>
      )}
      {can.assignToMe && (
        <Button disabled={acts.act.isBusy} onClick={acts.take}>
          {take}
        </Button>
      )}
      {can.deny && !lead.isToCheck && (
        <Button disabled={acts.act.isBusy} onClick={acts.deny}>
          {t('paneLead.isNot')}
        </Button>
      )}
      {can.reopen && (
        <Button disabled={acts.act.isBusy} onClick={acts.reopen}>
          {t('leads.reopen')}
        </Button>
      )}
    </>
  );
}

/** Looked for when somebody asks: what is told of colleagues' companies counts as a question. */
function Duplicates({ lead }: { lead: PaneLead }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const [isAsked, setAsked] = useState(false);
  return (
    <section className={mergeClasses(shared.part, shared.text)}>
      {isAsked ? (
        <Similar lead={lead} />
      ) : (
        <div>
          <Button size="small" onClick={() => setAsked(true)}>
            {t('paneLead.duplicates')}
          </Button>
        </div>
      )}
    </section>
  );
}

function Similar({ lead }: { lead: PaneLead }) {
  const shared = usePaneStyles();
  const { t, find } = useTexts();
  const word = useLeadWord();
  const load = useLoad(`lead-similar:${lead.id}`, signal => leadsApi.similar(lead.id, signal));
  const hidden = (ownerName: string | null) =>
    ownerName ? t('leads.similarHidden', { name: ownerName }) : t('leads.similarNobody');
  return (
    <>
      <h3 className={shared.head}>{t('leads.similar')}</h3>
      <StateView
        load={load}
        empty={data => (data.companies.length + data.leads.length === 0 ? <p>{t('leads.noSimilar')}</p> : null)}
      >
        {data => (
          <ul className={shared.list}>
            {data.companies.map(one => (
              <li key={`${one.id} ${one.name} ${one.ownerName}`} className={shared.words}>
                <span className={shared.strong}>{one.name}</span>{' '}
                <span className={mergeClasses(shared.small, shared.soft)}>
                  {[find('protection', `why_${one.why}`), one.id === null ? hidden(one.ownerName) : one.ownerName]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
            {data.leads.map(one => (
              <li key={`${one.id} ${one.number} ${one.name}`} className={shared.words}>
                <span className={shared.strong}>{[one.number, one.name].filter(Boolean).join(' ')}</span>{' '}
                <span className={mergeClasses(shared.small, shared.soft)}>
                  {[word('same', one.why), one.id === null ? hidden(one.ownerName) : one.ownerName]
                    .filter(Boolean)
                    .join(' · ')}
                </span>
              </li>
            ))}
          </ul>
        )}
      </StateView>
    </>
  );
}
