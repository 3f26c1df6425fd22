import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useEffect } from 'react';
import type { SessionReply, SignInInfo } from '../../../service/users/users.schema';
import { api } from '../../../ui/api';
import { useAddress } from '../../../ui/router';
import { Card } from '../../../ui/Page';
import { DemoUsers } from '../../../ui/signIn/DemoUsers';
import { SignInForm } from '../../../ui/signIn/SignInForm';
import { useTexts } from '../../../ui/texts/texts';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { Outside } from './Outside';

/** Address and password; in the demo its people by name, one click each. */
export default function SignIn({ onSignedIn }: { onSignedIn(session: SessionReply): void }) {
  const { t, language } = useTexts();
  const info = useLoad('sign-in', signal => api.signInInfo(signal));
  const saving = useSave();
  useEffect(() => {
    document.title = `${t('signIn.signIn')} · Tradepost`;
  }, [t]);
  const enter = (address: string, password: string) =>
    saving.run(async () => onSignedIn(await api.signIn({ address, password })));
  // Nobody is these people: who looks on goes on in the language that he has read so far.
  const enterDemo = (address: string, password: string) =>
    saving.run(async () => {
      const session = await api.signIn({ address, password });
      onSignedIn(session.user.language === language ? session : await api.savePreferences({ language }));
    });
  return (
    <Outside
      title={t('signIn.title')}
      line={t('signIn.line')}
      aside={info.data?.isDemo && <DemoPart info={info.data} isBusy={saving.isSaving} onEnter={enterDemo} />}
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

interface DemoPartProps {
  info: SignInInfo;
  isBusy: boolean;
  onEnter(address: string, password: string): void;
}

function DemoPart({ info, isBusy, onEnter }: DemoPartProps) {
  if (info.demoUsers.length === 0) return null;
  return <DemoUsers users={info.demoUsers} isBusy={isBusy} onChoose={user => onEnter(user.address, user.password)} />;
}
