import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Input,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { useState } from 'react';
import type { UserLinkReply } from '../../../ui/apiTypes';
import { useTexts } from '../../../ui/texts/texts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** A link that works once. It is told nowhere else. */
export function LinkDialog({ reply, onClose }: { reply: UserLinkReply; onClose(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [isCopied, setCopied] = useState(false);
  // Without HTTPS there may be no clipboard: the text is selected and can be copied by hand.
  const copy = () =>
    void navigator.clipboard?.writeText(reply.link).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Dialog open modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('settings.linkTitle', { name: reply.user.name })}</DialogTitle>
          <DialogContent className={styles.content}>
            <p>{t('settings.linkLine')}</p>
            <Input
              readOnly
              aria-label={t('settings.linkTitle', { name: reply.user.name })}
              value={reply.link}
              onFocus={event => event.target.select()}
            />
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t('common.close')}</Button>
            <Button appearance="primary" icon={<CopyRegular />} onClick={copy}>
              {t(isCopied ? 'common.copied' : 'settings.copyLink')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
