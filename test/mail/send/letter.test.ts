import { blindHead, newDraftOf, referencesOf, wholeHtml, wholeText } from '../../../service/mail/send/letter';

test('what is answered stands below what was written, each line marked', () => {
  expect(wholeText({ text: 'Yes.\n', quoted: 'Anna wrote:\n\n> older\nnew' })).toBe(
    'Yes.\n\n> Anna wrote:\n>\n>> older\n> new',
  );
  expect(wholeText({ text: 'Yes.', quoted: null })).toBe('Yes.');
});

test('nothing that was written or quoted becomes markup', () => {
  const html = wholeHtml({ text: '<b>1 & 2</b>', quoted: '<img src="https://x.example/a.gif">' });
  expect(html).toContain('&lt;b&gt;1 &amp; 2&lt;/b&gt;');
  expect(html).not.toContain('<img');
});

test('a draft carries its mark and what threads it', () => {
  const mail = {
    ...{ key: 'k-1', subject: 'Re: trays', text: 'Yes', quoted: null, messageId: 'k-1@haitu.example' },
    recipients: [
      { kind: 'to' as const, address: 'anna@n.example', name: 'Anna' },
      { kind: 'bcc' as const, address: 'boss@haitu.example', name: '' },
    ],
    ...{ inReplyTo: 'm2@n.example', references: ['m1@n.example', 'm2@n.example'] },
  };
  expect(newDraftOf(mail, { 'x-tradepost-approved': 'v1' })).toMatchObject({
    mark: 'k-1',
    messageId: '<k-1@haitu.example>',
    inReplyTo: '<m2@n.example>',
    references: '<m1@n.example> <m2@n.example>',
    bcc: [{ address: 'boss@haitu.example' }],
    headers: [{ name: 'x-tradepost-approved', value: 'v1' }],
  });
  expect(blindHead(mail.recipients).toString()).toBe('Bcc: <boss@haitu.example>\r\n');
  expect(blindHead([]).length).toBe(0);
});

test('of a long row of references the first and the last stay, each once', () => {
  const ids = Array.from({ length: 60 }, (_, at) => `m${at}@n.example`);
  const kept = referencesOf(ids, 'm59@n.example');
  expect(kept).toHaveLength(20);
  expect([kept[0], kept.at(-1)]).toEqual(['m0@n.example', 'm59@n.example']);
});
