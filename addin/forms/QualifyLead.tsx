import { useState } from 'react';
import { leadsApi } from '../../ui/leads/leadsApi';
import { QualifyForm } from '../../ui/leads/QualifyForm';
import { StateView } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { useToasts } from '../../ui/toasts/toasts';
import { useLoad } from '../../ui/useLoad';
import { useCard, usePane } from '../paneContext';

/** The lead of this mail becomes a customer, a person and an opportunity; that can be taken back. */
export default function QualifyLead({ onClose }: { onClose(): void }) {
  const { t } = useTexts();
  const { pane } = useCard();
  const { follower } = usePane();
  const { show } = useToasts();
  const id = pane.lead?.id ?? 0;
  // The version at opening: a colleague's change must not empty the form; a clash is told when it is saved.
  const [version] = useState(pane.lead?.version ?? 0);
  const load = useLoad(`qualify-lead:${id}:${version}`, signal => leadsApi.one(id, signal));
  const undo = async () => {
    const lead = await leadsApi.one(id);
    await leadsApi.unqualify(id, lead.version);
    follower.again();
  };
  return (
    <StateView load={load}>
      {lead => (
        <QualifyForm
          lead={lead}
          onClose={onClose}
          onQualified={({ number, messageCount }) => {
            follower.again();
            show({ text: t('leads.qualified', { number, n: messageCount }), undo });
            onClose();
          }}
        />
      )}
    </StateView>
  );
}
