import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { ReviewItem, ReviewList } from '../../../service/filing/filing.schema';
import { api } from '../../../ui/api';
import type { Decision } from '../../../ui/filing/acts';
import { hoursUntilTomorrow } from '../../../ui/filing/acts';
import { sendDecision, useDecidedToast } from '../../../ui/filing/useDecide';
import type { ApiError } from '../../../ui/http';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { asApiError, useLoad } from '../../../ui/useLoad';
import { setReviewCount } from '../../shell/reviewCount';
import type { Category } from './queue';
import { ahead, countsWithout, nextAfter, touchedBy, without } from './queue';
import { useMails } from './useMails';

/** Milliseconds in which a decided mail slides out of the list. */
const slideOut = 150;
/** Milliseconds after which no answer from before a decision is to be expected any more. */
const settled = 10_000;
const perPage = 100;

/** Something that did not go as the person thought: shown above the mail until dismissed. */
export interface Notice {
  item: ReviewItem;
  error: ApiError;
}

/** The queue of one tab: what is selected, what has just been decided and not yet been confirmed, and the acts. */
export function useQueue(category: Category, asked: number | null) {
  const load = useLoad<ReviewList>(`review:${category}`, signal =>
    api.review({ category: category === 'all' ? undefined : category, limit: perPage }, signal),
  );
  const [selectedId, select] = useState<number | null>(asked);
  const [leaving, setLeaving] = useState<ReadonlySet<number>>(new Set());
  const [gone, setGone] = useState<ReadonlySet<number>>(new Set());
  const [notice, setNotice] = useState<Notice | null>(null);
  const all = useMemo(() => load.data?.items ?? [], [load.data]);
  const items = useMemo(() => all.filter(item => !gone.has(item.messageId)), [all, gone]);
  const staying = useMemo(() => items.filter(item => !leaving.has(item.messageId)), [items, leaving]);
  const selected = staying.find(item => item.messageId === selectedId) ?? staying[0] ?? null;
  const selectedNow = selected?.messageId ?? null;
  useEffect(() => {
    // Mail that comes in above must not change what is under the finger.
    if (selectedNow !== null && selectedId === null) select(selectedNow);
  }, [selectedNow, selectedId]);
  const [comingBack, setComingBack] = useState<number | null>(null);
  useEffect(() => {
    if (comingBack === null || !staying.some(item => item.messageId === comingBack)) return;
    select(comingBack);
    setComingBack(null);
  }, [comingBack, staying]);
  const mails = useMails(ahead(staying, selected?.messageId ?? null, 4));
  const pending = useMemo(() => new Set([...leaving, ...gone]), [leaving, gone]);
  const counts = useMemo(() => (load.data ? countsWithout(load.data, pending) : {}), [load.data, pending]);
  useEffect(() => {
    if (load.data) setReviewCount(counts.all ?? 0);
  }, [load.data, counts]);
  const more = useMoreItems(load.data, category, load.setData);
  useEffect(() => {
    if (staying.length < 10) more();
  }, [staying.length, more]);

  const takeOut = useCallback((ids: readonly number[]) => {
    setLeaving(old => new Set([...old, ...ids]));
    window.setTimeout(() => setGone(old => new Set([...old, ...ids])), slideOut);
  }, []);
  const putBack = useCallback((ids: readonly number[]) => {
    const drop = (old: ReadonlySet<number>) => new Set([...old].filter(id => !ids.includes(id)));
    // After the slide, so that it does not take out again what has come back.
    window.setTimeout(() => {
      setLeaving(drop);
      setGone(drop);
    }, slideOut);
  }, []);
  const refresh = useCallback(() => {
    setLeaving(new Set());
    setGone(new Set());
    load.reload();
  }, [load.reload]);
  const acts = useActs({
    all,
    staying,
    load,
    mails,
    takeOut,
    putBack,
    select,
    selectOnceBack: setComingBack,
    setNotice,
  });
  return {
    load,
    items,
    leaving,
    selected,
    select,
    counts,
    decidedToday: load.data?.decidedToday ?? 0,
    mail: selected ? mails.get(selected.messageId) : null,
    renewMail: mails.renew,
    notice,
    dismissNotice: () => setNotice(null),
    /** After something was changed elsewhere: everything as the service has it. */
    refresh,
    ...acts,
  };
}
export type Queue = ReturnType<typeof useQueue>;

/** Loads the next page when the list grows short. */
function useMoreItems(
  data: ReviewList | null,
  category: Category,
  setData: (change: (old: ReviewList) => ReviewList) => void,
) {
  const running = useRef<string | null>(null);
  const cursor = data?.nextCursor ?? null;
  return useCallback(() => {
    if (cursor === null || running.current === cursor) return;
    running.current = cursor;
    api.review({ category: category === 'all' ? undefined : category, limit: perPage, cursor }).then(
      page => setData(old => ({ ...page, items: [...old.items, ...page.items] })),
      // The list is as long as it is; the next decision asks again.
      () => (running.current = null),
    );
  }, [cursor, category, setData]);
}

interface ActsNeeds {
  all: readonly ReviewItem[];
  staying: readonly ReviewItem[];
  load: { setData(change: (old: ReviewList) => ReviewList): void; reload(): void };
  mails: ReturnType<typeof useMails>;
  takeOut(ids: readonly number[]): void;
  putBack(ids: readonly number[]): void;
  select(id: number | null): void;
  /** What was taken back is shown as soon as it is in the list again. */
  selectOnceBack(id: number): void;
  setNotice(notice: Notice | null): void;
}

function useActs({ all, staying, load, mails, takeOut, putBack, select, selectOnceBack, setNotice }: ActsNeeds) {
  const { show } = useToasts();
  const { rich } = useTexts();
  const toast = useDecidedToast();

  const leave = (item: ReviewItem, ids: readonly number[]) => {
    const out = new Set(ids);
    select(nextAfter(staying, item.messageId, out));
    setNotice(null);
    takeOut(ids);
  };
  const confirmed = (ids: readonly number[], decided: number) => {
    load.setData(old => without(old, new Set(ids), decided));
    // A list that was asked for before the decision may still bring them back; later ones are right.
    window.setTimeout(() => putBack(ids), settled);
  };
  const refused = (item: ReviewItem, ids: readonly number[], reason: unknown) => {
    const error = asApiError(reason);
    setNotice({ item, error });
    if (error.code === 'filing.already_decided') confirmed([item.messageId], 0);
    putBack(ids);
    mails.renew(item.messageId);
    if (error.code === 'filing.already_decided') load.reload();
  };
  const back = (item: ReviewItem, ids: readonly number[]) => {
    putBack(ids);
    mails.renew(item.messageId);
    load.reload();
    selectOnceBack(item.messageId);
  };

  /** Files, or says not business: the next mail is there at once, and the service is asked behind it. */
  const decide = (item: ReviewItem, decision: Decision, isChecked = false) => {
    const version = mails.get(item.messageId)?.reply?.filing.version ?? item.version;
    const ids = touchedBy(all, item, decision.scope);
    leave(item, ids);
    sendDecision({ messageId: item.messageId, version, subject: item.subject }, decision, isChecked).then(
      act => {
        confirmed(ids, act.messageCount);
        toast(act, decision, () => back(item, ids));
        if (decision.scope !== 'message') load.reload();
      },
      (reason: unknown) => refused(item, ids, reason),
    );
  };

  /** Puts a mail away until tomorrow morning. */
  const later = (item: ReviewItem) => {
    const version = mails.get(item.messageId)?.reply?.filing.version ?? item.version;
    const ids = [item.messageId];
    leave(item, ids);
    api.later(item.messageId, { hours: hoursUntilTomorrow(new Date()), version }).then(
      () => {
        confirmed(ids, 0);
        show({ text: rich('review.toastLater', { subject: item.subject || item.fromName || item.fromAddress }) });
      },
      (reason: unknown) => refused(item, ids, reason),
    );
  };

  /** A company was made from the mail, which is filed under it by that. */
  const created = (item: ReviewItem, act: Parameters<typeof toast>[0], name: string) => {
    const ids = touchedBy(all, item, 'address');
    leave(item, ids);
    confirmed(ids, act.messageCount);
    const target = { companyId: 0, label: name, contactId: null, recordId: null };
    toast(act, { kind: 'file', target, scope: 'message' }, () => back(item, ids));
    load.reload();
  };
  return { decide, later, created };
}
