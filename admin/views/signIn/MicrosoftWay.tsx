import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import type { SessionReply } from '../../../service/users/users.schema';
import { Card } from '../../../ui/Page';
import { useAddress } from '../../../ui/router';
import { rememberMicrosoft } from '../../../ui/signIn/lastWay';
import { microsoftAddress, signInApi } from '../../../ui/signInApi';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useSave } from '../../../ui/useSave';

const useStyles = makeStyles({
  part: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

/** Nobody here is linked to the Microsoft account that was shown: whoever signs in by password now is asked whether it is his. */
const linkable: ReadonlySet<string> = new Set([
  'entra.not_linked',
  'entra.not_provisioned',
  'entra.address_taken',
  'entra.groups_overage',
]);
/** Nothing went wrong: he is only to go on. */
const ordinary: ReadonlySet<string> = new Set(['entra.again', 'entra.cancelled']);

/** What the service wrote into the address when it sent somebody here who came from Microsoft. */
export function useMicrosoftProblem(): { code: string; reason: string; isLinkable: boolean } | null {
  const { query } = useAddress();
  const code = query.get('problem');
  if (!code) return null;
  const reason = query.get('reason') ?? '';
  return { code, reason: /^[A-Za-z0-9_]{1,40}$/.test(reason) ? reason : '', isLinkable: linkable.has(code) };
}

/** Why the sign-in by Microsoft did not succeed, in words; a code that has none gets the general ones. */
export function MicrosoftProblem() {
  const styles = useStyles();
  const { t, error } = useTexts();
  const problem = useMicrosoftProblem();
  if (!problem) return null;
  const { code, reason, isLinkable } = problem;
  const isOrdinary = ordinary.has(code);
  return (
    <MessageBar intent={isOrdinary ? 'info' : isLinkable ? 'warning' : 'error'} layout="multiline" role="alert">
      <MessageBarBody>
        {error(code) ?? error('entra.code_refused')}
        {reason && !isOrdinary && <div className={styles.quiet}>{t('webSignIn.reason', { reason })}</div>}
      </MessageBarBody>
    </MessageBar>
  );
}

/** The way to Microsoft's page; it leads back to the page that was wanted. */
export function MicrosoftButton() {
  const { t } = useTexts();
  const { query } = useAddress();
  return (
    <Button
      as="a"
      appearance="primary"
      size="large"
      href={microsoftAddress(query.get('next'), false)}
      onClick={() => rememberMicrosoft(true)}
    >
      {t('webSignIn.microsoft')}
    </Button>
  );
}

/** Whoever has just signed out may end his session at Microsoft, too. */
export function MicrosoftSignOut() {
  const styles = useStyles();
  const { t } = useTexts();
  const { query } = useAddress();
  if (query.get('why') !== 'out') return null;
  return (
    <p className={styles.quiet}>
      <a href="/auth/entra/sign-out">{t('webSignIn.outToo')}</a> {t('webSignIn.outTooHint')}
    </p>
  );
}

/** Asks whoever has just signed in by password whether the Microsoft account that he showed before is his. */
export function LinkQuestion({ session, onDone }: { session: SessionReply; onDone(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const saving = useSave();
  const link = () =>
    saving.run(async () => {
      await signInApi.link();
      onDone();
    });
  return (
    <Card>
      <div className={styles.part}>
        <h2>{t('webSignIn.linkTitle')}</h2>
        <p>{t('webSignIn.linkLine', { name: session.user.name })}</p>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        <div className={styles.buttons}>
          <Button appearance="primary" disabledFocusable={saving.isSaving} onClick={link}>
            {t('paneSignIn.link')}
          </Button>
          <Button onClick={onDone}>{t('paneSignIn.notNow')}</Button>
        </div>
      </div>
    </Card>
  );
}
