import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CloudOffRegular } from '@fluentui/react-icons/svg/cloud-off';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { MailDismissRegular } from '@fluentui/react-icons/svg/mail-dismiss';
import { MailInboxRegular } from '@fluentui/react-icons/svg/mail-inbox';
import { MailRegular } from '@fluentui/react-icons/svg/mail';
import type { ReactElement, ReactNode } from 'react';
import { useEffect, useState } from 'react';
import { ErrorBar } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { useErrorText } from '../../ui/useErrorText';
import { useFormats } from '../../ui/useFormats';
import type { Following } from '../following';
import { currentCard, isPassing, secondsLeft } from '../following';
import { useCard, usePane } from '../paneContext';
import { errorOf } from '../troubles';
import { useTakeIn } from '../useTakeIn';
import { webAddress } from '../webAddress';
import { Frame } from './Frame';
import { usePaneStyles } from './paneStyles';

const useStyles = makeStyles({
  state: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
  },
  down: {
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
  },
});

/** Icon, what it is, what that means, and what can be done. */
export function PaneState({
  icon,
  title,
  children,
  actions,
}: {
  icon: ReactElement;
  title: string;
  children?: ReactNode;
  actions?: ReactNode;
}) {
  const styles = useStyles();
  const shared = usePaneStyles();
  return (
    <section className={styles.state}>
      <div className={shared.line}>
        <span className={mergeClasses(shared.icon, shared.quiet)} aria-hidden="true">
          {icon}
        </span>
        <h2 className={mergeClasses(shared.words, shared.text)}>{title}</h2>
      </div>
      {children}
      {actions && <div className={shared.buttons}>{actions}</div>}
    </section>
  );
}

export function NoItem() {
  const { t } = useTexts();
  return (
    <Frame>
      <PaneState icon={<MailRegular />} title={t('pane.selectMail')} />
    </Frame>
  );
}

export function NoRight({ ownerName }: { ownerName: string | null }) {
  const { t } = useTexts();
  const title = ownerName ? t('pane.noRightOwner', { owner: ownerName }) : t('pane.noRight');
  return (
    <Frame>
      <PaneState icon={<EyeOffRegular />} title={title} />
    </Frame>
  );
}

/** Stored later by itself, or now if the person wants it. */
export function NotTakenIn() {
  const { t } = useTexts();
  const { pane } = useCard();
  const { outlook } = usePane();
  const { takeIn, act, mailbox } = useTakeIn();
  if (pane.notTakenIn === 'mailbox_unknown')
    return (
      <Frame>
        <PaneState icon={<MailInboxRegular />} title={t('pane.unknownMailbox', { mailbox })} />
      </Frame>
    );
  const canTake = pane.can.takeIn && outlook.has('1.14');
  const button = (
    <Button appearance="primary" disabled={act.isBusy} onClick={() => void takeIn(false)}>
      {t(act.isBusy ? 'pane.takingIn' : 'pane.takeIn')}
    </Button>
  );
  return (
    <Frame>
      <PaneState icon={<MailInboxRegular />} title={t('pane.notIn')} actions={canTake && button}>
        {pane.can.takeIn && !canTake && <p>{t('pane.takeInOld')}</p>}
        {act.error && <ErrorBar error={act.error} isWrite />}
      </PaneState>
    </Frame>
  );
}

/** By which rule it was left out, and the way to say that it is business. */
export function KeptOut() {
  const shared = usePaneStyles();
  const { t, find } = useTexts();
  const formats = useFormats();
  const { pane } = useCard();
  const { outlook } = usePane();
  const { takeIn, act } = useTakeIn();
  const { keptOut } = pane;
  if (!keptOut) return null;
  const isErased = keptOut.reason === 'erased';
  const reason = find('pane', `kept_${keptOut.reason}`) ?? keptOut.reason;
  const day = formats.day(`${keptOut.day.slice(0, 10)}T12:00:00Z`);
  const canTake = pane.can.takeIn && !isErased && outlook.has('1.14');
  const button = (
    <Button disabled={act.isBusy} onClick={() => void takeIn(true)}>
      {t(act.isBusy ? 'pane.takingIn' : 'pane.takeBusiness')}
    </Button>
  );
  return (
    <Frame>
      <PaneState
        icon={keptOut.reason === 'private' ? <LockClosedRegular /> : <MailDismissRegular />}
        title={t('pane.keptOut', { reason })}
        actions={canTake && button}
      >
        <p className={shared.soft}>{isErased ? t('pane.erased') : t('pane.keptOutRule', { reason, day })}</p>
        {act.error && <ErrorBar error={act.error} isWrite />}
      </PaneState>
    </Frame>
  );
}

/** Nobody is signed in; filing goes on all the same. */
export function SignedOut({
  onSignIn,
  onCheck,
  isBusy,
  children,
}: {
  onSignIn(): void;
  onCheck(): void;
  isBusy: boolean;
  children?: ReactNode;
}) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  return (
    <Frame>
      <PaneState icon={<LockClosedRegular />} title={t('pane.signInTitle')}>
        <div className={shared.buttons}>
          <Button appearance="primary" disabled={isBusy} onClick={onSignIn}>
            {t(isBusy ? 'pane.busy' : 'pane.signIn')}
          </Button>
        </div>
        {children}
        <p className={shared.soft}>{t('pane.signInAnyway')}</p>
        <div>
          <Link as="button" onClick={onCheck}>
            {t('pane.trouble')}
          </Link>
        </div>
      </PaneState>
    </Frame>
  );
}

/** The service or Outlook does not answer: mail works all the same, and it is tried again by itself; the last card stands below. */
export function Down({ state, lastAnswerAt }: { state: Following; lastAnswerAt: Date | null }) {
  const styles = useStyles();
  const shared = usePaneStyles();
  const { t } = useTexts();
  const errorText = useErrorText();
  const { follower } = usePane();
  const { clock } = useFormats();
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1000);
    return () => window.clearInterval(timer);
  }, []);
  const { trouble } = state;
  const card = currentCard(state);
  if (!trouble) return null;
  const isOutlook = trouble.code.startsWith('outlook.');
  const isDown = isPassing(trouble) && !isOutlook;
  const seconds = secondsLeft(state, now);
  const title = isOutlook ? t('pane.outlookTitle') : isDown ? t('pane.downTitle') : errorText(errorOf(trouble));
  return (
    <section className={mergeClasses(styles.state, styles.down)} role="alert" aria-live="off">
      <div className={shared.line}>
        <CloudOffRegular className={shared.icon} aria-hidden="true" />
        <h2 className={mergeClasses(shared.words, shared.text)}>{title}</h2>
      </div>
      {isDown && (
        <p>
          {t('pane.downText')} {lastAnswerAt && t('pane.downSince', { at: clock(lastAnswerAt) })}
        </p>
      )}
      {isOutlook && <p>{errorText(errorOf(trouble))}</p>}
      <div className={shared.buttons}>
        <Button size="small" onClick={() => follower.again()}>
          {t('pane.tryAgain')}
        </Button>
        {seconds !== null && <span className={shared.soft}>{t('pane.nextTry', { n: seconds })}</span>}
      </div>
      {card && <p className={shared.soft}>{t('pane.asOf', { at: clock(new Date(card.at)) })}</p>}
    </section>
  );
}

/** The page was opened outside Outlook. */
export function NotInOutlook() {
  const shared = usePaneStyles();
  const { t } = useTexts();
  return (
    <Frame>
      <PaneState icon={<MailRegular />} title={t('pane.notOutlook')}>
        <p className={shared.soft}>{t('pane.notOutlookText')}</p>
        <p>
          <Link href={webAddress('/')}>{t('pane.toWeb')}</Link>
          {' · '}
          <Link href={webAddress('/addin/check.html')}>{t('pane.trouble')}</Link>
        </p>
      </PaneState>
    </Frame>
  );
}
