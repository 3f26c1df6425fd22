import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useState } from 'react';
import type { BankDetails } from '../../../service/filing/warnings/warnings.schema';
import { companyApi } from '../../../ui/companies/companyApi';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useSave } from '../../../ui/useSave';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  button: { alignSelf: 'flex-start' },
});

interface Props {
  companyId: number;
  onFresh(fresh: BankDetails): void;
}

/** The button that enters an account which somebody knows from a contract or a call. */
export function BankEntry({ companyId, onFresh }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  return (
    <>
      <Button className={styles.button} icon={<AddRegular />} onClick={() => setOpen(true)}>
        {t('companyWork.bankAdd')}
      </Button>
      {isOpen && <EntryDialog companyId={companyId} onFresh={onFresh} onClose={() => setOpen(false)} />}
    </>
  );
}

function EntryDialog({ companyId, onFresh, onClose }: Props & { onClose(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const toasts = useToasts();
  const saving = useSave();
  const [account, setAccount] = useState('');
  const [note, setNote] = useState('');
  const isReady = account.trim() !== '' && note.trim() !== '';
  const save = () =>
    saving.run(async () => {
      onFresh(await companyApi.addBank(companyId, { account: account.trim(), note: note.trim() }));
      onClose();
      toasts.show({ text: t('companyWork.bankAdded', { value: account.trim() }) });
    });
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface aria-describedby={undefined}>
        <DialogBody>
          <DialogTitle>{t('companyWork.bankAdd')}</DialogTitle>
          <DialogContent className={styles.fields}>
            <Field label={t('companyWork.bankNumber')} required>
              <Input autoFocus value={account} maxLength={100} onChange={(_, data) => setAccount(data.value)} />
            </Field>
            <Field label={t('companyWork.bankHow')} hint={t('companyWork.bankWhyHint')} required>
              <Textarea value={note} maxLength={400} onChange={(_, data) => setNote(data.value)} />
            </Field>
            {saving.error && <ErrorBar error={saving.error} isWrite />}
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
            <Button appearance="primary" disabled={!isReady || saving.isSaving} onClick={save}>
              {t('companyWork.bankAdd')}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
