import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { ErrorBar } from '../../../../ui/StateView';
import { useTexts } from '../../../../ui/texts/texts';
import type { useSave } from '../../../../ui/useSave';

interface Props {
  address: string;
  saving: ReturnType<typeof useSave>;
  onClose(): void;
  onStop(): void;
}

/** Asks before a mailbox is not read any more, and says what becomes of its mail. */
export function StopReading({ address, saving, onClose, onStop }: Props) {
  const { t } = useTexts();
  const lines = ['stopStays', 'stopNew', 'stopOutlook', 'stopAgain'] as const;
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface aria-describedby={undefined}>
        <DialogBody>
          <DialogTitle>{t('exchangeHealth.stopTitle', { address })}</DialogTitle>
          <DialogContent>
            <ul>
              {lines.map(line => (
                <li key={line}>{t(`exchangeHealth.${line}`)}</li>
              ))}
            </ul>
            {saving.error && <ErrorBar error={saving.error} isWrite />}
          </DialogContent>
          <DialogActions>
            <Button appearance="primary" onClick={onStop} disabledFocusable={saving.isSaving}>
              {t('exchangeHealth.stopDo')}
            </Button>
            <Button autoFocus onClick={onClose}>
              {t('common.cancel')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
