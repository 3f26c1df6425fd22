import { Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { MailInboxRegular } from '@fluentui/react-icons/svg/mail-inbox';
import { SettingsRegular } from '@fluentui/react-icons/svg/settings';
import { useCallback, useState } from 'react';
import type { CareLine, CareList, CareView } from '../../../service/teamwork/care.schema';
import { List } from '../../../ui/list/List';
import { ChangedBar } from '../../../ui/live/ChangedBar';
import { useFresh } from '../../../ui/live/useLive';
import { PageFill, PageHead } from '../../../ui/Page';
import { setQuery, useRoute } from '../../../ui/router';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { Tabs } from '../../../ui/Tabs';
import { refreshCareCounts } from '../../../ui/teamwork/careCounts';
import { teamworkApi } from '../../../ui/teamwork/teamworkApi';
import { useTexts } from '../../../ui/texts/texts';
import { meaning } from '../../../ui/theme/meaning';
import { useFormats } from '../../../ui/useFormats';
import type { LoadedPages } from '../../../ui/useMore';
import { useMore } from '../../../ui/useMore';
import { CareCard, useCareColumns } from './columns';
import { MailboxCare } from './MailboxCare';

const views: readonly CareView[] = ['unanswered', 'mine', 'all', 'done'];
/** Beyond the first page a change is offered, not loaded: the list would jump under the eyes. */
const firstPage = 50;

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', height: '100%' },
  list: { flex: 1, minHeight: 0 },
  red: { color: meaning.tpOverdueText },
  hint: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
});

type Head = Pick<CareList, 'counts' | 'mailboxes'>;

/** What waits for an answer in the mailboxes that this person works in, who takes care of it, and what is done. */
export default function Inbox() {
  const styles = useStyles();
  const { query } = useRoute();
  const view = views.find(one => one === query.get('view')) ?? 'unanswered';
  const mailboxId = Number(query.get('mailbox')) || undefined;
  const [head, setHead] = useState<Head | null>(null);
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const page = await teamworkApi.list({ view, mailboxId, cursor: cursor ?? undefined, limit: firstPage }, signal);
      setHead({ counts: page.counts, mailboxes: page.mailboxes });
      return { items: page.lines, nextCursor: page.nextCursor };
    },
    [view, mailboxId],
  );
  const pages = useMore<CareLine>(`care:${view}:${mailboxId ?? ''}`, loadPage);
  const fresh = useFresh(
    event =>
      event.type === 'again' ||
      event.type === 'mail' ||
      (event.type === 'change' && event.change.kind === 'conversation'),
    () => {
      pages.reload();
      void refreshCareCounts();
    },
    () => pages.items.length > firstPage,
  );
  return (
    <>
      <InboxHead head={head} view={view} mailboxId={mailboxId} />
      <PageFill>
        <div className={styles.body}>
          <ChangedBar fresh={fresh} />
          {pages.moreError && <ErrorBar error={pages.moreError} onRetry={pages.reload} />}
          <div className={styles.list}>
            <StateView
              load={pages}
              empty={data => (data.items.length === 0 ? <Nothing view={view} head={head} /> : null)}
            >
              {data => <Lines items={data.items} pages={pages} />}
            </StateView>
          </div>
        </div>
      </PageFill>
    </>
  );
}

function InboxHead({ head, view, mailboxId }: { head: Head | null; view: CareView; mailboxId?: number }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { count } = useFormats();
  const [isOpen, setOpen] = useState(false);
  const mailboxes = head?.mailboxes ?? [];
  const chosen = mailboxes.find(mailbox => mailbox.id === mailboxId) ?? (mailboxes.length === 1 ? mailboxes[0] : null);
  const counted = (one: CareView) => {
    const n = one === 'unanswered' ? head?.counts.unanswered : one === 'mine' ? head?.counts.mine : undefined;
    return n === undefined ? undefined : n >= 1000 ? `${count(1000)}+` : count(n);
  };
  return (
    <PageHead
      title={t('teamwork.title')}
      tools={
        chosen?.maySet && (
          <Button icon={<SettingsRegular />} onClick={() => setOpen(true)}>
            {t('teamwork.settings')}
          </Button>
        )
      }
    >
      <Tabs
        label={t('teamwork.view')}
        value={view}
        items={views.map(one => ({ value: one, word: t(`teamwork.view_${one}`), count: counted(one) }))}
        onChange={value => setQuery({ view: value === 'unanswered' ? null : value })}
      />
      {mailboxes.length > 1 && (
        <Select
          aria-label={t('teamwork.mailbox')}
          value={String(mailboxId ?? '')}
          onChange={(_, data) => setQuery({ mailbox: data.value || null })}
        >
          <option value="">{t('teamwork.allMailboxes')}</option>
          {mailboxes.map(mailbox => (
            <option key={mailbox.id} value={mailbox.id}>
              {mailbox.name} {mailbox.unanswered > 0 ? `(${mailbox.unanswered})` : ''}
            </option>
          ))}
        </Select>
      )}
      {(head?.counts.red ?? 0) > 0 && (
        <span className={styles.red}>{t('teamwork.redCount', { n: head?.counts.red ?? 0 })}</span>
      )}
      {isOpen && chosen && <MailboxCare mailbox={chosen} onClose={() => setOpen(false)} />}
    </PageHead>
  );
}

function Lines({ items, pages }: { items: readonly CareLine[]; pages: LoadedPages<CareLine> }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { count } = useFormats();
  const columns = useCareColumns();
  const foot = (
    <>
      {t(pages.hasMore ? 'teamwork.loaded' : 'common.allLoaded', { n: count(items.length) })}
      <div className={styles.hint}>{t('teamwork.hint')}</div>
    </>
  );
  return (
    <List
      label={t('teamwork.title')}
      items={items}
      columns={columns}
      keyOf={line => line.id}
      addressOf={line => `/mail/${line.conversationId}?message=${line.messageId}`}
      card={line => <CareCard line={line} />}
      isStrong={line => line.state === 'new'}
      onMore={pages.loadMore}
      foot={foot}
    />
  );
}

function Nothing({ view, head }: { view: CareView; head: Head | null }) {
  const { t } = useTexts();
  if (head && head.mailboxes.length === 0) return <Empty icon={<MailInboxRegular />} line={t('teamwork.noMailbox')} />;
  const line = { unanswered: 'teamwork.doneAll', mine: 'teamwork.noMine' }[view as 'mine'] as 'teamwork.noMine';
  return <Empty icon={<CheckmarkCircleRegular />} line={t(line ?? 'teamwork.noneHere')} />;
}
