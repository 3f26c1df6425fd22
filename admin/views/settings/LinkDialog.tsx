import type { UserLinkReply } from '../../../ui/apiTypes';
import { useTexts } from '../../../ui/texts/texts';
import { SecretDialog } from './SecretDialog';

/** A link by which somebody sets his password. */
export function LinkDialog({ reply, onClose }: { reply: UserLinkReply; onClose(): void }) {
  const { t } = useTexts();
  return (
    <SecretDialog
      title={t('settings.linkTitle', { name: reply.user.name })}
      line={t('settings.linkLine')}
      secret={reply.link}
      copyLabel={t('settings.copyLink')}
      onClose={onClose}
    />
  );
}
