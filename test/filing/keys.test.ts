import { chooseFiling } from '../../service/filing/choosing';
import { domainKeys } from '../../service/companies/lookAlike';
import { keysOf } from '../../service/filing/keys';
import { me } from './cases';
import { questionOf } from './mails';
import { MemoryWorld } from './world';
import { machinery } from './worlds';

describe('what is asked for', () => {
  it('names everybody outside, their domains, numbers and what is answered, and nothing of ours or of free mail', () => {
    const world = new MemoryWorld(machinery);
    const mail = {
      from: 'a@de.firm.test',
      to: me,
      cc: 'b@gmail.com',
      subject: 'SO 000123',
      answers: ['one@x', 'two@x'],
      files: ['77123-A.pdf'],
    };
    const keys = keysOf(questionOf(mail, world), world.own);
    expect(keys.addresses).toEqual(['a@de.firm.test', 'b@gmail.com']);
    expect(keys.domains).toEqual(['de.firm.test', 'firm.test']);
    expect(keys.numbers).toEqual(expect.arrayContaining(['SO000123', '77123A']));
    expect(keys.references).toHaveLength(2);
    expect(keys.suspects.flatMap(domainKeys)).toContain('flrm');
  });

  it('stays within bounds for a hostile mail', () => {
    const world = new MemoryWorld(machinery);
    const cc = Array.from({ length: 5000 }, (_, i) => `a${i}@b${i}.test`).join(';');
    const text = Array.from({ length: 50_000 }, (_, i) => `PI${i}-${i}`).join(' ');
    const question = questionOf(
      {
        from: 'x@y.test',
        to: me,
        cc,
        subject: text.slice(0, 900),
        text,
        answers: Array.from({ length: 5000 }, (_, i) => `${i}@x`),
      },
      world,
    );
    const keys = keysOf(question, world.own);
    expect(keys.addresses.length).toBeLessThanOrEqual(200);
    expect(keys.numbers.length).toBeLessThanOrEqual(300);
    expect(keys.references.length).toBeLessThanOrEqual(50);
    expect(chooseFiling(question, world.knowledge, world.own).state).toBe('review');
  });
});
