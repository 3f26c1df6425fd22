import fc from 'fast-check';
import {
  answerSubject,
  fillTemplate,
  htmlOf,
  missingFields,
  plainText,
  templateFields,
} from '../../service/teamwork/templates/filling';

const values = { 'contact.name': 'Anna Weber', 'company.name': 'Nordlicht', 'record.number': '' };

describe('a template', () => {
  it.each([
    ['Dear {contact.name},', 'Dear Anna Weber,', []],
    ['{ Contact.Name } of {company.name}', 'Anna Weber of Nordlicht', []],
    ['Your order {record.number}', 'Your order ____', ['record.number empty']],
    ['Dear {contact.nmae}', 'Dear ____', ['contact.nmae unknown']],
    ['a {} and { } and {', 'a {} and { } and {', []],
    ['{constructor}', '____', ['constructor unknown']],
  ])('%s becomes %s', (text, filled, missing) => {
    const pieces = fillTemplate(text, values);
    expect(plainText(pieces)).toBe(filled);
    expect(missingFields(pieces).map(one => `${one.field} ${one.problem}`)).toEqual(missing);
  });

  it('does not fill what a mail brings in: a name that looks like a field stays a name', () => {
    const pieces = fillTemplate('Dear {contact.name}', {
      'contact.name': '{user.address}',
      'user.address': 'x@y.example',
    });
    expect(plainText(pieces)).toBe('Dear {user.address}');
  });

  it('keeps what is filled in on one line', () => {
    const pieces = fillTemplate('{mail.subject}', { 'mail.subject': 'Hello\r\nBcc: all@x.example' });
    expect(plainText(pieces)).toBe('Hello Bcc: all@x.example');
  });

  it('never leaves with a field in braces, and keeps every other character', () => {
    const part = fc.oneof(
      fc.constantFrom(...templateFields.map(one => `{${one}}`)),
      fc.string().map(one => one.replace(/[{}]/g, '')),
    );
    fc.assert(
      fc.property(fc.array(part), parts => {
        const pieces = fillTemplate(parts.join(''), values);
        const written = pieces.filter(piece => piece.field === null).map(piece => piece.text);
        expect(written.join('')).toBe(parts.filter(one => !one.startsWith('{')).join(''));
        expect(plainText(pieces)).not.toMatch(/\{[^{}]+\}/);
      }),
    );
  });
});

test('what stands in a mail is no HTML on the clipboard', () => {
  expect(htmlOf('Dear <b>"A&B"</b>\nline\n\nnext')).toBe(
    '<p>Dear &lt;b&gt;&quot;A&amp;B&quot;&lt;/b&gt;<br>line</p><p>next</p>',
  );
});

test.each([
  ['Trays', 'Re: Trays'],
  ['RE: Trays', 'RE: Trays'],
  ['AW: Trays', 'AW: Trays'],
  ['回复:询价', '回复:询价'],
])('the answer to %s is %s', (subject, answer) => {
  expect(answerSubject(subject)).toBe(answer);
});
