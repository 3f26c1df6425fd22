import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { SessionReply, SignInInfo } from '../../../service/users/users.schema';
import { api } from '../../../ui/api';
import { useAddress } from '../../../ui/router';
import { Card } from '../../../ui/Page';
import { DemoUsers } from '../../../ui/signIn/DemoUsers';
import { cameByMicrosoft, mayAskMicrosoft, rememberMicrosoft } from '../../../ui/signIn/lastWay';
import { SignInForm } from '../../../ui/signIn/SignInForm';
import { microsoftAddress } from '../../../ui/signInApi';
import { useTexts } from '../../../ui/texts/texts';
import { useLoad } from '../../../ui/useLoad';
import type { Saving } from '../../../ui/useSave';
import { useSave } from '../../../ui/useSave';
import { LinkQuestion, MicrosoftButton, MicrosoftProblem, MicrosoftSignOut, useMicrosoftProblem } from './MicrosoftWay';
import { Outside } from './Outside';

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground2 } });

interface Props {
  onSignedIn(session: SessionReply): void;
}

/** Microsoft's account where people sign in by it; address and password; in the demo its people by name, one click each. */
export default function SignIn({ onSignedIn }: Props) {
  const { t, language } = useTexts();
  const info = useLoad('sign-in', signal => api.signInInfo(signal));
  const saving = useSave();
  const problem = useMicrosoftProblem();
  const [asked, setAsked] = useState<SessionReply | null>(null);
  const isGoing = useSilentReturn(info.data);
  useEffect(() => {
    document.title = `${t('signIn.signIn')} · Tradepost`;
  }, [t]);
  const enter = (address: string, password: string) =>
    saving.run(async () => {
      const session = await api.signIn({ address, password });
      rememberMicrosoft(false);
      if (problem?.isLinkable) setAsked(session);
      else onSignedIn(session);
    });
  // Nobody is these people: who looks on goes on in the language that he has read so far.
  const enterDemo = (address: string, password: string) =>
    saving.run(async () => {
      const session = await api.signIn({ address, password });
      onSignedIn(session.user.language === language ? session : await api.savePreferences({ language }));
    });
  const signedIn = () => asked && onSignedIn(asked);
  return (
    <Outside
      title={t('signIn.title')}
      line={t(isGoing ? 'webSignIn.going' : 'signIn.line')}
      aside={info.data?.isDemo && <DemoPart info={info.data} isBusy={saving.isSaving} onEnter={enterDemo} />}
    >
      {!asked && <WhyHere />}
      {!asked && <MicrosoftProblem />}
      {info.data?.needsFirstAdministrator && <NobodyYet />}
      {asked && <LinkQuestion session={asked} onDone={signedIn} />}
      {/* Until it is known which ways there are, none is shown: a form that goes away again would be typed into. */}
      {!asked && !isGoing && (info.data || info.error) && (
        <Ways info={info.data} saving={saving} onEnter={enter} hasToLink={problem?.isLinkable ?? false} />
      )}
    </Outside>
  );
}

/** Whose session has ended, and came by Microsoft, goes there and back without a question. Says whether he is on his way. */
function useSilentReturn(info: SignInInfo | null | undefined): boolean {
  const { query } = useAddress();
  const [next, why] = [query.get('next'), query.get('why')];
  const hasLeft = why === 'out';
  // As he came here: whoever presses Microsoft's button now is on his way there, and must not be overtaken by the silent way.
  const [hasCome] = useState(cameByMicrosoft);
  const isWanted = Boolean(info?.microsoft) && !hasLeft && !query.has('problem') && hasCome;
  const [isGoing, setGoing] = useState(false);
  useEffect(() => {
    if (hasLeft) rememberMicrosoft(false);
  }, [hasLeft]);
  useEffect(() => {
    if (!isWanted || !mayAskMicrosoft(Date.now())) return;
    setGoing(true);
    window.location.replace(microsoftAddress(next, true));
  }, [isWanted, next]);
  return isGoing;
}

interface WaysProps {
  info: SignInInfo | null | undefined;
  saving: Saving;
  onEnter(address: string, password: string): void;
  /** He has come from Microsoft to link his account: he needs the form. */
  hasToLink: boolean;
}

/** Microsoft's button and the form; where passwords count for few, those open it. */
function Ways({ info, saving, onEnter, hasToLink }: WaysProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const [isOpen, setOpen] = useState(false);
  const microsoft = info?.microsoft ?? null;
  const hasForm = !microsoft?.isOnly || isOpen || hasToLink;
  return (
    <>
      {microsoft && <MicrosoftButton />}
      {microsoft && <MicrosoftSignOut />}
      {microsoft && hasForm && <p className={styles.quiet}>{t('webSignIn.or')}</p>}
      {hasForm ? (
        <Card>
          <SignInForm saving={saving} onEnter={onEnter} />
        </Card>
      ) : (
        <div>
          <Button appearance="transparent" onClick={() => setOpen(true)}>
            {t('webSignIn.byPassword')}
          </Button>
        </div>
      )}
    </>
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

interface DemoPartProps {
  info: SignInInfo;
  isBusy: boolean;
  onEnter(address: string, password: string): void;
}

function DemoPart({ info, isBusy, onEnter }: DemoPartProps) {
  if (info.demoUsers.length === 0) return null;
  return <DemoUsers users={info.demoUsers} isBusy={isBusy} onChoose={user => onEnter(user.address, user.password)} />;
}
