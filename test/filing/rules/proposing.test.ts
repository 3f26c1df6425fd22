import fc from 'fast-check';
import { isWorthProposing, proposeConditions } from '../../../service/filing/rules/proposing';

const told = (...messages: [from: string, subject: string][]) =>
  proposeConditions(messages.map(([fromAddress, subject]) => ({ fromAddress, subject }))).map(
    one => `${one.field} ${one.value}`,
  );

describe('what corrected mails have in common', () => {
  it('is the sender, of one mail nothing else', () => {
    expect(told(['jo@acme.com', 'Claim about lids'])).toEqual(['sender jo@acme.com']);
  });

  it('is the sender, his domain and the words of all subjects', () => {
    expect(told(['jo@acme.com', 'Re: Claim about lids'], ['jo@acme.com', 'Claim 2 lids broken'])).toEqual([
      'sender jo@acme.com',
      'domain acme.com',
      'words claim',
      'words lids',
    ]);
  });

  it('is the domain where several people of it write', () => {
    expect(told(['jo@acme.com', 'x'], ['ann@de.acme.com', 'y'])).toEqual(['domain acme.com']);
  });

  it('is never a free-mail provider', () => {
    expect(told(['jo@gmail.com', 'x'], ['ann@gmail.com', 'y'])).toEqual([]);
  });

  it('is found in Chinese subjects', () => {
    expect(told(['a@x-one.cn', '关于索赔'], ['b@y-two.cn', '索赔单'])).toEqual(['words 索赔']);
  });

  it.each([
    ['a ratio or a size', 'Mixed 2:2 carton a4x2', 'Loading 2:2 a4x2'],
    ['the number of a record', 'SO-2026-0098 delay', 'About SO-2026-0098'],
    ['short words', 'Box for tin', 'Tin in box'],
    ['words of every other Chinese subject', '关于报价', '报价请查收'],
  ])('is never %s', (_what, first, second) => {
    expect(told(['a@x-one.cn', first], ['b@y-two.cn', second])).toEqual([]);
  });

  it('never names a word that one of the subjects lacks', () => {
    const subject = fc.stringMatching(/^[a-z ]{0,40}$/);
    fc.assert(
      fc.property(fc.array(subject, { minLength: 2, maxLength: 5 }), subjects => {
        const words = proposeConditions(subjects.map(one => ({ fromAddress: '', subject: one })));
        for (const { value } of words) for (const one of subjects) expect(one).toContain(value);
      }),
    );
  });
});

describe('a condition is proposed', () => {
  it.each([
    ['a word that is wrong as often as right', 'words', 2, 2, false],
    ['a word that is wrong now and then', 'words', 3, 1, false],
    ['a word that is nearly always right', 'words', 4, 1, true],
    ['a word that is always right', 'words', 2, 0, true],
    ['an address that is wrong as often as right', 'sender', 2, 2, false],
    ['an address that is mostly right', 'sender', 3, 2, true],
    ['a domain of which nothing is known yet', 'domain', 0, 0, false],
  ] as const)('%s: %s %d : %d', (_what, field, right, wrong, isWorth) => {
    expect(isWorthProposing({ field, right, wrong })).toBe(isWorth);
  });
});
