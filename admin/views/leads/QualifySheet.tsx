import type { QualifyReply } from '../../../service/leads/acting.schema';
import type { LeadReply } from '../../../service/leads/leads.schema';
import { Sheet } from '../../../ui/filing/Sheet';
import { QualifyForm } from '../../../ui/leads/QualifyForm';
import { useTexts } from '../../../ui/texts/texts';

interface Props {
  lead: LeadReply;
  onClose(): void;
  onQualified(reply: QualifyReply): void;
}

/** The customer, the person and the deal, beside the lead. */
export function QualifySheet(props: Props) {
  const { t } = useTexts();
  return (
    <Sheet title={t('leads.qualifyTitle')} onClose={props.onClose}>
      <QualifyForm {...props} />
    </Sheet>
  );
}
