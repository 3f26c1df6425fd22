import type {
  AccountCompanies,
  AccountWarningList,
  BankDetails,
} from '../../../service/filing/warnings/warnings.schema';
import { AuditEntry } from '../../../service/users/user.entity';
import type { Office } from '../../teamwork/world';
import { openOffice } from '../../teamwork/world';

const german = 'DE89370400440532013000';
const british = 'GB29NWBK60161331926819';
let office: Office;
beforeEach(async () => {
  office = await openOffice();
  await receive('first@nordlicht.example', `Please pay to IBAN ${german}`, 'Mon, 02 Nov 2026 09:00:00 +0000');
  await receive('second@nordlicht.example', `New bank: IBAN ${british}`, 'Tue, 03 Nov 2026 09:00:00 +0000');
});
afterEach(() => office.close());

async function receive(id: string, text: string, date: string): Promise<void> {
  const from = 'Anna Weber <anna.weber@nordlicht.example>';
  await office.receive(office.world.mailboxes.liNa, { id, from, subject: 'Secret tender', text, date });
}
const list = async (who: keyof Office['browsers']) => office.browsers[who].get('/api/accounts/warnings');

test('finance checks the changed account of a company that it does not see, and reads no mail for that', async () => {
  const { browsers } = office;
  const shown = (await list('hePing')).body as AccountWarningList;
  expect(shown.warnings).toMatchObject([
    {
      ...{ code: 'bank_details', company: { name: 'Nordlicht Küchen GmbH' }, mayConfirm: true, conversationId: null },
      evidence: [{ text: british }],
    },
  ]);
  expect(JSON.stringify(shown)).not.toContain('Secret tender');
  const [one] = shown.warnings;
  const id = one?.company.id ?? 0;
  expect((await browsers.hePing.get(`/api/companies/${id}`)).status).toBe(404);
  const path = `/api/warnings/${one?.id}/confirm`;
  const reply = await browsers.hePing.post(path, { version: one?.version, note: 'Called Ms Weber on the old number' });
  expect([reply.status, reply.body]).toMatchObject([200, { warnings: [{ state: 'confirmed' }] }]);
  const book = (await browsers.hePing.get(`/api/companies/${id}/bank-details`)).body as BankDetails;
  expect(book).toMatchObject({ company: { name: 'Nordlicht Küchen GmbH' }, isWhole: true, mayDecide: true });
  expect(book.details.map(({ value, state, note }) => [value, state, note])).toEqual([
    [german, 'seen', null],
    [british, 'confirmed', 'Called Ms Weber on the old number'],
  ]);
  expect(((await list('hePing')).body as AccountWarningList).warnings).toEqual([]);
  const entry = await office.app.context.database.manager.findOneByOrFail(AuditEntry, {
    action: 'bank_details.confirmed',
  });
  expect(entry.details).toMatchObject({ reason: 'Called Ms Weber on the old number' });
});

test('the general manager, who sees the company, confirms it where the mail stands', async () => {
  const [one] = ((await list('zhouMin')).body as AccountWarningList).warnings;
  expect(one).toMatchObject({ mayConfirm: true, conversationId: expect.any(Number) });
  const warnings = (await office.browsers.zhouMin.get(`/api/messages/${one?.messageId}/warnings`)).body;
  expect(warnings).toMatchObject({ warnings: [{ mayConfirm: true }] });
  expect((await office.browsers.zhouMin.post(`/api/warnings/${one?.id}/confirm`, { version: 1 })).status).toBe(200);
});

test.each(['liNa', 'wangLei', 'chenJing', 'zhaoFang', 'sunYue', 'admin'] as const)(
  '%s, who decides on no accounts of all, has no list of them',
  async who => {
    expect((await list(who)).status).toBe(403);
    expect((await office.browsers[who].get('/api/accounts/companies?q=Nordlicht')).status).toBe(403);
  },
);

test.each([
  ['nordl', ['Nordlicht Küchen GmbH']],
  ['鑫源', ['绍兴鑫源纺织有限公司']],
  ['home atlas', ['Atlas Home Ltd']],
  ['nobody of that name', []],
  [' ', []],
])('finance finds any company by "%s", to look at its accounts', async (q, names) => {
  const reply = await office.browsers.hePing.get(`/api/accounts/companies?q=${encodeURIComponent(q)}`);
  expect((reply.body as AccountCompanies).companies.map(one => one.name)).toEqual(names);
});
