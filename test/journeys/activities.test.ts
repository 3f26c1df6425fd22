import type { Page } from 'playwright-core';
import en from '../../ui/texts/en';
import zhCN from '../../ui/texts/zh-CN';
import { barriers } from '../support/axe';
import type { OpenDemo } from '../support/browser';
import { chooseLanguage, expectSoon, openDemo, seen, signInDemo, story } from '../support/browser';
import { unfitFor } from '../support/phone';

/** A trader plans a meeting, says what came of it, reports his day, and hears from his manager; in both languages. */
let demo: OpenDemo;
let trader: Page;
let manager: Page;

const step = story('activities', () => ({ trader, manager }));
const languages = [
  ['中', zhCN, '展会见面', '寄样品', '明天再打电话'],
  ['EN', en, 'Meet at the fair', 'Send samples', 'Ring her tomorrow'],
] as const;

beforeAll(async () => {
  demo = await openDemo('activities');
  trader = await demo.open();
  manager = await demo.open();
  await signInDemo(trader, '李娜');
  await signInDemo(manager, '陈静');
}, 180_000);

afterAll(() => demo?.close());

const liNa = '李娜 Li Na';
const exact = { exact: true };
const dialog = (page: Page) => page.getByRole('dialog');
const today = async () =>
  ((await (await trader.request.get(`${demo.url}/api/activities/choices`)).json()) as { day: string }).day;

for (const [button, words, meeting, nextStep, said] of languages) {
  step(`${button}: a day of the calendar is reached by keys and planned on`, async () => {
    await chooseLanguage(trader, button);
    await chooseLanguage(manager, button);
    await trader.goto(`${demo.url}/calendar`);
    await seen(trader.locator('[aria-current="date"]'));
    await trader.keyboard.press('ArrowDown');
    await expectSoon(async () => new URL(trader.url()).searchParams.has('day'));
    await trader.keyboard.press('t');
    await expectSoon(async () => !new URL(trader.url()).searchParams.has('day'));
    await trader.locator(`[data-day="${await today()}"]`).click();
    await dialog(trader).getByLabel(words.activity.subject).fill(meeting);
    await dialog(trader).getByLabel(words.activity.time).fill('22:30');
    await dialog(trader).getByLabel(words.activity.company).fill('Nordlicht');
    await trader
      .getByRole('option', { name: /Nordlicht/ })
      .first()
      .click();
    await dialog(trader).getByRole('checkbox', { name: 'Anna Weber' }).check();
    expect(await barriers(trader, `plan ${button}`)).toEqual([]);
    await dialog(trader).getByRole('button', { name: words.activity.save, exact: true }).click();
    await seen(trader.getByRole('button', { name: new RegExp(meeting) }));
  });

  step(`${button}: it stands in My day and in the week, and its result makes a task`, async () => {
    await trader.goto(`${demo.url}/my-day`);
    await seen(trader.getByRole('link', { name: new RegExp(`${meeting}.*Nordlicht`) }));
    await trader.goto(`${demo.url}/calendar?view=week`);
    await trader.getByRole('button', { name: new RegExp(meeting) }).click();
    await dialog(trader).getByLabel(words.activity.hasHappened, exact).check();
    await dialog(trader).getByLabel(words.activity.outcome, exact).selectOption('sample_wanted');
    await dialog(trader).getByLabel(words.activity.result, exact).fill('Blue and green');
    await dialog(trader).getByLabel(words.activity.next, exact).fill(nextStep);
    await dialog(trader)
      .getByLabel(words.activity.nextDay, exact)
      .fill(await today());
    expect(await barriers(trader, `result ${button}`)).toEqual([]);
    await dialog(trader).getByRole('button', { name: words.activity.finishNow, exact: true }).click();
    await seen(trader.getByText(words.activity.finished.replace('{subject}', meeting)));
    await trader.goto(`${demo.url}/tasks`);
    await seen(trader.getByRole('button', { name: nextStep, exact: true }));
  });

  step(`${button}: the customer's page tells of it, and a call is logged there`, async () => {
    await trader.goto(`${demo.url}/companies`);
    await trader.getByRole('row').filter({ hasText: 'Nordlicht' }).first().click();
    await trader.getByRole('button', { name: words.activity.logCall }).click();
    await dialog(trader).getByLabel(words.activity.subject).fill(`${meeting} 2`);
    await dialog(trader).getByLabel(words.activity.outcome, exact).selectOption('reached');
    await dialog(trader).getByRole('button', { name: words.activity.save, exact: true }).click();
    await trader.getByRole('tab', { name: words.profile.kind_activity }).click();
    await seen(trader.getByRole('row').filter({ hasText: `${meeting} 2` }));
    await trader
      .getByRole('row')
      .filter({ hasText: `${words.activity.kind_meeting} · ${meeting}` })
      .click();
    expect(await dialog(trader).getByLabel(words.activity.result, exact).inputValue()).toBe('Blue and green');
    await trader.keyboard.press('Escape');
  });

  step(`${button}: the day is reported from what happened, and handed in`, async () => {
    const isTaken = button === 'EN';
    await trader.goto(`${demo.url}/work-log`);
    // The log of the day was handed in already in the other language: it stands as it was then.
    if (isTaken) await trader.getByRole('button', { name: words.workLog.takeBack }).click();
    await seen(trader.getByRole('link', { name: new RegExp(`${meeting}$`) }));
    await trader.getByRole('button', { name: words.workLog.draft }).click();
    await expectSoon(async () =>
      (await trader.getByLabel(words.workLog.text).getByRole('textbox').inputValue()).includes(meeting),
    );
    expect(await barriers(trader, `log ${button}`)).toEqual([]);
    await trader.getByRole('button', { name: words.workLog.submit, exact: true }).click();
    await seen(trader.getByRole('button', { name: words.workLog.takeBack }));
  });

  step(`${button}: the manager is told, reads it and says something; the trader finds it in My day`, async () => {
    await manager.goto(`${demo.url}/work-log?view=people`);
    await manager.getByRole('link', { name: words.workLog.openLog.replace('{name}', liNa) }).click();
    await seen(manager.locator('main').getByText(new RegExp(meeting)).first());
    await manager.getByLabel(words.comments.write).fill(said);
    expect(await barriers(manager, `read ${button}`)).toEqual([]);
    await manager.getByRole('button', { name: words.comments.send }).click();
    await seen(manager.getByText(said, { exact: true }).last());
    await trader.goto(`${demo.url}/my-day`);
    await trader.getByRole('link', { name: new RegExp(said) }).click();
    await seen(trader.locator('main').getByText(said));
    await seen(trader.getByText(words.comments.isNew, { exact: true }));
    await trader.goto(`${demo.url}/my-day`);
    await seen(trader.getByRole('heading', { name: words.myDayWork.activities }));
    expect(await trader.getByRole('link', { name: new RegExp(said) }).count()).toBe(0);
  });

  step(`${button}: a manager opens the calendar of one of his people`, async () => {
    await manager.goto(`${demo.url}/calendar?view=day`);
    await manager.getByLabel(words.calendar.person).selectOption({ label: liNa });
    await seen(manager.getByRole('button', { name: new RegExp(`${meeting} Nordlicht`) }));
  });
}

step('on a phone the month is a list of its days, and fits', async () => {
  await trader.setViewportSize({ width: 390, height: 844 });
  await trader.goto(`${demo.url}/calendar`);
  await seen(trader.getByRole('button', { name: new RegExp(languages[1][2]) }).first());
  expect(await unfitFor(trader, '/calendar')).toEqual([]);
  await trader.goto(`${demo.url}/work-log`);
  await seen(trader.getByRole('heading', { name: en.workLog.facts }));
  expect(await unfitFor(trader, '/work-log')).toEqual([]);
});
