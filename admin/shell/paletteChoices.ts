import { recordAddress } from '../../ui/filing/recordAddress';
import type { SearchReply } from '../../service/reports/today.schema';

/** One line of the palette. */
export interface Choice {
  key: string;
  group: 'recent' | 'records' | 'companies' | 'people' | 'messages' | 'actions' | 'pages';
  title: string;
  detail: string;
  /** A page, or an act; a line that may not be opened has neither. */
  address?: string;
  run?(): void;
}

/** Text of an excerpt without the marks round the words that were found. */
export function plainExcerpt(excerpt: string): string {
  return excerpt.replace(/[\u0002\u0003]/g, '');
}

/** A company, a record, a person, three mails: the order of the palette. Records by exact number stand first. */
export function choicesOf(reply: SearchReply, q: string, hidden: (ownerName: string | null) => string): Choice[] {
  const wanted = q.trim().toLowerCase();
  const isExact = (number: string) => number.toLowerCase() === wanted;
  const records = reply.records.map((record): Choice => ({
    key: `record ${record.id}`,
    group: 'records',
    title: record.number,
    detail: [record.title, record.company].filter(Boolean).join(' · '),
    address: recordAddress(record),
  }));
  const exact = records.filter(record => isExact(record.title));
  return [
    ...exact,
    ...reply.companies.map((company): Choice => ({
      key: `company ${company.id}`,
      group: 'companies',
      title: company.name,
      detail: company.isVisible ? (company.ownerName ?? '') : hidden(company.ownerName),
      address: company.isVisible ? `/companies/${company.id}` : undefined,
    })),
    ...reply.people.map((person): Choice => ({
      key: `person ${person.id}`,
      group: 'people',
      title: person.name,
      detail: [person.company, person.address].filter(Boolean).join(' · '),
      address: `/companies/${person.companyId}/contacts`,
    })),
    ...records.filter(record => !isExact(record.title)),
    ...reply.messages.slice(0, 3).map((message): Choice => ({
      key: `message ${message.id}`,
      group: 'messages',
      title: message.subject || plainExcerpt(message.excerpt),
      detail: [message.fromName, plainExcerpt(message.excerpt)].filter(Boolean).join(' · '),
      address: `/mail/${message.conversationId}?message=${message.id}`,
    })),
  ];
}
