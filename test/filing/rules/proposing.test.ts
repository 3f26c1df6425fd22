import fc from 'fast-check';
import { proposeConditions } from '../../../service/filing/rules/proposing';

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
