import { useEffect, useMemo, useState } from 'react';
import type { FilingStatusReply } from '../../../service/filing/filing.schema';
import type { ConversationReply, MessageReply } from '../../../service/reading/reading.schema';
import { targetOf } from '../../../ui/filing/acts';
import { useDecide } from '../../../ui/filing/useDecide';
import { useKeys } from '../../../ui/keys';
import { useRoute } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import type { Loaded } from '../../../ui/useLoad';
import { useListKeys } from '../../../ui/list/useListKeys';

const orderKey = 'tradepost.newestFirst';

/** Which mails of a conversation are open, which one the keys are for, and what is done to them. */
export function useReading(conversation: ConversationReply, load: Loaded<ConversationReply>) {
  const { query } = useRoute();
  const { can } = useSession();
  const wanted = Number(query.get('message'));
  const [isNewestFirst, setNewestFirst] = useState(() => localStorage.getItem(orderKey) === 'yes');
  const messages = useMemo(
    () => (isNewestFirst ? [...conversation.messages].reverse() : conversation.messages),
    [conversation.messages, isNewestFirst],
  );
  const first = conversation.messages.find(({ message }) => message.id === wanted) ?? conversation.messages.at(-1);
  const [currentId, setCurrent] = useState(first?.message.id ?? null);
  const [open, setOpen] = useState<ReadonlySet<number>>(() => new Set(first ? [first.message.id] : []));
  const [historyOf, setHistoryOf] = useState<number | null>(null);
  const [pickingId, setPicking] = useState<number | null>(null);
  const byId = (id: number | null) => conversation.messages.find(({ message }) => message.id === id) ?? null;
  const current = byId(currentId);

  useEffect(() => {
    if (conversation.messages.some(({ message }) => message.id === wanted)) {
      setCurrent(wanted);
      setOpen(old => new Set([...old, wanted]));
      window.requestAnimationFrame(() =>
        document.getElementById(`message-${wanted}`)?.scrollIntoView({ block: 'start' }),
      );
    }
    // Only when another message is asked for, not when the conversation is read again.
  }, [wanted, conversation.id]);

  const setStatus = (messageId: number, status: FilingStatusReply) =>
    load.setData(old => ({
      ...old,
      messages: old.messages.map(reply => (reply.message.id === messageId ? { ...reply, filing: status } : reply)),
    }));
  const acts = useDecide(() => load.reload(), load.reload);
  const toggle = (id: number) => {
    setCurrent(id);
    setOpen(old => {
      const next = new Set(old);
      if (!next.delete(id)) next.add(id);
      return next;
    });
  };
  const index = messages.findIndex(({ message }) => message.id === currentId);
  useListKeys({
    length: messages.length,
    active: index,
    onActive: next => {
      setCurrent(messages[next].message.id);
      document.getElementById(`message-${messages[next].message.id}`)?.scrollIntoView({ block: 'nearest' });
    },
    onOpen: at => toggle(messages[at].message.id),
  });
  const showHistory = (id: number) => {
    setOpen(old => new Set([...old, id]));
    setHistoryOf(old => (old === id ? null : id));
  };
  useKeys([
    {
      code: 'KeyF',
      group: 'message',
      label: 'conversation.keyFile',
      run: () => current && can('mail.file') && setPicking(current.message.id),
    },
    {
      code: 'KeyH',
      group: 'message',
      label: 'conversation.keyHistory',
      run: () => current && showHistory(current.message.id),
    },
  ]);
  return {
    messages,
    current,
    isNewestFirst,
    turnOrder: () => {
      localStorage.setItem(orderKey, isNewestFirst ? 'no' : 'yes');
      setNewestFirst(!isNewestFirst);
    },
    picking: byId(pickingId),
    pick: (reply: MessageReply | null) => setPicking(reply?.message.id ?? null),
    setStatus,
    cardOf: (reply: MessageReply) => ({
      isOpen: open.has(reply.message.id),
      isCurrent: messages.length > 1 && reply.message.id === currentId,
      isHistoryOpen: historyOf === reply.message.id,
      onToggle: () => toggle(reply.message.id),
      onHistory: () => showHistory(reply.message.id),
      onChange: () => setPicking(reply.message.id),
      onStatus: (status: FilingStatusReply) => setStatus(reply.message.id, status),
      onReload: load.reload,
      onChoose: (candidate: MessageReply['filing']['candidates'][number]) =>
        void acts.decide(
          { messageId: reply.message.id, version: reply.filing.version, subject: reply.message.subject },
          { kind: 'file', target: targetOf(candidate), scope: 'message' },
        ),
    }),
  };
}
