import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
} from '@fluentui/react-components';
import { useTexts } from '../texts/texts';

/** Asks whoever closes a form with something entered whether to keep it; Esc goes on editing. */
export function AskUnsaved({ onGoOn, onDrop }: { onGoOn(): void; onDrop(): void }) {
  const { t } = useTexts();
  return (
    <Dialog open modalType="alert" onOpenChange={(_, data) => !data.open && onGoOn()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('entering.unsavedTitle')}</DialogTitle>
          <DialogContent>{t('entering.unsavedLine')}</DialogContent>
          <DialogActions>
            {/* The first takes the focus: what loses nothing. */}
            <Button appearance="primary" onClick={onGoOn}>
              {t('entering.goOn')}
            </Button>
            <Button onClick={onDrop}>{t('entering.drop')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
