import fc from 'fast-check';
import { chooseFiling } from '../../service/filing/choosing';
import { me, sabine } from './cases';
import { questionOf, told } from './mails';
import { MemoryWorld } from './world';
import { machinery } from './worlds';

describe('what people have decided', () => {
  const rule = { id: 7, companyId: null as number | null, recordId: null as number | null, userName: 'Lin' };

  it('a rule for an address wins over everything that the mail says', () => {
    const world = new MemoryWorld(machinery);
    world.rules.set('address:ben@ott-maschinen.at', {
      ...rule,
      scope: 'address',
      value: 'ben@ott-maschinen.at',
      companyId: world.companyId('Vega'),
    });
    const mail = { from: 'ben@ott-maschinen.at', to: me, subject: 'Rollen' };
    const outcome = chooseFiling(questionOf(mail, world), world.knowledge, world.own);
    expect(outcome).toMatchObject({
      state: 'filed',
      filings: [{ ruleId: 7, reasons: [{ code: 'rule', values: { user: 'Lin' } }] }],
    });
    expect(told(outcome, world)).toBe('Vega');
  });

  it('a rule "not business" for a domain leaves its mail alone, and a rule for one address of it comes first', () => {
    const world = new MemoryWorld(machinery);
    world.rules.set('domain:ott-maschinen.at', { ...rule, scope: 'domain', value: 'ott-maschinen.at' });
    world.rules.set('address:vip@ott-maschinen.at', {
      ...rule,
      scope: 'address',
      value: 'vip@ott-maschinen.at',
      companyId: world.companyId('Ural'),
    });
    const file = (from: string) =>
      told(chooseFiling(questionOf({ from, to: me, subject: 'x' }, world), world.knowledge, world.own), world);
    expect(file('news@mail.ott-maschinen.at')).toBe('none rule');
    expect(file('vip@ott-maschinen.at')).toBe('Ural');
  });

  it('a conversation that belongs to a party takes the answers of strangers too', () => {
    const world = new MemoryWorld(machinery);
    world.rules.set('conversation:12', {
      ...rule,
      scope: 'conversation',
      value: '12',
      companyId: world.companyId('Vega'),
      recordId: world.recordId('SO 000126'),
    });
    const mail = { from: 'x@unknown.test', to: me, subject: 'x', conversationId: 12 };
    expect(told(chooseFiling(questionOf(mail, world), world.knowledge, world.own), world)).toBe('Vega SO 000126');
  });

  it('a rule never vouches for a sender who failed the proof', () => {
    const world = new MemoryWorld(machinery);
    world.rules.set('address:krueger@bergmann-ft.de', {
      ...rule,
      scope: 'address',
      value: 'krueger@bergmann-ft.de',
      companyId: world.companyId('Bergmann'),
    });
    const mail = { from: sabine, to: me, subject: 'x', auth: { dmarc: 'fail' } };
    expect(chooseFiling(questionOf(mail, world), world.knowledge, world.own)).toMatchObject({
      state: 'review',
      category: 'suspicious',
    });
  });

  it('an answer to what a person called no business is left alone', () => {
    const world = new MemoryWorld(machinery);
    const first = questionOf({ from: 'x@unknown.test', to: me, subject: 'x', id: 'a@x' }, world);
    world.remember(first, { state: 'none', reasons: [] }, { isNotBusiness: true });
    const answer = questionOf({ from: 'x@unknown.test', to: me, subject: 'Re: x', answers: ['a@x'] }, world);
    expect(told(chooseFiling(answer, world.knowledge, world.own), world)).toBe('none person');
  });

  it('where a person filed a conversation without a record, its answers stay without one', () => {
    const world = new MemoryWorld(machinery);
    const first = questionOf({ from: sabine, to: me, subject: 'x', id: 'a@x' }, world);
    const filings = [{ companyId: world.companyId('Bergmann'), contactId: null, recordId: null, byPerson: true }];
    world.remember(first, { state: 'none', reasons: [] }, { filings });
    const answer = questionOf(
      { from: sabine, to: me, subject: 'Re: x', answers: ['a@x', 'qt118@dali-machinery.com'] },
      world,
    );
    expect(told(chooseFiling(answer, world.knowledge, world.own), world)).toBe('Bergmann');
  });
});

describe('reasons', () => {
  it('every filing says why, and its words stand where it says', () => {
    const world = new MemoryWorld(machinery);
    const text = 'Hallo,\nfür unsere Bestellung 77123-A bitte neue Etiketten.';
    const question = questionOf({ from: sabine, to: me, subject: 'Etiketten', text }, world);
    const outcome = chooseFiling(question, world.knowledge, world.own);
    if (outcome.state !== 'filed') throw new Error('not filed');
    const [address, number] = outcome.filings[0]!.reasons;
    expect(address).toMatchObject({
      code: 'address',
      values: { address: 'krueger@bergmann-ft.de', name: 'Sabine Krüger' },
    });
    expect(number).toMatchObject({ code: 'number', values: { number: 'SO 000123', kind: 'order' } });
    const place = number!.evidence![0]!;
    expect(place.field).toBe('body');
    expect(text.slice(place.start, place.end)).toBe('77123-A');
  });

  it('a filing is for the contact who wrote', () => {
    const world = new MemoryWorld(machinery);
    const outcome = chooseFiling(questionOf({ from: sabine, to: me, subject: 'x' }, world), world.knowledge, world.own);
    const [contact] = world.knowledge.contactsByAddress.get('krueger@bergmann-ft.de')!;
    expect(outcome).toMatchObject({ filings: [{ contactId: contact!.contactId }] });
  });

  it('offers at most nine candidates', () => {
    const customers = Array.from({ length: 30 }, (_, i) => ({
      id: `C${i}`,
      name: 'Same Name Ltd',
      domains: ['shared.test'],
      contacts: [],
    }));
    const world = new MemoryWorld({ ...machinery, customers, agents: [], records: [] });
    const outcome = chooseFiling(
      questionOf({ from: 'x@shared.test', to: me, subject: 'x' }, world),
      world.knowledge,
      world.own,
    );
    expect(outcome.state === 'review' && outcome.candidates).toHaveLength(9);
  });
});

describe('whatever a stranger writes', () => {
  const world = new MemoryWorld(machinery);
  const bait = fc.constantFrom(
    'SO 000123',
    '77123-A',
    'CG26-031',
    'Bergmann Fördertechnik GmbH & Co. KG',
    'QT26-118',
    'belt tensioners',
    'invoice',
    '报价',
    '家长会',
    '老婆',
  );
  const text = fc.array(fc.oneof(bait, fc.string({ maxLength: 20 })), { maxLength: 8 }).map(parts => parts.join(' '));
  const stranger = fc.constantFrom(
    'x@stranger.test',
    'x@gmail.com',
    'Sabine Krüger <x@gmail.com>',
    'x@bergrnann-ft.de',
    'x@cz.orion-ind.com',
    'Chen Hao <chen.hao@dali-machlnery.com>',
  );

  it('without a conversation it is never filed', () => {
    fc.assert(
      fc.property(stranger, text, text, text, (from, subject, body, file) => {
        const question = questionOf({ from, to: me, subject, text: body, files: [file] }, world);
        expect(chooseFiling(question, world.knowledge, world.own).state).not.toBe('filed');
      }),
    );
  });

  it('evidence in subject and body stands where it says', () => {
    fc.assert(
      fc.property(text, text, (subject, body) => {
        const question = questionOf({ from: sabine, to: me, subject, text: body }, world);
        const outcome = chooseFiling(question, world.knowledge, world.own);
        const reasons = outcome.state === 'filed' ? outcome.filings.flatMap(one => one.reasons) : outcome.reasons;
        for (const { field, text: words, start, end } of reasons.flatMap(reason => reason.evidence ?? [])) {
          if (start !== undefined) expect((field === 'subject' ? subject : body).slice(start, end)).toBe(words);
        }
      }),
    );
  });
});
