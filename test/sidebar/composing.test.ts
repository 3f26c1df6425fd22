import { createCompany } from '../../service/companies/companies.service';
import { Company } from '../../service/companies/company.entity';
import { Filing, FilingStatus } from '../../service/filing/filing.entity';
import { SentChoice } from '../../service/filing/sentChoice.entity';
import { choiceHeader, faultOf, isSigned, readChoiceHeader } from '../../service/filing/sentChoices';
import { TradeRecord } from '../../service/records/record.entity';
import type { PaneChoiceReply, PaneRecipientsReply } from '../../service/sidebar/composing.schema';
import { AuditEntry } from '../../service/users/user.entity';
import type { Letter } from '../support/letters';
import type { Office } from '../teamwork/world';
import { openOffice } from '../teamwork/world';

let office: Office;
beforeEach(async () => {
  office = await openOffice();
});
afterEach(() => office.close());

type Who = keyof Office['browsers'];
const manager = () => office.app.context.database.manager;
const company = (externalKey: string) => manager().findOneByOrFail(Company, { externalKey });
const record = (number: string) => manager().findOneByOrFail(TradeRecord, { number });
const to = (address: string, kind = 'to') => ({ kind, address, name: '' });
const ask = async (who: Who, addresses: string[], more: object = {}): Promise<PaneRecipientsReply> => {
  const recipients = addresses.map(address => to(address));
  const reply = await office.browsers[who].post('/api/pane/recipients', {
    ...{ mailbox: 'li.na@haitu.example', recipients, ...more },
  });
  expect(reply.status).toBe(200);
  return reply.body as PaneRecipientsReply;
};
const choose = async (who: Who, body: object): Promise<PaneChoiceReply> => {
  const reply = await office.browsers[who].post('/api/pane/choice', { mailbox: 'li.na@haitu.example', ...body });
  expect(reply.status).toBe(200);
  return reply.body as PaneChoiceReply;
};
const sent = (value: string, more: Letter = {}): Letter => ({
  ...{ id: 's1@haitu.example', from: 'Li Na <li.na@haitu.example>', to: 'j.ward@atlas-home.example' },
  ...{ subject: 'As discussed', text: 'See you on Monday.', headers: { 'x-tradepost-ref': value } },
  ...more,
});
const filingsOf = (messageId: number) => manager().findBy(Filing, { messageId });
const reasonsOf = async (messageId: number) => {
  const status = await manager().findOneByOrFail(FilingStatus, { messageId });
  const filings = (await filingsOf(messageId)).filter(one => one.endedAt === null);
  return [...status.reasons, ...filings.flatMap(one => one.reasons)].map(reason => reason.code);
};

describe('recipients', () => {
  test('each is who he is to the viewer', async () => {
    const { recipients } = await ask('liNa', [
      ...['Anna.Weber@nordlicht.example', 'new.man@nordlicht.example', 'wang.lei@haitu.example'],
      ...['j.ward@atlas-home.example', 'jin@xinyuan-textile.example', 'who@knows.example', 'no address'],
    ]);
    expect(recipients.map(one => [one.mark, one.party?.name ?? null, one.contact?.name ?? null])).toEqual([
      ['customer', 'Nordlicht Küchen GmbH', 'Anna Weber'],
      ['customer', 'Nordlicht Küchen GmbH', null],
      ['colleague', null, null],
      // A colleague's customer and a factory: whoever types addresses learns of nobody by it.
      ['stranger', null, null],
      ['stranger', null, null],
      ['stranger', null, null],
      ['stranger', null, null],
    ]);
    expect((await ask('zhaoFang', ['jin@xinyuan-textile.example'])).recipients[0]?.mark).toBe('supplier');
  });

  test.each([
    [{ isForwarder: true }, 'forwarder'],
    [{ isForwarder: true, isPartner: true }, 'forwarder'],
    [{ isPartner: true }, 'partner'],
    [{ isCompetitor: true }, 'competitor'],
    [{ isCompetitor: true, isAgent: true }, 'agent'],
  ])('a company with %j is called by what it is to us: %s', async (types, mark) => {
    await createCompany(office.app.context, office.world.viewers.liNa, {
      ...{ name: 'Hailian Logistics', domains: ['hailian.example'], isCustomer: false, ...types },
    });
    const { recipients } = await ask('liNa', ['hujia@hailian.example']);
    expect(recipients[0]).toMatchObject({ mark, party: { name: 'Hailian Logistics', ...types } });
  });

  test('an address that looks like a known one names the one that was meant', async () => {
    const { recipients } = await ask('liNa', ['anna.weber@nordlicth.example', 'anna.webr@nordlicht.example']);
    expect(recipients[0]?.warnings).toMatchObject([
      {
        code: 'look_alike',
        values: { meant: 'anna.weber@nordlicht.example' },
        companies: { meant: 'Nordlicht Küchen GmbH' },
      },
    ]);
    expect(recipients[1]?.warnings).toMatchObject([
      { code: 'mistyped', values: { meant: 'anna.weber@nordlicht.example' } },
    ]);
  });

  test('blacklisted, and two customers in one mail', async () => {
    await office.app.context.database.writer.query(
      `UPDATE "company" SET "standing" = 'barred' WHERE "externalKey" = 'atlas'`,
    );
    const { recipients } = await ask('chenJing', ['anna.weber@nordlicht.example', 'j.ward@atlas-home.example']);
    expect(recipients[0]?.warnings.map(one => one.code)).toEqual(['two_customers']);
    expect(recipients[1]?.warnings.map(one => one.code).sort()).toEqual(['blacklisted', 'two_customers']);
  });

  test('what the mail can be filed under, and what the filing would choose by itself', async () => {
    const plain = await ask('liNa', ['anna.weber@nordlicht.example']);
    expect(plain.records.map(one => one.number)).toEqual(['Q-2026-0031', null]);
    const named = await ask('liNa', ['anna.weber@nordlicht.example'], { subject: 'Our Q-2026-0031' });
    expect(named).toMatchObject({ chosen: { number: 'Q-2026-0031' }, chosenBy: 'subject' });
    const inquiry = { id: 'q1@nordlicht.example', subject: 'Q-2026-0031' };
    await office.receive(office.world.mailboxes.liNa, inquiry);
    const answer = await ask('liNa', ['anna.weber@nordlicht.example'], { inReplyTo: '<q1@nordlicht.example>' });
    expect(answer).toMatchObject({ chosen: { number: 'Q-2026-0031' }, chosenBy: 'conversation' });
    // Wang Lei sees neither the customer nor the letter.
    const blind = await ask('wangLei', ['anna.weber@nordlicht.example'], { inReplyTo: '<q1@nordlicht.example>' });
    expect(blind).toMatchObject({ chosen: null, records: [] });
  });
});

describe('what is chosen before sending', () => {
  const target = async () => ({
    companyId: (await company('nordlicht')).id,
    recordId: (await record('Q-2026-0031')).id,
  });

  test('the sent copy is filed there as that person’s decision, which can be taken back', async () => {
    const choice = await choose('liNa', await target());
    expect(choice).toMatchObject({ header: { name: 'x-tradepost-ref' }, target: { number: 'Q-2026-0031' } });
    expect(choice.header.value).not.toMatch(/nordlicht|Q-2026/i);
    const { messageId } = await office.receive(office.world.mailboxes.liNa, sent(choice.header.value));
    const standing = (await filingsOf(messageId)).filter(one => one.endedAt === null);
    expect(standing).toMatchObject([
      { ...(await target()), confidence: 'person', userId: office.world.viewers.liNa.userId },
    ]);
    expect(await manager().countBy(AuditEntry, { action: 'filing.chosen_before_sending', subjectId: messageId })).toBe(
      1,
    );
    const acts = (await office.browsers.liNa.get('/api/filing-acts')).body.acts;
    expect((await office.browsers.liNa.post(`/api/filing-acts/${acts[0].id}/undo`)).status).toBe(200);
  });

  test('a header counts for one letter', async () => {
    const { header } = await choose('liNa', await target());
    await office.receive(office.world.mailboxes.liNa, sent(header.value));
    const second = sent(header.value, { id: 's2@haitu.example', subject: 'Another' });
    const { messageId } = await office.receive(office.world.mailboxes.liNa, second);
    expect(await reasonsOf(messageId)).toContain('choice_used');
    expect((await filingsOf(messageId)).some(one => one.confidence === 'person')).toBe(false);
  });

  const flip = (value: string) => value.slice(0, -1) + (value.endsWith('A') ? 'B' : 'A');
  test.each<[string, (value: string) => string, Letter, keyof Office['world']['mailboxes'], string]>([
    ['forged', flip, {}, 'liNa', 'choice_forged'],
    ['invented', () => `v1.${'0'.repeat(32)}.${'A'.repeat(43)}`, {}, 'liNa', 'choice_forged'],
    ['rubbish', () => '=?utf-8?q?=00?= <script>', {}, 'liNa', 'choice_forged'],
    [
      'from outside',
      value => value,
      { from: 'j.ward@atlas-home.example', to: 'li.na@haitu.example' },
      'liNa',
      'choice_incoming',
    ],
  ])('%s it counts nothing, and the letter says so', async (_what, spoil, more, mailbox, reason) => {
    const { header } = await choose('liNa', await target());
    const { messageId } = await office.receive(office.world.mailboxes[mailbox], sent(spoil(header.value), more));
    expect(await reasonsOf(messageId)).toContain(reason);
    expect((await filingsOf(messageId)).some(one => one.confidence === 'person')).toBe(false);
    expect(await manager().countBy(SentChoice, { messageId })).toBe(0);
  });

  test('in another mailbox, after 30 days, or without the right since, it counts nothing', async () => {
    const foreign = await choose('liNa', await target());
    const elsewhere = sent(foreign.header.value, { from: 'Wang Lei <wang.lei@haitu.example>' });
    const other = await office.receive(office.world.mailboxes.wangLei, elsewhere);
    expect((await filingsOf(other.messageId)).some(one => one.confidence === 'person')).toBe(false);
    const late = await choose('liNa', await target());
    await office.app.context.database.writer.query(
      `UPDATE "company" SET "ownerId" = ${office.world.viewers.zhaoFang.userId} WHERE "externalKey" = 'nordlicht'`,
    );
    const lost = await office.receive(office.world.mailboxes.liNa, sent(late.header.value, { id: 's3@haitu.example' }));
    expect(await reasonsOf(lost.messageId)).toContain('choice_no_right');
    office.app.time.now = new Date('2026-04-02T08:00:00.000Z');
    const old = await office.receive(
      office.world.mailboxes.liNa,
      sent(late.header.value, { id: 's4@haitu.example', subject: 'Later' }),
    );
    expect(await reasonsOf(old.messageId)).toContain('choice_expired');
  });

  test('nobody chooses for a mailbox, a customer or a record that is not his', async () => {
    const atlas = { companyId: (await company('atlas')).id };
    const body = { mailbox: 'li.na@haitu.example', ...(await target()) };
    const post = (who: Who, more: object) => office.browsers[who].post('/api/pane/choice', { ...body, ...more });
    expect((await post('liNa', atlas)).status).toBe(404);
    expect((await post('wangLei', {})).body.error.code).toBe('intake.not_your_mailbox');
    expect((await post('liNa', { mailbox: 'nobody@haitu.example' })).body.error.code).toBe('intake.not_your_mailbox');
    const factory = { recordId: (await record('PO-0088')).id };
    expect((await post('liNa', factory)).status).toBe(404);
    const other = { recordId: (await record('SO-2026-0098')).id, mailbox: 'sales@haitu.example' };
    expect((await post('chenJing', other)).body.error.code).toBe('filing.foreign_record');
  });
});

describe('the header', () => {
  const bond = { key: 'ab'.repeat(16), userId: 7, mailboxId: 3 };
  test.each([
    ['itself', bond, true],
    ['another person', { ...bond, userId: 8 }, false],
    ['another mailbox', { ...bond, mailboxId: 4 }, false],
    ['another choice', { ...bond, key: 'cd'.repeat(16) }, false],
  ])('is signed for %s: %#', (_what, other, is) => {
    const read = readChoiceHeader(choiceHeader('secret', bond));
    expect(read?.key).toBe(bond.key);
    expect(isSigned('secret', other, read?.signature ?? '')).toBe(is);
    expect(isSigned('another secret', bond, read?.signature ?? '')).toBe(false);
  });

  test('may be folded on its way', () => {
    const value = choiceHeader('secret', bond);
    expect(readChoiceHeader(`${value.slice(0, 40)}\r\n ${value.slice(40)}`)).toEqual(readChoiceHeader(value));
  });

  const choice = { ...bond, expiresAt: new Date(2_000), messageId: null };
  const letter = { messageId: 1, mailboxId: 3, direction: 'out' };
  test.each([
    [choice, letter, true, 1_000, null],
    [choice, letter, false, 1_000, 'forged'],
    [choice, { ...letter, direction: 'in' }, true, 1_000, 'incoming'],
    [choice, { ...letter, mailboxId: 9 }, true, 1_000, 'foreign'],
    [{ ...choice, messageId: 2 }, letter, true, 1_000, 'used'],
    [{ ...choice, messageId: 1 }, letter, true, 1_000, null],
    [choice, letter, true, 2_000, 'expired'],
  ])('its fault: %#', (one, copy, isOurs, at, fault) => {
    expect(faultOf(one, copy, isOurs, new Date(at))).toBe(fault);
  });
});
