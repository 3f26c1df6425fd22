import { makeStyles, MessageBar, MessageBarBody, Tab, TabList, tokens } from '@fluentui/react-components';
import { SearchRegular } from '@fluentui/react-icons/svg/search';
import { useEffect, useRef, useState } from 'react';
import { useListKeys } from '../../../ui/list/useListKeys';
import { navigate, setQuery } from '../../../ui/router';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import type { LoadedPages } from '../../../ui/useMore';
import { addressOf, HitRow } from './HitRow';
import { Others } from './Others';
import type { Hit, Order, SearchFacts } from './useSearch';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalL,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    minHeight: '44px',
  },
  count: { flex: 1, color: tokens.colorNeutralForeground2 },
  foot: { padding: tokens.spacingHorizontalL, color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

// What is repeated of a query that was pasted.
const MOST_SHOWN = 60;
const shortened = (text: string) => {
  const letters = [...text];
  return letters.length > MOST_SHOWN ? `${letters.slice(0, MOST_SHOWN).join('')}…` : text;
};

interface Props {
  q: string;
  order: Order;
  pages: LoadedPages<Hit>;
  facts: SearchFacts | null;
}

/** What was found, how much of it, and in which order; what was not understood is told above it. */
export function Results({ q, order, pages, facts }: Props) {
  const styles = useStyles();
  const { t, rich } = useTexts();
  const { count } = useFormats();
  const asksNothing = facts?.problems.some(problem => problem.code === 'only_signs');
  const nothing = (
    <>
      <Others words={facts?.form.words ?? ''} />
      <Empty
        icon={<SearchRegular />}
        line={asksNothing ? t('search.start') : rich('search.nothing', { q: shortened(q) })}
      />
    </>
  );
  return (
    <>
      {facts?.isIndexing && (
        <MessageBar intent="info">
          <MessageBarBody>{t('search.indexing')}</MessageBarBody>
        </MessageBar>
      )}
      <Problems q={q} facts={facts} />
      <div className={styles.head}>
        <span className={styles.count} role="status">
          {facts && facts.count !== null
            ? t(facts.isMore ? 'search.foundMore' : 'search.found', { n: count(facts.count) })
            : ''}
        </span>
        <TabList
          size="small"
          aria-label={t('search.order')}
          selectedValue={order}
          onTabSelect={(_, data) => setQuery({ order: data.value === 'best' ? 'best' : null })}
        >
          <Tab value="newest">{t('search.newest')}</Tab>
          <Tab value="best" title={t('search.bestHint')}>
            {t('search.best')}
          </Tab>
        </TabList>
      </div>
      {pages.moreError && <ErrorBar error={pages.moreError} onRetry={pages.loadMore} />}
      <StateView load={pages} empty={data => (data.items.length === 0 ? nothing : null)}>
        {data => (
          <>
            <Others words={facts?.form.words ?? ''} />
            <Hits hits={data.items} onMore={pages.hasMore ? pages.loadMore : null} />
            <p className={styles.foot}>
              {t(pages.hasMore ? 'search.loaded' : 'common.allLoaded', { n: count(data.items.length) })}
            </p>
          </>
        )}
      </StateView>
    </>
  );
}

function Problems({ q, facts }: { q: string; facts: SearchFacts | null }) {
  const { t, find } = useTexts();
  if (!facts || facts.problems.length === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {facts.problems.slice(0, 4).map(({ code, start, end }) => {
          const key = `problem_${code}` as 'problem_bracket';
          return (
            find('search', key) && (
              <div key={`${code}${start}`}>{t(`search.${key}`, { text: shortened(q.slice(start, end)) })}</div>
            )
          );
        })}
      </MessageBarBody>
    </MessageBar>
  );
}

function Hits({ hits, onMore }: { hits: readonly Hit[]; onMore: (() => void) | null }) {
  const [active, setActive] = useState(-1);
  const end = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const go = (index: number) => {
    setActive(index);
    list.current?.querySelector<HTMLElement>(`[data-hit="${index}"]`)?.focus();
  };
  useListKeys({
    length: hits.length,
    active,
    onActive: go,
    onOpen: index => {
      const hit = hits[index];
      if (hit) navigate(addressOf(hit));
    },
  });
  useEffect(() => {
    const mark = end.current;
    if (!mark || !onMore) return;
    const watch = new IntersectionObserver(seen => seen.some(one => one.isIntersecting) && onMore(), {
      rootMargin: '400px',
    });
    watch.observe(mark);
    return () => watch.disconnect();
  }, [onMore, hits.length]);
  return (
    <div ref={list}>
      {hits.map((hit, index) => (
        <HitRow
          key={hit.line.id}
          hit={hit}
          index={index}
          isActive={index === active}
          onActivate={() => setActive(index)}
        />
      ))}
      <div ref={end} />
    </div>
  );
}
