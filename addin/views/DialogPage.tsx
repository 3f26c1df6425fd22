import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PaneSignInSettings, PaneTokenReply } from '../../service/users/paneSignIn.schema';
import type { SessionReply } from '../../service/users/users.schema';
import { api } from '../../ui/api';
import { request } from '../../ui/http';
import { Card } from '../../ui/Page';
import { DemoUsers } from '../../ui/signIn/DemoUsers';
import { SignInForm } from '../../ui/signIn/SignInForm';
import { ErrorState } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { useLoad } from '../../ui/useLoad';
import { useSave } from '../../ui/useSave';
import { openMicrosoftInDialog } from '../microsoft';
import { openParent } from '../officeDialog';
import type { DialogMessage } from '../dialogMessage';

const useStyles = makeStyles({
  page: { height: '100dvh', overflowY: 'auto' },
  main: {
    width: 'min(420px, 100%)',
    margin: '0 auto',
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalL,
  },
  head: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  quiet: { color: tokens.colorNeutralForeground2 },
  question: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

type Handed = 'no' | 'running' | 'done' | 'alone' | 'failed';

/** Tells the pane who signed in; Outlook closes the window upon it. */
function useHandingOver() {
  const [handed, setHanded] = useState<Handed>('no');
  const give = useCallback(async (make: () => Promise<DialogMessage>) => {
    setHanded('running');
    try {
      const parent = await openParent();
      if (!parent) return setHanded('alone');
      parent.tell(JSON.stringify(await make()));
      setHanded('done');
    } catch {
      setHanded('failed');
    }
  }, []);
  return { handed, give };
}

async function ownMessage(isLinking: boolean): Promise<DialogMessage> {
  const { token, expiresAt } = await request<PaneTokenReply>('POST', '/api/pane/token', { body: {} });
  return { kind: 'local', token, expiresAt, isLinking };
}

/**
 * Signing in, in a window that Outlook opens for the pane. It is a page of ours like the admin's: the session's cookie is its own here, whatever a browser does with those of
 * pages in frames. Whoever is signed in already is handed over at once; `isLinking`: after he was asked whether Outlook's own account is his.
 */
export function DialogPage({ isLinking }: { isLinking: boolean }) {
  const styles = useStyles();
  const { t } = useTexts();
  const who = useLoad('dialog', signal =>
    api.session(signal).catch((error: { status?: number }) => {
      if (error.status === 401) return null;
      throw error;
    }),
  );
  const [entered, setEntered] = useState<SessionReply | null>(null);
  const { handed, give } = useHandingOver();
  const session = entered ?? who.data;
  useEffect(() => {
    document.title = `${t('paneSignIn.title')} · Tradepost`;
  }, [t]);
  return (
    <div className={styles.page}>
      <main className={styles.main}>
        <div className={styles.head}>
          <h1>{t('paneSignIn.title')}</h1>
          {handed === 'no' && !session && <p className={styles.quiet}>{t('paneSignIn.line')}</p>}
        </div>
        {who.error && !entered && <ErrorState error={who.error} onRetry={who.reload} />}
        {!session && !who.isLoading && !who.error && handed === 'no' && (
          <Ways onSignedIn={setEntered} onMicrosoft={message => void give(async () => message)} />
        )}
        {session && handed === 'no' && (
          <Entered session={session} isLinking={isLinking} onGo={isAgreed => void give(() => ownMessage(isAgreed))} />
        )}
        {handed !== 'no' && <HandedOver handed={handed} name={session?.user.name ?? 'Microsoft'} />}
      </main>
    </div>
  );
}

interface WaysProps {
  onSignedIn(session: SessionReply): void;
  onMicrosoft(message: DialogMessage): void;
}

/** Address and password; Microsoft's account where it is set up; in the demo its people. */
function Ways({ onSignedIn, onMicrosoft }: WaysProps) {
  const info = useLoad('sign-in', signal => api.signInInfo(signal));
  const settings = useLoad('pane-sign-in', signal =>
    request<PaneSignInSettings>('GET', '/api/pane/sign-in-settings', { signal }),
  );
  const saving = useSave();
  const enter = (address: string, password: string) =>
    saving.run(async () => onSignedIn(await api.signIn({ address, password })));
  const styles = useStyles();
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const { entra = null, local = true } = settings.data ?? {};
  return (
    <>
      {entra && <ByMicrosoft entra={entra} onMicrosoft={onMicrosoft} />}
      {entra && (local || isOpen) && <p className={styles.quiet}>{t('paneSignIn.or')}</p>}
      {local || isOpen ? (
        <Card>
          <SignInForm saving={saving} onEnter={enter} />
        </Card>
      ) : (
        <div>
          <Button appearance="transparent" onClick={() => setOpen(true)}>
            {t('webSignIn.byPassword')}
          </Button>
        </div>
      )}
      {info.data && info.data.demoUsers.length > 0 && (
        <DemoUsers
          users={info.data.demoUsers}
          isBusy={saving.isSaving}
          onChoose={user => enter(user.address, user.password)}
        />
      )}
    </>
  );
}

type Entra = NonNullable<PaneSignInSettings['entra']>;

/** For clients that cannot sign in by themselves: this window goes to Microsoft's page and comes back. */
function ByMicrosoft({ entra, onMicrosoft }: { entra: Entra; onMicrosoft: WaysProps['onMicrosoft'] }) {
  const { t } = useTexts();
  const way = useRef<ReturnType<typeof openMicrosoftInDialog> | null>(null);
  const [isFailed, setFailed] = useState(false);
  useEffect(() => {
    // Once: what Microsoft sent along is used up by it.
    if (way.current) return;
    way.current = openMicrosoftInDialog(entra);
    way.current.then(
      ({ token }) => {
        if (!token) return;
        const expiresAt = new Date(token.expiresAt).toISOString();
        onMicrosoft({ kind: 'entra', token: token.text, expiresAt, isLinking: false });
      },
      () => setFailed(true),
    );
  }, [entra, onMicrosoft]);
  const go = () => {
    way.current?.then(opened => opened.go()).catch(() => setFailed(true));
  };
  return (
    <>
      {isFailed && (
        <MessageBar intent="error" layout="multiline" role="alert">
          <MessageBarBody>{t('paneSignIn.microsoftFailed')}</MessageBarBody>
        </MessageBar>
      )}
      <Button appearance="primary" size="large" onClick={go}>
        {t('paneSignIn.microsoft')}
      </Button>
    </>
  );
}

interface EnteredProps {
  session: SessionReply;
  isLinking: boolean;
  onGo(isAgreed: boolean): void;
}

/** Somebody is signed in here: on at once, or after the question whose Outlook this is. */
function Entered({ session, isLinking, onGo }: EnteredProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const isGone = useRef(false);
  useEffect(() => {
    if (isLinking || isGone.current) return;
    isGone.current = true;
    onGo(false);
  }, [isLinking, onGo]);
  if (!isLinking) return null;
  return (
    <Card>
      <div className={styles.question}>
        <h2>{t('paneSignIn.linkTitle')}</h2>
        <p>{t('paneSignIn.linkLine', { name: session.user.name })}</p>
        <div className={styles.buttons}>
          <Button appearance="primary" onClick={() => onGo(true)}>
            {t('paneSignIn.link')}
          </Button>
          <Button onClick={() => onGo(false)}>{t('paneSignIn.notNow')}</Button>
        </div>
      </div>
    </Card>
  );
}

function HandedOver({ handed, name }: { handed: Exclude<Handed, 'no'>; name: string }) {
  const { t } = useTexts();
  const intent = { running: 'info', done: 'success', alone: 'info', failed: 'error' } as const;
  return (
    <MessageBar intent={intent[handed]} layout="multiline" role="status">
      <MessageBarBody>
        {handed === 'running' && t('paneSignIn.handing', { name })}
        {handed === 'done' && t('paneSignIn.done', { name })}
        {handed === 'alone' && t('paneSignIn.alone')}
        {handed === 'failed' && t('paneSignIn.failed')}
      </MessageBarBody>
    </MessageBar>
  );
}
