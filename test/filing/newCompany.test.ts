import { createCompany } from '../../service/companies/companies.service';
import { DuplicateCheck } from '../../service/companies/duplicates.entity';
import { FilingStatus } from '../../service/filing/filing.entity';
import type { TestApp, TestBrowser } from '../support/app';
import { buildTestApp } from '../support/app';
import { letter } from '../support/letters';
import type { TestWorld } from '../support/world';
import { deliver, makeWorld, settleFiling } from '../support/world';

let app: TestApp;
let world: TestWorld;
let wangLei: TestBrowser;

beforeAll(async () => {
  app = await buildTestApp();
  world = await makeWorld(app.context);
  const { userId: id } = world.viewers.wangLei;
  wangLei = await app.signIn({ id, address: '', viewer: world.viewers.wangLei });
});
afterAll(() => app.close());

test('a company made of a letter is a question too: refused for a colleague’s customer, and after too many questions for the hour', async () => {
  const { context } = app;
  await createCompany(context, world.viewers.liNa, { name: 'Maison Lavande SARL', country: 'FR' });
  const mail = letter({ from: 'Jan Kok <jan@kok.example>', to: 'Wang Lei <wang.lei@haitu.example>' });
  const messageId = (await deliver(context, world.mailboxes.wangLei, mail)) as number;
  await settleFiling(context);
  const make = async (name: string) => {
    const { version } = await context.database.manager.findOneByOrFail(FilingStatus, { messageId });
    const contact = { name: 'Jan Kok', address: 'jan@kok.example' };
    const body = { company: { name, type: 'customer' }, contact, scope: 'message', version };
    return wangLei.post(`/api/messages/${messageId}/company`, body);
  };
  const refused = await make('Maison Lavande');
  expect([refused.status, refused.body.error?.code ?? refused.body.code]).toEqual([409, 'company.exists']);
  const { userId } = world.viewers.wangLei;
  expect(await context.database.manager.find(DuplicateCheck)).toMatchObject([{ userId, maskedCount: 1 }]);
  const asked = Array.from({ length: 39 }, (_, n) => ({ userId, at: context.clock(), asked: `${n}`, companyIds: [] }));
  for (const one of asked)
    await context.database.writer.manager.insert(DuplicateCheck, { ...one, maskedCount: 1, companyIds: [] as never });
  const tooMany = await make('Lavande Maison');
  expect(tooMany.status).toBe(429);
});
