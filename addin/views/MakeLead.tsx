import { Button } from '@fluentui/react-components';
import { LightbulbRegular } from '@fluentui/react-icons/svg/lightbulb';
import { leadsApi } from '../../ui/leads/leadsApi';
import { ErrorBar } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { useToasts } from '../../ui/toasts/toasts';
import { useCard, usePane } from '../paneContext';
import { useAct } from '../useAct';

/** What was not recognised as an inquiry becomes a lead by one click, and is taken back by another. */
export default function MakeLead() {
  const { t } = useTexts();
  const { pane } = useCard();
  const { follower } = usePane();
  const { show } = useToasts();
  const act = useAct();
  const messageId = pane.message?.id ?? 0;
  const undo = async (leadId: number) => {
    const { version } = await leadsApi.one(leadId);
    await leadsApi.deny(leadId, version);
    follower.again();
  };
  const make = () =>
    act.run(async () => {
      const { leadId, isNew } = await leadsApi.create({ messageId });
      const words = leadId === null ? 'leads.fromMailDeal' : isNew ? 'leads.fromMailDone' : 'leads.fromMailAdded';
      show({ text: t(words), ...(leadId !== null && isNew ? { undo: () => undo(leadId) } : {}) });
    });
  return (
    <>
      {act.error && <ErrorBar error={act.error} isWrite />}
      <Button icon={<LightbulbRegular />} disabled={act.isBusy} onClick={() => void make()}>
        {t('paneLead.makeLead')}
      </Button>
    </>
  );
}
