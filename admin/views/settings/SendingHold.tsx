import { Button, MessageBar, MessageBarActions, MessageBarBody, MessageBarTitle } from '@fluentui/react-components';
import { api } from '../../../ui/api';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';

/** Says that this is a restored copy that sends nothing, and lets an administrator say that it may. */
export function SendingHold({ onReleased }: { onReleased(): void }) {
  const { t } = useTexts();
  const formats = useFormats();
  const { show } = useToasts();
  const saving = useSave();
  const load = useLoad('sending', signal => api.sending(signal));
  const status = load.data;
  if (!status?.hold) return null;
  const release = (withWaiting: boolean) =>
    saving.run(async () => {
      const after = await api.releaseSending(withWaiting);
      load.setData(() => after);
      show({ text: t('upkeep.released') });
      onReleased();
    });
  const { since, backupOf } = status.hold;
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        <MessageBarTitle>{t('upkeep.heldTitle')}</MessageBarTitle>
        {t('upkeep.held', {
          since: formats.full(since),
          backupOf: formats.full(backupOf),
          mails: status.mails,
          deliveries: status.deliveries,
        })}
        {saving.error && <ErrorBar error={saving.error} isWrite />}
      </MessageBarBody>
      <MessageBarActions>
        <Button appearance="primary" disabledFocusable={saving.isSaving} onClick={() => release(true)}>
          {t('upkeep.release')}
        </Button>
        {status.mails + status.deliveries > 0 && (
          <Button disabledFocusable={saving.isSaving} onClick={() => release(false)}>
            {t('upkeep.releaseDrop')}
          </Button>
        )}
      </MessageBarActions>
    </MessageBar>
  );
}
