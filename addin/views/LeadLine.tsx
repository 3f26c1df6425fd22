import { Button, Link, mergeClasses } from '@fluentui/react-components';
import { HandshakeRegular } from '@fluentui/react-icons/svg/handshake';
import { LightbulbRegular } from '@fluentui/react-icons/svg/lightbulb';
import type { PaneInquiry, PaneLead } from '../../service/sidebar/lead.schema';
import { leadsApi } from '../../ui/leads/leadsApi';
import { ErrorBar } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { useToasts } from '../../ui/toasts/toasts';
import { useCard, usePane } from '../paneContext';
import { useAct } from '../useAct';
import { useLeadActs } from '../useLeadActs';
import { webAddress } from '../webAddress';
import { usePaneStyles } from './paneStyles';

/** What a letter that stands elsewhere has to do with leads: the opportunity that a customer's inquiry became, or a lead that waits or was said to be none. */
export default function LeadLine() {
  const { pane } = useCard();
  if (pane.inquiry) return <Deal inquiry={pane.inquiry} />;
  return pane.lead && <Other lead={pane.lead} />;
}

function Deal({ inquiry }: { inquiry: PaneInquiry }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { outlook } = usePane();
  const { isToCheck, number, title, can } = inquiry;
  const { act, confirm, deny } = useDealActs(inquiry);
  return (
    <section className={mergeClasses(shared.part, shared.text, isToCheck && can.confirm && shared.review)}>
      <div className={shared.line}>
        <HandshakeRegular className={shared.icon} aria-hidden="true" />
        <div className={shared.words}>
          <h2 className={shared.head}>
            <Link as="button" onClick={() => outlook.openInBrowser(webAddress(`/opportunities/${inquiry.recordId}`))}>
              {t(can.deny ? 'paneLead.newDeal' : 'paneLead.deal', { number })}
            </Link>
          </h2>
          <p className={mergeClasses(shared.small, shared.words)}>{title}</p>
          {isToCheck && can.confirm && <p className={shared.small}>{t('paneLead.dealToCheck')}</p>}
        </div>
      </div>
      {act.error && <ErrorBar error={act.error} isWrite />}
      <div className={shared.buttons}>
        {can.confirm && (
          <Button size="small" disabled={act.isBusy} onClick={confirm}>
            {t('paneLead.isInquiry')}
          </Button>
        )}
        {can.deny && (
          <Button size="small" appearance={can.confirm ? undefined : 'subtle'} disabled={act.isBusy} onClick={deny}>
            {t('paneLead.isNot')}
          </Button>
        )}
      </div>
    </section>
  );
}

function useDealActs({ version, number }: PaneInquiry) {
  const { t } = useTexts();
  const { pane } = useCard();
  const { follower } = usePane();
  const { show } = useToasts();
  const act = useAct();
  const messageId = pane.message?.id ?? 0;
  const undo = async () => {
    await leadsApi.create({ messageId });
    follower.again();
  };
  return {
    act,
    confirm: () =>
      void act.run(async () => {
        await leadsApi.confirmInquiry(messageId, version);
        show({ text: t('paneLead.dealConfirmed') });
      }),
    deny: () =>
      void act.run(async () => {
        await leadsApi.denyInquiry(messageId, version);
        show({ text: t('paneLead.dealDenied', { number }), undo });
      }),
  };
}

function Other({ lead }: { lead: PaneLead }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { outlook } = usePane();
  const acts = useLeadActs(lead);
  const { number, can } = lead;
  return (
    <section className={mergeClasses(shared.part, shared.text)}>
      <div className={shared.buttons}>
        <LightbulbRegular className={shared.icon} aria-hidden="true" />
        <Link
          as="button"
          className={shared.words}
          onClick={() => outlook.openInBrowser(webAddress(`/leads/${lead.id}`))}
        >
          {t(can.reopen ? 'paneLead.isDenied' : 'paneLead.lead', { number })}
        </Link>
        {can.reopen && (
          <Button size="small" disabled={acts.act.isBusy} onClick={acts.reopen}>
            {t('pane.undo')}
          </Button>
        )}
      </div>
      {acts.act.error && <ErrorBar error={acts.act.error} isWrite />}
    </section>
  );
}
