import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { Scope } from '../../../service/filing/filing.schema';
import { api } from '../../../ui/api';
import type { Target } from '../../../ui/filing/acts';
import { sentenceOf } from '../../../ui/filing/acts';
import { ScopeChoice } from '../../../ui/filing/ScopeChoice';
import type { ApiError } from '../../../ui/http';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useLoad } from '../../../ui/useLoad';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

interface Props {
  messageId: number;
  target: Target;
  error: ApiError | null;
  isBusy: boolean;
  onConfirm(target: Target, scope: Scope): void;
  onClose(): void;
}

/** Turns where a mail stands into what becomes of others: says what it will do before it does it. */
export function AlwaysDialog({ messageId, target, error, isBusy, onConfirm, onClose }: Props) {
  const styles = useStyles();
  const { t, rich } = useTexts();
  const load = useLoad(`scope:${messageId}`, signal => api.scopePreview(messageId, signal));
  const [scope, setScope] = useState<Scope>('address');
  const sentence = sentenceOf({ kind: 'file', target, scope }, load.data);
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface aria-describedby={undefined}>
        <DialogBody>
          <DialogTitle>{t('conversation.alwaysTitle', { to: target.label })}</DialogTitle>
          <DialogContent className={styles.content}>
            <ScopeChoice isRule scope={scope} onScope={setScope} preview={load.data} />
            {load.data && <p>{rich(sentence.key, sentence.values)}</p>}
            {load.error && <ErrorBar error={load.error} onRetry={load.reload} />}
            {error && <ErrorBar error={error} isWrite />}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button appearance="primary" disabled={!load.data || isBusy} onClick={() => onConfirm(target, scope)}>
              {t('reasons.doIt')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
