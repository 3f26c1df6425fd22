import { Button } from '@fluentui/react-components';
import { LightbulbRegular } from '@fluentui/react-icons/svg/lightbulb';
import { leadsApi } from '../../../ui/leads/leadsApi';
import { navigate } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useSave } from '../../../ui/useSave';
import { useTellError } from './LeadCells';

/** Where mail of nobody stands: what was not recognised as an inquiry becomes a lead by one click, and teaches the recognition. */
export function MakeLead({ messageId, state }: { messageId: number; state: string }) {
  const { t } = useTexts();
  const { can } = useSession();
  const toasts = useToasts();
  const tell = useTellError();
  const save = useSave();
  if (!can('leads.write') || (state !== 'review' && state !== 'none' && state !== 'not_business')) return null;
  const make = () =>
    save.run(async () => {
      try {
        const { leadId, companyId, isNew } = await leadsApi.create({ messageId });
        const words = leadId === null ? 'leads.fromMailDeal' : isNew ? 'leads.fromMailDone' : 'leads.fromMailAdded';
        toasts.show({ text: t(words) });
        if (leadId !== null) navigate(`/leads/${leadId}`);
        else if (companyId !== null) navigate(`/companies/${companyId}`);
      } catch (reason) {
        tell(reason);
      }
    });
  return (
    <Button size="small" icon={<LightbulbRegular />} disabled={save.isSaving} onClick={make}>
      {t('leads.fromMail')}
    </Button>
  );
}
