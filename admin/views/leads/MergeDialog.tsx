import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import type { LeadReply } from '../../../service/leads/leads.schema';
import { leadsApi } from '../../../ui/leads/leadsApi';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useSave } from '../../../ui/useSave';

interface Props {
  /** The one that stays. */
  lead: LeadReply;
  other: { id: number; number: string; version: number };
  onClose(): void;
  onMerged(): void;
}

/** Two leads become one, on a person's word; it can be taken back. */
export function MergeDialog({ lead, other, onClose, onMerged }: Props) {
  const { t } = useTexts();
  const toasts = useToasts();
  const save = useSave();
  const merge = () =>
    save.run(async () => {
      await leadsApi.merge(lead.id, { version: lead.version, otherId: other.id, otherVersion: other.version });
      const undo = async () => {
        const { version } = await leadsApi.one(other.id);
        await leadsApi.unmerge(other.id, version);
        onMerged();
      };
      toasts.show({ text: t('leads.merged', { number: other.number }), undo });
      onClose();
      onMerged();
    });
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('leads.mergeTitle', { number: other.number })}</DialogTitle>
          <DialogContent>
            {t('leads.mergeLine', { into: lead.number })}
            {save.error && <ErrorBar error={save.error} isWrite />}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button appearance="primary" disabled={save.isSaving} onClick={merge}>
              {t('leads.merge')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
