import { Lead } from '../../service/leads/lead.entity';
import type { MyDayReply } from '../../service/reports/myDay.schema';
import type { TestBrowser } from '../support/app';
import type { Office } from '../leads/office';
import { asking, openOffice } from '../leads/office';
import { followConversations } from '../../service/teamwork/following.service';
import { Message } from '../../service/mail/message.entity';
import { inTransaction } from '../../service/platform/database/transaction';

let office: Office;
let liNa: TestBrowser;
let wangLei: TestBrowser;
beforeEach(async () => {
  office = await openOffice();
  liNa = await office.browserOf('liNa');
  wangLei = await office.browserOf('wangLei');
});
afterEach(() => office.app.close());

const myDay = async (who: TestBrowser): Promise<MyDayReply> => (await who.get('/api/my-day')).body as MyDayReply;

async function follow(): Promise<void> {
  const letters = await office.context.database.manager.find(Message);
  const ids = [...new Set(letters.map(letter => letter.conversationId))];
  await inTransaction(office.context.database, manager => followConversations(manager, ids, office.context.clock()));
}

test('a lead stands there until it is answered, and for nobody but its owner', async () => {
  const { lead } = await office.ask();
  expect(await myDay(liNa)).toMatchObject({ leadCount: 1, leads: [{ id: lead.id, companyName: 'Casa Sole Srl' }] });
  expect((await myDay(wangLei)).leads).toEqual([]);
  await office.send({
    ...{ from: 'Li Na <li.na@haitu.example>', to: 'm.rossi@casasole.example', subject: `Re: ${asking.subject}` },
    ...{ id: 'answer@haitu.example', inReplyTo: 'ask-1@casasole.example', date: 'Mon, 02 Mar 2026 08:30:00 +0000' },
  });
  expect((await myDay(liNa)).leads).toEqual([]);
});

test('a next step is told on its day and after it, not before', async () => {
  const { lead } = await office.ask();
  const set = (nextDay: string) =>
    inTransaction(office.context.database, manager =>
      manager.update(Lead, { id: lead.id }, { nextAction: 'Call Marco', nextDay }),
    );
  await set('2026-03-03');
  expect((await myDay(liNa)).steps).toEqual([]);
  await set('2026-03-02');
  expect((await myDay(liNa)).steps).toMatchObject([{ kind: 'lead', nextAction: 'Call Marco', isLate: false }]);
  await set('2026-02-27');
  expect((await myDay(liNa)).steps).toMatchObject([{ isLate: true }]);
});

test('whom I wrote to four days ago and who has not answered is named, with his side', async () => {
  const nordlicht = { to: 'Anna Weber <anna.weber@nordlicht.example>', from: 'Li Na <li.na@haitu.example>' };
  await office.send({
    ...nordlicht,
    subject: 'New colours',
    id: 'c1@haitu.example',
    date: 'Thu, 26 Feb 2026 03:00:00 +0000',
  });
  await office.send({
    ...nordlicht,
    subject: 'Today',
    id: 'c2@haitu.example',
    date: 'Mon, 02 Mar 2026 03:00:00 +0000',
  });
  await follow();
  expect((await myDay(liNa)).waiting).toMatchObject([{ subject: 'New colours', side: 'buyer', days: 4 }]);
  expect((await myDay(wangLei)).waiting).toEqual([]);
});

test('mail without an answer and tasks that are due stand there', async () => {
  await office.send({ subject: 'Where are my samples?', date: 'Fri, 27 Feb 2026 03:00:00 +0000' });
  await follow();
  await liNa.post('/api/tasks', { title: 'Book the courier', dueDay: '2026-03-02' });
  await liNa.post('/api/tasks', { title: 'Some day' });
  const day = await myDay(liNa);
  expect(day.unanswered).toMatchObject([{ subject: 'Where are my samples?' }]);
  expect(day.tasks.map(task => task.title)).toEqual(['Book the courier']);
});
