import { Button, Field, Input, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { ApiError } from '../http';
import { useTexts } from '../texts/texts';
import { useErrorText } from '../useErrorText';
import type { Saving } from '../useSave';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

function useSignInError(error: ApiError | null): string | null {
  const { t } = useTexts();
  const text = useErrorText();
  if (!error) return null;
  const { triesLeft, minutes } = error.details;
  if (error.code === 'users.wrong_password' && typeof triesLeft === 'number')
    return t('signIn.wrong', { n: triesLeft });
  if (error.code === 'users.locked' && typeof minutes === 'number') return t('signIn.locked', { n: minutes });
  return text(error);
}

/** Address and password, as the admin and the dialog of the Outlook pane ask for them. */
export function SignInForm({ saving, onEnter }: { saving: Saving; onEnter(address: string, password: string): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [address, setAddress] = useState('');
  const [password, setPassword] = useState('');
  const problem = useSignInError(saving.error);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    onEnter(address, password);
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      {problem && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{problem}</MessageBarBody>
        </MessageBar>
      )}
      <Field label={t('signIn.address')}>
        <Input
          type="email"
          size="large"
          name="username"
          autoComplete="username"
          autoFocus
          required
          maxLength={320}
          value={address}
          onChange={(_, data) => setAddress(data.value)}
        />
      </Field>
      <Field label={t('signIn.password')}>
        <Input
          type="password"
          size="large"
          name="password"
          autoComplete="current-password"
          required
          maxLength={200}
          value={password}
          onChange={(_, data) => setPassword(data.value)}
        />
      </Field>
      <Button type="submit" appearance="primary" size="large" disabled={saving.isSaving}>
        {t(saving.isSaving ? 'signIn.signingIn' : 'signIn.signIn')}
      </Button>
      <p className={styles.quiet}>{t('signIn.forgotten')}</p>
    </form>
  );
}
