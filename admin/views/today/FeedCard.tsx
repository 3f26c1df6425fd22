import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { MailInboxRegular } from '@fluentui/react-icons/svg/mail-inbox';
import type { FeedLine } from '../../../service/reports/today.schema';
import { StateMark } from '../../../ui/Marks';
import { ListCard } from '../../../ui/ListCard';
import { PageLink } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { Empty } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { meaning } from '../../../ui/theme/meaning';
import { DateText, useFormats } from '../../../ui/useFormats';
import { lineKey } from './feed';
import { useTodayRowStyles } from './rowStyles';
import type { LiveFeed } from './useFeed';

const useStyles = makeStyles({
  live: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
  dot: { width: '8px', height: '8px', borderRadius: tokens.borderRadiusCircular, border: '2px solid currentColor' },
  dotOn: { backgroundColor: meaning.tpFiledIcon, border: 'none' },
  appearing: {
    animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
    animationDuration: tokens.durationFast,
    animationTimingFunction: tokens.curveDecelerateMid,
  },
  list: {
    display: 'grid',
    gridTemplateColumns: 'max-content 24px minmax(0, 5fr) minmax(0, 5fr)',
    columnGap: tokens.spacingHorizontalM,
  },
  time: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
  where: { display: 'flex', minWidth: 0 },
  fixed: { flexShrink: 0, whiteSpace: 'pre' },
  cut: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground3 },
  hidden: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clip: 'rect(0 0 0 0)' },
});

/** What just came in and where it went. Hovering or focusing the list holds it still. */
export function FeedCard({ feed }: { feed: LiveFeed }) {
  const styles = useStyles();
  const rows = useTodayRowStyles();
  const { t } = useTexts();
  return (
    <ListCard
      title={t('today.justNow')}
      tools={
        <>
          {feed.waiting.length > 0 && (
            <Button size="small" appearance="subtle" onClick={feed.showAll}>
              +{feed.waiting.length}
            </Button>
          )}
          <LiveMark feed={feed} />
        </>
      }
    >
      {feed.shown.length === 0 ? (
        <Empty icon={<MailInboxRegular />} line={t('today.emptyFeed')} />
      ) : (
        <ul
          className={styles.list}
          // Not on entering: the list may come to stand under a mouse that nobody moves.
          onMouseMove={() => feed.hold(true)}
          onMouseLeave={() => feed.hold(false)}
          onFocus={() => feed.hold(true)}
          onBlur={() => feed.hold(false)}
        >
          {feed.shown.slice(0, 18).map(line => (
            <li key={lineKey(line)} className={rows.item}>
              <Line line={line} />
            </li>
          ))}
        </ul>
      )}
    </ListCard>
  );
}

function LiveMark({ feed }: { feed: LiveFeed }) {
  const styles = useStyles();
  const { t } = useTexts();
  const word = !feed.isConnected ? t('today.disconnected') : feed.isHeld ? t('today.paused') : t('today.live');
  return (
    <span className={styles.live} role="status">
      <span className={mergeClasses(styles.dot, feed.isConnected && !feed.isHeld && styles.dotOn)} aria-hidden="true" />
      {word}
    </span>
  );
}

function Line({ line }: { line: FeedLine }) {
  const styles = useStyles();
  const rows = useTodayRowStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const address = useAddressOf(line);
  const look = mergeClasses(rows.line, styles.appearing);
  const content = (
    <>
      <DateText at={line.at} className={styles.time} />
      <StateMark state={line.state} isIconOnly />
      <span className={mergeClasses(styles.where, line.state !== 'filed' && line.state !== 'review' && styles.quiet)}>
        <Where line={line} />
      </span>
      <span className={mergeClasses(styles.cut, styles.quiet)} title={line.subject ?? undefined}>
        {line.state === 'kept_out' ? '' : line.subject || t('today.noSubject')}
      </span>
    </>
  );
  if (!address) return <div className={look}>{content}</div>;
  return (
    <PageLink to={address} className={mergeClasses(look, rows.link)} title={formats.full(line.at)}>
      {content}
    </PageLink>
  );
}

function useAddressOf(line: FeedLine): string | null {
  const { can } = useSession();
  if (line.state === 'review' && line.messageId && can('mail.file')) return `/review?message=${line.messageId}`;
  return line.conversationId === null ? null : `/mail/${line.conversationId}?message=${line.messageId}`;
}

/** For filed mail the party and record; for a question who asks and how many answers there are; else why it was left out. */
function Where({ line }: { line: FeedLine }) {
  const styles = useStyles();
  const { t, find } = useTexts();
  const reason = find('import', `keptOut_${line.reason}`);
  const keptOut = reason ? t('today.keptOutLine', { reason }) : t('today.keptOut');
  const words = (cut: string | null, fixed: string) => (
    <>
      <span className={styles.cut} title={cut ?? undefined}>
        {cut}
      </span>
      <span className={styles.fixed}>{fixed}</span>
    </>
  );
  if (line.state === 'filed') return words(line.company ?? line.fromName, line.record ? ` / ${line.record}` : '');
  if (line.state === 'kept_out') return words(keptOut, '');
  const asked = line.state === 'review' && line.candidateCount > 0;
  return words(
    line.fromName || t('today.noSender'),
    asked ? ` · ${t('today.candidates', { n: line.candidateCount })}` : '',
  );
}
