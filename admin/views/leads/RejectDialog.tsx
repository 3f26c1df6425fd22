import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  makeStyles,
  Radio,
  RadioGroup,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { RejectBody } from '../../../service/leads/acting.schema';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useSave } from '../../../ui/useSave';
import { closeReasons } from './leadQuery';
import { useLeadWord } from '../../../ui/leads/leadWords';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  reasons: { display: 'grid', gridTemplateColumns: 'repeat(auto-fill, minmax(180px, 1fr))' },
});

interface Props {
  title: string;
  onClose(): void;
  onReject(body: Pick<RejectBody, 'reason' | 'note'>): Promise<void>;
}

/** Asks for the one reason for which leads are rejected. */
export function RejectDialog({ title, onClose, onReject }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const word = useLeadWord();
  const save = useSave();
  const [reason, setReason] = useState<RejectBody['reason'] | ''>('');
  const [note, setNote] = useState('');
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface aria-describedby={undefined}>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent className={styles.content}>
            <Field label={t('leads.rejectReason')} required>
              <RadioGroup
                className={styles.reasons}
                value={reason}
                onChange={(_, data) => setReason(data.value as RejectBody['reason'])}
              >
                {closeReasons.map(one => (
                  <Radio key={one} value={one} label={word('reason', one)} />
                ))}
              </RadioGroup>
            </Field>
            <Field label={t('leads.rejectNote')}>
              <Textarea value={note} maxLength={1000} rows={2} onChange={(_, data) => setNote(data.value)} />
            </Field>
            {save.error && <ErrorBar error={save.error} isWrite />}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button
              appearance="primary"
              disabled={reason === '' || save.isSaving}
              onClick={() => save.run(async () => onReject({ reason: reason || 'no_need', note: note.trim() }))}
            >
              {t('leads.rejectNow')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
