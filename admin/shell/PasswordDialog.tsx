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
  tokens,
} from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import { api } from '../../ui/api';
import { ErrorBar } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { useToasts } from '../../ui/toasts/toasts';
import { useSave } from '../../ui/useSave';

const useStyles = makeStyles({
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

/** The present password and twice the new one. */
export default function PasswordDialog({ onClose }: { onClose(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { show } = useToasts();
  const [current, setCurrent] = useState('');
  const [password, setPassword] = useState('');
  const [repeat, setRepeat] = useState('');
  const saving = useSave();
  const differs = repeat !== '' && repeat !== password;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.run(async () => {
      await api.changePassword({ current, password });
      show({ text: t('settings.passwordChanged') });
      onClose();
    });
  };
  const field = (
    label: string,
    value: string,
    set: (value: string) => void,
    autoComplete: string,
    problem?: string,
  ) => (
    <Field label={label} required validationMessage={problem}>
      <Input type="password" autoComplete={autoComplete} value={value} onChange={(_, data) => set(data.value)} />
    </Field>
  );
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface>
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{t('settings.passwordTitle')}</DialogTitle>
            <DialogContent className={styles.fields}>
              {saving.error && <ErrorBar error={saving.error} isWrite />}
              {field(t('settings.passwordCurrent'), current, setCurrent, 'current-password')}
              {field(t('settings.passwordNew'), password, setPassword, 'new-password')}
              {field(t('link.repeat'), repeat, setRepeat, 'new-password', differs ? t('link.repeatWrong') : undefined)}
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t('common.cancel')}</Button>
              <Button
                type="submit"
                appearance="primary"
                disabled={!current || !password || repeat !== password || saving.isSaving}
              >
                {t('settings.change')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
