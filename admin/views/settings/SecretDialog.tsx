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

/** A secret, or a link that works once: shown this once and told nowhere else. */
export function SecretDialog(props: {
  title: string;
  line: string;
  secret: string;
  /** What the button that copies it says, where it is no plain "copy". */
  copyLabel?: string;
  onClose(): void;
}) {
  const { title, line, secret, copyLabel, onClose } = props;
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
              {isCopied ? t('common.copied') : (copyLabel ?? t('ops.copy'))}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
