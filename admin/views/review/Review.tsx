import { Button, Link, makeStyles, Skeleton, SkeletonItem, Tab, TabList, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { useEffect, useRef, useState } from 'react';
import { Sheet } from '../../../ui/filing/Sheet';
import { useKeysState } from '../../../ui/keys';
import { ChangedBar } from '../../../ui/live/ChangedBar';
import { useFresh } from '../../../ui/live/useLive';
import { PageFill } from '../../../ui/Page';
import { setQuery, useRoute } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { Empty, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { useFormats } from '../../../ui/useFormats';
import { usePhone } from '../../../ui/usePhone';
import { LastDecisions } from './LastDecisions';
import { NoticeBar } from './NoticeBar';
import { ReviewRows } from './ReviewRows';
import { Selected } from './Selected';
import type { Category } from './queue';
import { asCategory, categories } from './queue';
import type { Queue } from './useQueue';
import { useQueue } from './useQueue';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: '52px',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXXL}`,
    [onPhone]: { flexWrap: 'wrap', padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}` },
  },
  tabs: { flex: 1, minWidth: 0, overflowX: 'auto', [onPhone]: { order: 3, flexBasis: '100%' } },
  count: { color: tokens.colorNeutralForeground3, marginLeft: tokens.spacingHorizontalXS },
  columns: {
    display: 'grid',
    gridTemplateColumns: '264px minmax(0, 1fr)',
    height: '100%',
    minHeight: 0,
    [onPhone]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  left: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: 0,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    [onPhone]: { borderRight: 'none' },
  },
  right: { display: 'flex', flexDirection: 'column', minHeight: 0, minWidth: 0 },
  foot: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  done: { overflowY: 'auto', height: '100%' },
  acts: { maxWidth: '720px', margin: '0 auto', padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalXXL}` },
  back: { alignSelf: 'flex-start' },
  skeleton: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
  },
});

/** The queue of mail that waits for a person: list, mail, and where it may belong; one key decides. */
export default function Review() {
  const styles = useStyles();
  const { query } = useRoute();
  const category = asCategory(query.get('category'));
  const asked = Number(query.get('message')) || null;
  const queue = useQueue(category, asked);
  const { user } = useSession();
  const fresh = useFresh(
    event =>
      event.type === 'again' ||
      event.type === 'mail' ||
      (event.type === 'change' && event.change.kind === 'conversation' && event.change.byId !== user.id),
    () => {
      if (queue.selected) queue.renewMail(queue.selected.messageId);
      queue.load.reload();
    },
    // What is under the finger is not taken away; the page says who has changed it.
    event => event.type === 'change' && event.change.id === queue.selected?.conversationId,
  );
  const skeleton = (
    <Skeleton className={styles.skeleton} aria-hidden="true">
      {Array.from({ length: 10 }, (_, index) => (
        <SkeletonItem key={index} size={28} />
      ))}
    </Skeleton>
  );
  return (
    <>
      <Head category={category} queue={queue} />
      <ChangedBar fresh={fresh} />
      <PageFill>
        <StateView load={queue.load} skeleton={skeleton}>
          {() =>
            queue.selected ? (
              <Work queue={queue} isAsked={queue.selected.messageId === asked} />
            ) : (
              <AllDone queue={queue} category={category} />
            )
          }
        </StateView>
      </PageFill>
    </>
  );
}

function Head({ category, queue }: { category: Category; queue: Queue }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { count } = useFormats();
  const [isOpen, setOpen] = useState(false);
  const { counts } = queue;
  const shown = categories.filter(one => one === 'all' || one === category || (counts[one] ?? 0) > 0);
  return (
    <div className={styles.head}>
      <h1>{t('review.title')}</h1>
      <TabList
        className={styles.tabs}
        size="small"
        selectedValue={category}
        onTabSelect={(_, data) =>
          setQuery({ category: data.value === 'all' ? null : String(data.value), message: null })
        }
      >
        {shown.map(one => (
          <Tab key={one} value={one}>
            {t(`review.${one}`)}
            {queue.load.data && <span className={styles.count}>{atMost(counts[one] ?? 0, count)}</span>}
          </Tab>
        ))}
      </TabList>
      {queue.load.data && (
        <Link as="button" onClick={() => setOpen(true)}>
          {t('review.decidedToday', { n: queue.decidedToday })}
        </Link>
      )}
      {isOpen && (
        <Sheet title={t('review.lastDecisions')} onClose={() => setOpen(false)}>
          <LastDecisions onUndone={queue.refresh} />
        </Sheet>
      )}
    </div>
  );
}

/** The service counts to a thousand; nobody decides by the exact figure. */
function atMost(n: number, count: (n: number) => string): string {
  return n >= 1000 ? `${count(1000)}+` : count(n);
}

function AllDone({ queue, category }: { queue: Queue; category: Category }) {
  const styles = useStyles();
  const { t } = useTexts();
  const others = queue.counts.all ?? 0;
  return (
    <div className={styles.done}>
      <NoticeBar queue={queue} />
      {category !== 'all' && others > 0 ? (
        <Empty
          icon={<CheckmarkCircleRegular />}
          line={t('review.emptyCategory')}
          action={<Button onClick={() => setQuery({ category: null })}>{t('review.seeAll', { n: others })}</Button>}
        />
      ) : (
        <Empty icon={<CheckmarkCircleRegular />} line={t('review.empty', { n: queue.decidedToday })} />
      )}
      <section className={styles.acts}>
        <h2>{t('review.lastDecisions')}</h2>
        <LastDecisions onUndone={queue.refresh} />
      </section>
    </div>
  );
}

/** `isAsked`: the address names the mail, so that on a phone it is opened over the list. */
function Work({ queue, isAsked }: { queue: Queue; isAsked: boolean }) {
  const styles = useStyles();
  const { t } = useTexts();
  const isPhone = usePhone();
  const [isMailOpen, setMailOpen] = useState(isAsked);
  const article = useRef<HTMLElement | null>(null);
  const selectedId = queue.selected?.messageId ?? null;
  const { isOn } = useKeysState();
  const before = useRef(selectedId);
  useEffect(() => {
    // The reader follows the selection: the new mail is read out, and Enter is no longer taken by a button that has gone.
    if (selectedId === before.current || !article.current) return;
    before.current = selectedId;
    article.current.focus({ preventScroll: true });
  }, [selectedId, queue.mail]);
  const rows = (
    <div className={styles.left}>
      <ReviewRows
        items={queue.items}
        leaving={queue.leaving}
        selectedId={selectedId}
        onSelect={item => {
          queue.select(item.messageId);
          setMailOpen(true);
          article.current?.focus({ preventScroll: true });
        }}
      />
      {!isPhone && isOn && <div className={styles.foot}>{t('review.keysLine')}</div>}
    </div>
  );
  if (isPhone && !isMailOpen) return rows;
  return (
    <div className={styles.columns}>
      {!isPhone && rows}
      <div className={styles.right}>
        {isPhone && (
          <Button
            appearance="subtle"
            className={styles.back}
            icon={<ArrowLeftRegular />}
            onClick={() => setMailOpen(false)}
          >
            {t('review.backToList')}
          </Button>
        )}
        <NoticeBar queue={queue} />
        <Selected queue={queue} articleRef={article} />
      </div>
    </div>
  );
}
