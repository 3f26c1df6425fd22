import { itemOf } from '../../addin/preview/doubleItem';
import type { Line } from '../../addin/preview/doubleLine';
import type { WireItem } from '../../addin/preview/wire';
import { readPeople, writePeople } from '../../addin/preview/writing';

const read: WireItem = {
  mode: 'read',
  key: 'AAMk1',
  itemId: 'AAMkAGI2/+x',
  internetMessageId: '<a@b.example>',
  conversationId: 'c',
  subject: 'AW: Re: Trays',
  from: { emailAddress: 'anna@nordlicht.example', displayName: 'Anna' },
  to: [],
  createdAt: '2026-11-20T08:00:00.000Z',
  isShared: false,
};
const written: WireItem = { mode: 'compose', key: 'draft1', conversationId: null, inReplyTo: '<a@b.example>' };

describe('an item of the practice page', () => {
  const asked: string[] = [];
  const line: Line = {
    tell: () => undefined,
    call: (name, key) => asked.push(`${key} ${name}`),
    ask: () => Promise.resolve(undefined),
    onTold: () => undefined,
  };
  const members = (item: WireItem, level: number) => itemOf(line, item, level, () => undefined);

  it.each([
    ['getAsFileAsync', read, 14],
    ['displayReplyFormAsync', read, 9],
    ['categories', read, 8],
    ['notificationMessages', read, 3],
    ['getAttachmentsAsync', written, 8],
    ['sessionData', written, 11],
    ['internetHeaders', written, 8],
    ['addHandlerAsync', written, 7],
    ['inReplyTo', written, 14],
  ])('has %s from its requirement set on, and not before', (name, item, set) => {
    expect(members(item, set)).toHaveProperty(name);
    expect(members(item, set - 1)).not.toHaveProperty(name);
  });

  it('tells the owner of its folder only where several people share it', () => {
    expect(members(read, 16)).not.toHaveProperty('getSharedPropertiesAsync');
    expect(members({ ...read, isShared: true }, 16)).toHaveProperty('getSharedPropertiesAsync');
    expect(members({ ...read, isShared: true }, 7)).not.toHaveProperty('getSharedPropertiesAsync');
  });

  it('is read or written as Outlook has it: a subject in words, or a thing to ask', () => {
    expect(members(read, 16)).toMatchObject({ subject: 'AW: Re: Trays', normalizedSubject: 'Trays' });
    expect(members(written, 16).subject).toEqual({ getAsync: expect.any(Function), setAsync: expect.any(Function) });
    expect(members(written, 16)).not.toHaveProperty('itemId');
  });

  it('asks with its own key, so that no answer is taken for another mail', () => {
    (members(written, 16).body as { getAsync(): void }).getAsync();
    expect(asked).toEqual(['draft1 body.getAsync']);
  });
});

describe('recipients as they are typed', () => {
  it.each([
    ['anna@x.example', [{ name: '', address: 'anna@x.example' }]],
    [
      'Anna Weber <anna@x.example>; b@y.example',
      [
        { name: 'Anna Weber', address: 'anna@x.example' },
        { name: '', address: 'b@y.example' },
      ],
    ],
    [
      '"李娜" <li@x.example>，王磊 <w@x.example>',
      [
        { name: '李娜', address: 'li@x.example' },
        { name: '王磊', address: 'w@x.example' },
      ],
    ],
    ['nobody; @x.example; a b@c', []],
    ['', []],
  ])('%s', (text, people) => expect(readPeople(text)).toEqual(people));

  it('read what they write', () => {
    const people = [
      { name: 'Anna Weber', address: 'anna@x.example' },
      { name: '', address: 'b@y.example' },
    ];
    expect(readPeople(writePeople(people))).toEqual(people);
  });
});
