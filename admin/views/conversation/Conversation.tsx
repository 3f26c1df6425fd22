import { Button, makeStyles, SkeletonItem, Skeleton, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { ArrowSortRegular } from '@fluentui/react-icons/svg/arrow-sort';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import { FolderArrowRightRegular } from '@fluentui/react-icons/svg/folder-arrow-right';
import { MailRegular } from '@fluentui/react-icons/svg/mail';
import type { ConversationReply } from '../../../service/reading/reading.schema';
import { api } from '../../../ui/api';
import { useKeysState } from '../../../ui/keys';
import { ChangedBar } from '../../../ui/live/ChangedBar';
import { useFresh } from '../../../ui/live/useLive';
import { PageHead } from '../../../ui/Page';
import { linkTo, useRoute } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { Empty, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { usePhone } from '../../../ui/usePhone';
import { useEffect, useState } from 'react';
import { noteOpened } from '../../opened';
import type { Asked } from '../outbox/Outgoing';
import { Outgoing } from '../outbox/Outgoing';
import { MessageCard } from './MessageCard';
import { ReplyButtons } from './ReplyButtons';
import { Refile } from './Refile';
import { TeamPanel } from './TeamPanel';
import { useReading } from './useReading';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', minHeight: 0, flex: 1 },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalXXL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    [onPhone]: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, flexWrap: 'wrap' },
  },
  title: {
    flex: 1,
    minWidth: 0,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    [onPhone]: { whiteSpace: 'normal', order: 5, flexBasis: '100%' },
  },
  quiet: { color: tokens.colorNeutralForeground3, whiteSpace: 'nowrap', [onPhone]: { flex: 1 } },
  scroller: { flex: 1, minHeight: 0, overflowY: 'auto' },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalXXL}`,
    maxWidth: '1320px',
    [onPhone]: { padding: tokens.spacingVerticalS },
  },
  hidden: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    color: tokens.colorNeutralForeground3,
  },
  skeleton: {
    padding: tokens.spacingHorizontalXXL,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
  },
});

/** One exchange of letters, with where each was filed and why. */
export default function Conversation() {
  const { params } = useRoute();
  const styles = useStyles();
  const id = Number(params.conversation);
  const load = useLoad(Number.isInteger(id) ? `conversation:${id}` : null, signal => api.conversation(id, signal));
  const skeleton = (
    <Skeleton className={styles.skeleton} aria-hidden="true">
      <SkeletonItem size={24} style={{ width: '40%' }} />
      <SkeletonItem size={40} />
      <SkeletonItem style={{ height: '320px' }} />
    </Skeleton>
  );
  return (
    <StateView load={load} skeleton={skeleton}>
      {conversation => <Shown conversation={conversation} load={load} />}
    </StateView>
  );
}

function Shown({ conversation, load }: { conversation: ConversationReply; load: Loaded<ConversationReply> }) {
  const styles = useStyles();
  const { t } = useTexts();
  const reading = useReading(conversation, load);
  const [asked, setAsked] = useState<Asked | null>(null);
  const fresh = useFresh(
    event =>
      event.type === 'again' ||
      (event.type === 'mail' && event.conversationIds.includes(conversation.id)) ||
      (event.type === 'change' && event.change.kind === 'conversation' && event.change.id === conversation.id),
    load.reload,
    () => reading.picking !== null,
  );
  const subject = conversation.subject || t('mail.noSubject');
  useEffect(() => {
    noteOpened({ kind: 'message', title: subject, address: `/mail/${conversation.id}` });
  }, [conversation.id, subject]);
  if (conversation.messages.length === 0 && conversation.hiddenCount === 0) {
    return (
      <>
        <PageHead title={t('conversation.title')} />
        <Empty icon={<MailRegular />} line={t('conversation.nothingHere')} />
      </>
    );
  }
  return (
    <div className={styles.page}>
      <Head subject={subject} count={conversation.messages.length} reading={reading} onAnswer={setAsked} />
      <TeamPanel
        key={conversation.id}
        conversationId={conversation.id}
        messageId={reading.current?.message.id ?? null}
      />
      <ChangedBar fresh={fresh} />
      <div className={styles.scroller}>
        <div className={styles.list}>
          <Outgoing key={conversation.id} conversationId={conversation.id} asked={asked} onArrived={load.reload} />
          {reading.messages.map(reply => (
            <MessageCard
              key={reply.message.id}
              reply={reply}
              conversationSubject={conversation.subject}
              {...reading.cardOf(reply)}
            />
          ))}
          {conversation.hiddenCount > 0 && (
            <div className={styles.hidden}>
              <EyeOffRegular aria-hidden="true" />
              {t('conversation.hiddenSupplier', { n: conversation.hiddenCount })}
            </div>
          )}
        </div>
      </div>
      {reading.picking && (
        <Refile
          key={reading.picking.message.id}
          reply={reading.picking}
          onClose={() => reading.pick(null)}
          onStatus={reading.setStatus}
          onReload={load.reload}
        />
      )}
    </div>
  );
}

interface HeadProps {
  subject: string;
  count: number;
  reading: ReturnType<typeof useReading>;
  onAnswer(asked: Asked): void;
}

function Head({ subject, count, reading, onAnswer }: HeadProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const { can } = useSession();
  const { isOn } = useKeysState();
  const isPhone = usePhone();
  return (
    <div className={styles.head}>
      <Button
        appearance="subtle"
        as="a"
        icon={<ArrowLeftRegular />}
        aria-label={isPhone ? t('nav.mail') : undefined}
        {...linkTo('/mail')}
      >
        {isPhone ? undefined : t('nav.mail')}
      </Button>
      <h1 className={styles.title} title={subject}>
        {subject}
      </h1>
      <span className={styles.quiet}>{t('conversation.count', { n: count })}</span>
      {count > 1 && (
        <Button appearance="subtle" icon={<ArrowSortRegular />} onClick={reading.turnOrder}>
          {t(reading.isNewestFirst ? 'conversation.newestFirst' : 'conversation.oldestFirst')}
        </Button>
      )}
      {reading.current && <ReplyButtons messageId={reading.current.message.id} onAnswer={onAnswer} />}
      {can('mail.file') && reading.current && (
        <Button appearance="primary" icon={<FolderArrowRightRegular />} onClick={() => reading.pick(reading.current)}>
          {t(fileWord(reading.current.filing.state === 'filed', isOn && !isPhone))}
        </Button>
      )}
    </div>
  );
}

/** What the one primary button does, with its key where keys are used. */
function fileWord(isFiled: boolean, withKey: boolean) {
  if (isFiled) return withKey ? 'conversation.changeKey' : 'conversation.change';
  return withKey ? 'conversation.fileKey' : 'conversation.file';
}
