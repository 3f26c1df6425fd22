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
import { useTexts } from '../../../ui/texts/texts';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** A secret that is shown this once. */
export function SecretDialog(props: { title: string; line: string; secret: string; onClose(): void }) {
  const { title, line, secret, onClose } = props;
  const styles = useStyles();
  const { t } = useTexts();
  const [isCopied, setCopied] = useState(false);
  // Without HTTPS there may be no clipboard: the text is selected and can be copied by hand.
  const copy = () =>
    void navigator.clipboard?.writeText(secret).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  return (
    <Dialog open modalType="alert">
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className={styles.content}>
            <p>{line}</p>
            <Input readOnly aria-label={title} value={secret} onFocus={event => event.target.select()} />
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t('common.close')}</Button>
            <Button appearance="primary" icon={<CopyRegular />} onClick={copy}>
              {t(isCopied ? 'common.copied' : 'ops.copy')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
