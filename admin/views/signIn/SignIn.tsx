import { Button, Field, Input, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useEffect, useState } from 'react';
import type { SessionReply, SignInInfo } from '../../../service/users/users.schema';
import { api } from '../../../ui/api';
import type { ApiError } from '../../../ui/http';
import { useAddress } from '../../../ui/router';
import { Card } from '../../../ui/Page';
import { useTexts } from '../../../ui/texts/texts';
import { useErrorText } from '../../../ui/useErrorText';
import { useLoad } from '../../../ui/useLoad';
import type { Saving } from '../../../ui/useSave';
import { useSave } from '../../../ui/useSave';
import { DemoUsers } from './DemoUsers';
import { Outside } from './Outside';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Address and password; in the demo its people by name, one click each. */
export default function SignIn({ onSignedIn }: { onSignedIn(session: SessionReply): void }) {
  const { t } = useTexts();
  const info = useLoad('sign-in', signal => api.signInInfo(signal));
  const saving = useSave();
  useEffect(() => {
    document.title = `${t('signIn.signIn')} · Tradepost`;
  }, [t]);
  const enter = (address: string, password: string) =>
    saving.run(async () => onSignedIn(await api.signIn({ address, password })));
  return (
    <Outside
      title={t('signIn.title')}
      line={t('signIn.line')}
      aside={info.data?.isDemo && <DemoPart info={info.data} isBusy={saving.isSaving} onEnter={enter} />}
    >
      <WhyHere />
      {info.data?.needsFirstAdministrator && <NobodyYet />}
      <Card>
        <SignInForm saving={saving} onEnter={enter} />
      </Card>
    </Outside>
  );
}

/** Somebody was sent here because the session ended, or has just signed out. */
function WhyHere() {
  const { t } = useTexts();
  const { query } = useAddress();
  const why = query.get('why');
  if (why !== 'ended' && why !== 'out') return null;
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>{t(why === 'ended' ? 'signIn.ended' : 'signIn.signedOut')}</MessageBarBody>
    </MessageBar>
  );
}

function NobodyYet() {
  const { t } = useTexts();
  return (
    <MessageBar intent="info" layout="multiline">
      <MessageBarBody>
        <strong>{t('signIn.firstTitle')}</strong> {t('signIn.firstLine')}
      </MessageBarBody>
    </MessageBar>
  );
}

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

function SignInForm({ saving, onEnter }: { saving: Saving; onEnter(address: string, password: string): void }) {
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

interface DemoPartProps {
  info: SignInInfo;
  isBusy: boolean;
  onEnter(address: string, password: string): void;
}

function DemoPart({ info, isBusy, onEnter }: DemoPartProps) {
  if (info.demoUsers.length === 0) return null;
  return <DemoUsers users={info.demoUsers} isBusy={isBusy} onChoose={user => onEnter(user.address, user.password)} />;
}
