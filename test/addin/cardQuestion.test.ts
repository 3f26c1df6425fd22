import { Value } from '@sinclair/typebox/value';
import { cardQuestion } from '../../addin/cardQuestion';
import type { ReadItem } from '../../addin/outlookShape';
import { PaneAsk } from '../../service/sidebar/sidebar.schema';

const item = (more: Partial<ReadItem> = {}): ReadItem => ({
  mode: 'read',
  key: 'read:1',
  mailbox: 'li.na@haitu.example',
  conversationId: 'AAQk1',
  itemId: 'AAMk/1',
  restId: 'AAMk-1',
  internetMessageId: '<1@nordlicht.example>',
  subject: 'Inquiry',
  from: { address: 'anna@nordlicht.example', name: 'Anna' },
  sentAt: '2026-11-20T08:20:00.000Z',
  ...more,
});
// The format of an instant is looked at by the service; here only lengths are the question.
const { sentAt: _sentAt, ...shape } = PaneAsk.properties;
const isTaken = (question: object) =>
  Object.entries(shape).every(([name, schema]) => {
    const value = (question as Record<string, unknown>)[name];
    return value === undefined ? name !== 'mailbox' && name !== 'internetMessageId' : Value.Check(schema, value);
  });

it('says all that Outlook tells of a mail', () => {
  expect(cardQuestion(item())).toEqual({
    mailbox: 'li.na@haitu.example',
    internetMessageId: '<1@nordlicht.example>',
    itemId: 'AAMk-1',
    conversationId: 'AAQk1',
    subject: 'Inquiry',
    from: { address: 'anna@nordlicht.example', name: 'Anna' },
    sentAt: '2026-11-20T08:20:00.000Z',
  });
});

it.each<[string, Partial<ReadItem>, object]>([
  ['a name without end', { from: { address: 'a@b.example', name: 'x'.repeat(5000) } }, {}],
  ['an address without end', { from: { address: `${'x'.repeat(5000)}@b.example`, name: 'A' } }, { from: undefined }],
  ['a Message-ID without end', { internetMessageId: `<${'x'.repeat(5000)}>` }, { internetMessageId: null }],
  ['a subject without end', { subject: 'x'.repeat(5000) }, {}],
  ['ids without end', { restId: 'x'.repeat(5000), conversationId: 'y'.repeat(5000) }, { itemId: undefined }],
  ['next to nothing', { from: null, sentAt: null, restId: null, itemId: '', internetMessageId: null }, {}],
])('of a mail with %s asks what the service takes', (_what, more, expected) => {
  const question = cardQuestion(item(more));
  expect(isTaken(question)).toBe(true);
  expect({ ...question }).toMatchObject(
    Object.fromEntries(Object.entries(expected).filter(([, value]) => value !== undefined)),
  );
  for (const [name, value] of Object.entries(expected))
    if (value === undefined) expect(question).not.toHaveProperty(name);
});
