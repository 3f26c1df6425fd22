import { en as enPool, zhCN as zhPool } from '../../ui/texts/parts/customerPool';
import { en, zhCN } from '../../ui/texts/parts/segments';
import type { OpenDemo } from '../support/browser';
import { expectSoon, openDemo } from '../support/browser';
import { enterDemo, own } from '../support/demoPeople';

let demo: OpenDemo;

beforeAll(async () => {
  demo = await openDemo('segments');
}, 120_000);
afterAll(() => demo?.close());

/** A sentence of the texts with its values. */
const say = (sentence: string, values: Record<string, string | number>) =>
  sentence.replace(/\{(\w+)\}/g, (_all, name: string) => String(values[name] ?? ''));

test.each([
  ['zh-CN', zhCN.segments, '保存'],
  ['en', en.segments, 'Save'],
] as const)(
  'in %s a segment is made from conditions, kept as a list, filled by hand and taken back',
  async (language, words, save) => {
    const page = await enterDemo(demo, 'chen.jing', language);
    await page.goto(`${demo.url}/segments`);
    await page.getByRole('button', { name: words.new }).first().click();
    await page.getByRole('textbox', { name: words.name }).fill('Nordic and German');
    await page.getByRole('button', { name: words.addCondition }).click();
    await page.getByRole('combobox', { name: say(words.fieldOf, { n: 1 }) }).selectOption('country');
    const value = page.getByRole('combobox', { name: say(words.valuesOf, { n: 1 }) });
    await value.fill('DE, DK');
    await value.press('Enter');
    await page
      .getByRole('status')
      .getByRole('link', { name: /Holm & Co/ })
      .waitFor();
    await page.getByRole('button', { name: save, exact: true }).click();
    await page.getByRole('row', { name: /Holm & Co/ }).waitFor();
    expect(await page.getByRole('row', { name: /Nordlicht/ }).count()).toBe(1);

    await page.getByRole('button', { name: words.freeze }).click();
    await page.getByRole('dialog').getByRole('textbox').fill('Kept list');
    await page.getByRole('button', { name: words.freezeNow }).click();
    await page.getByRole('heading', { name: 'Kept list' }).waitFor();
    await page
      .getByRole('row', { name: /Holm & Co/ })
      .getByRole('checkbox')
      .check();
    await page.getByRole('button', { name: say(words.takeOut, { n: 1 }) }).click();
    await expectSoon(async () => (await page.getByRole('row', { name: /Holm & Co/ }).count()) === 0);
    await page
      .getByRole('button', { name: /Undo|撤销/ })
      .last()
      .click();
    await page.getByRole('row', { name: /Holm & Co/ }).waitFor();

    await page.goto(`${demo.url}/companies?q=Prairie`);
    await page
      .getByRole('row', { name: /Prairie & Pine/ })
      .getByRole('checkbox')
      .check();
    await page.getByRole('button', { name: words.addOne }).click();
    await page.getByRole('combobox', { name: words.segment }).selectOption({ label: 'Kept list' });
    await page.getByRole('button', { name: words.add, exact: true }).click();
    await expectSoon(async () => (await page.getByRole('dialog').count()) === 0);
    await page
      .getByRole('link', { name: /Prairie & Pine/ })
      .or(page.getByRole('row', { name: /Prairie & Pine/ }))
      .first()
      .click();
    await page.getByRole('link', { name: 'Kept list' }).click();
    await page.getByRole('row', { name: /Prairie & Pine/ }).waitFor();
    await page.getByRole('button', { name: words.remove }).click();
    await expectSoon(async () => page.url().endsWith('/segments'));
    await page.context().close();
  },
  120_000,
);

test.each([
  ['zh-CN', zhPool.customerPool],
  ['en', enPool.customerPool],
] as const)(
  'in %s a trader gives a customer to the pool, takes it back, and a colleague claims another',
  async (language, words) => {
    const office = await enterDemo(demo, 'chen.jing', language);
    const rules = { isOn: true, days: 90, warnDays: 7, protectionDays: 30, most: 0, exemptLevels: [] };
    const pool = {
      name: `Pool ${language}`,
      returnDays: 14,
      warnDays: 3,
      claimsPerDay: 5,
      mostOpen: 0,
      cooldownDays: 7,
    };
    const more = { showsStory: true, teamIds: [], isDefault: true, isActive: true, customers: rules };
    await office.request.post(`${demo.url}/api/pools`, { headers: own, data: { ...pool, ...more } });
    await office.context().close();

    const liNa = await enterDemo(demo, 'li.na', language);
    const reply = await liNa.request.get(`${demo.url}/api/companies?mine=true&type=customer`);
    const { companies } = (await reply.json()) as { companies: { id: number; name: string }[] };
    const [first] = companies;
    await liNa.goto(`${demo.url}/companies/${first?.id}`);
    for (const isForGood of [false, true]) {
      await liNa.getByRole('button', { name: words.release }).click();
      await liNa.getByRole('dialog').getByRole('textbox').fill('Not my market');
      await liNa.getByRole('dialog').getByRole('button', { name: words.release }).click();
      await expectSoon(async () => liNa.url().endsWith('/companies'));
      if (isForGood) break;
      await liNa
        .getByRole('button', { name: /Undo|撤销/ })
        .last()
        .click();
      await liNa.getByRole('button', { name: words.release }).waitFor();
    }
    await liNa.goto(`${demo.url}/pool?what=customers`);
    const initial = `${[...(first?.name ?? '')][0]?.toUpperCase()}…`;
    await liNa.getByText(initial, { exact: true }).waitFor();
    expect(await liNa.getByRole('button', { name: say(words.claimOf, { name: initial }) }).count()).toBe(0);
    await liNa.context().close();

    const wangLei = await enterDemo(demo, 'wang.lei', language);
    await wangLei.goto(`${demo.url}/pool?what=customers`);
    await wangLei.getByRole('button', { name: say(words.claimOf, { name: initial }) }).click();
    await wangLei.getByRole('link', { name: words.open }).click();
    await wangLei.getByRole('heading', { level: 1, name: first?.name }).waitFor();
    await wangLei.context().close();
  },
  120_000,
);
