import { useCallback, useState } from 'react';
import type { SearchMailReply } from '../../../service/reports/search.schema';
import { api } from '../../../ui/api';
import { useTexts } from '../../../ui/texts/texts';
import { useMore } from '../../../ui/useMore';

export type Order = 'newest' | 'best';
export type Hit = SearchMailReply['messages'][number];
export type SearchFacts = Omit<SearchMailReply, 'messages' | 'nextCursor'>;

/** What a query finds, page by page, and what the first page tells of the whole. */
export function useSearch(q: string, order: Order) {
  const [facts, setFacts] = useState<{ q: string; facts: SearchFacts } | null>(null);
  const { language } = useTexts();
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const { messages, nextCursor, ...rest } = await api.searchMail(
        { q, order, writing: language, cursor: cursor ?? undefined },
        signal,
      );
      if (cursor === null) setFacts({ q, facts: rest });
      return { items: messages, nextCursor };
    },
    [q, order, language],
  );
  const pages = useMore<Hit>(q === '' ? null : `search:${order}:${q}`, loadPage);
  return { pages, facts: facts?.q === q && q !== '' ? facts.facts : null };
}
