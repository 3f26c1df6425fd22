import type { OpenDemo } from '../support/browser';
import { expectSoon, openDemo, seen, story } from '../support/browser';
import type { OutlookWindow } from '../support/outlookPage';
import { openOutlookWindow } from '../support/outlookPage';

/** A newcomer at the practice page: the first ten minutes with the sidebar, as the guide at its foot leads him. */
let demo: OpenDemo;
let outlook: OutlookWindow;

beforeAll(async () => {
  demo = await openDemo('outlook');
  outlook = await openOutlookWindow(demo);
}, 120_000);
afterAll(() => demo?.close());

const tell = story('outlook', () => ({ outlook: outlook?.page }));
const guide = (sentence: RegExp) =>
  outlook.page.getByRole('contentinfo').getByRole('listitem').filter({ hasText: sentence });
const isTicked = (sentence: RegExp) => () =>
  guide(sentence)
    .getAttribute('data-done')
    .then(done => done === 'true');

tell('one click signs in, since the browser knows the person already', async () => {
  await seen(outlook.pane.getByText('Sign in to see who this is', { exact: false }));
  await outlook.signIn();
  await seen(outlook.pane.getByText('Select a mail'));
});

tell('clicking through mails, the sidebar follows: customer, where it was filed, and why', async () => {
  await outlook.open('back from the fair');
  await seen(outlook.pane.getByRole('heading', { name: 'Nordlicht Küchen GmbH', exact: true }));
  await seen(outlook.pane.getByText('Anna Weber · Buyer', { exact: false }));
  await seen(outlook.pane.getByRole('heading', { name: /Filed: .*Q-2026-0031/ }));
  await seen(outlook.pane.getByText(/^Certain: /).first());
  await outlook.pane.getByRole('button', { name: 'Why?' }).click();
  await seen(outlook.pane.locator('mark').first());
  await outlook.open('Nappes enduites pour le printemps');
  await seen(outlook.pane.getByText('Hélène Perrin', { exact: false }).first());
  expect(await outlook.pane.getByText('Nordlicht').count()).toBe(0);
});

tell('a mail that is not taken in yet is taken in with one click', async () => {
  await outlook.open('Re: bamboo tray samples');
  const take = outlook.pane.getByRole('button', { name: 'Take in now' });
  const waits = outlook.pane.getByRole('heading', { name: 'Please choose: filed nowhere yet' });
  await seen(take.or(waits).first());
  // The sample's last mails come one by one; this one may have come by itself meanwhile.
  if (await take.isVisible()) await take.click();
  await seen(waits);
  await expectSoon(isTicked(/Open the mail of Ivy Chan/));
});

tell('of an agent who writes for two customers a person says which, and takes it back', async () => {
  await outlook.pane.getByRole('radio', { name: /Nordlicht/ }).click();
  await outlook.pane.getByRole('button', { name: 'File under Nordlicht Küchen GmbH' }).click();
  await seen(outlook.pane.getByRole('heading', { name: /Filed: Nordlicht/ }));
  await expectSoon(isTicked(/Choose the customer/));
  await outlook.pane.getByRole('button', { name: 'Undo' }).first().click();
  await seen(outlook.pane.getByRole('heading', { name: 'Please choose: filed nowhere yet' }));
  await expectSoon(isTicked(/^\S*Undo$/));
});

tell('a filing is corrected, and the correction is undone', async () => {
  await outlook.open('back from the fair');
  const filed = outlook.pane.getByRole('heading', { name: /Filed: .*Q-2026-0031/ });
  await seen(filed);
  await outlook.pane.getByRole('button', { name: 'Change' }).click();
  await outlook.pane.getByRole('combobox').fill('Hearthwell');
  await outlook.pane.getByRole('option', { name: /Deutschland/ }).click();
  await outlook.pane.getByRole('button', { name: /^File under Hearthwell/ }).click();
  await seen(outlook.pane.getByRole('heading', { name: /Filed: Hearthwell/ }));
  await outlook.pane.getByRole('button', { name: 'Undo' }).first().click();
  await seen(filed);
});

tell('an inquiry in the shared mailbox is a lead by itself, and becomes a customer in two clicks', async () => {
  await outlook.openFolder(/Sales/, /Inbox/);
  await outlook.open('Solicitud de cotización manteles');
  await seen(outlook.pane.getByRole('heading', { name: /^Lead L-/ }));
  await outlook.pane.getByRole('button', { name: 'Make a customer' }).click();
  await outlook.pane.getByRole('button', { name: 'Qualify', exact: true }).click();
  await seen(outlook.pane.getByRole('heading', { name: /^Filed: Mesa y Mantel.*O-/ }));
  const found = await outlook.page.request.get(`${demo.url}/api/companies?q=Mesa`);
  expect(((await found.json()) as { companies: { name: string }[] }).companies[0]?.name).toMatch(/^Mesa y Mantel/);
});

tell('taken back, nothing of that company is left, older mail of the sender included', async () => {
  await outlook.open('any news');
  await seen(outlook.pane.getByText('Brightmoor Kitchens Ltd', { exact: false }));
  await outlook.pane.getByRole('button', { name: 'Make a customer' }).click();
  await outlook.pane.getByRole('button', { name: 'Qualify', exact: true }).click();
  await seen(outlook.pane.getByRole('heading', { name: /^Filed: Brightmoor Kitchens Ltd.*O-/ }));
  await seen(outlook.pane.getByText(/^John Peters · /));
  const found = async () => {
    const reply = await outlook.page.request.get(`${demo.url}/api/companies?q=Brightmoor`);
    return ((await reply.json()) as { companies: { name: string }[] }).companies.map(({ name }) => name);
  };
  expect(await found()).toEqual(['Brightmoor Kitchens Ltd']);
  await outlook.pane.getByRole('button', { name: 'Undo' }).last().click();
  await seen(outlook.pane.getByRole('heading', { name: /^Lead L-/ }));
  expect(await found()).toEqual([]);
});

tell('somebody new writes for a company that is known: he is its contact in two clicks', async () => {
  await outlook.open('fair visit photo');
  await outlook.pane.getByRole('button', { name: 'No inquiry' }).click();
  await seen(outlook.pane.getByRole('heading', { name: 'Not filed yet' }));
  await outlook.pane.getByRole('button', { name: 'Search company…' }).click();
  await outlook.pane.getByRole('combobox').fill('Hearthwell');
  await outlook.pane.getByRole('option', { name: /Iberia/ }).click();
  await outlook.pane.getByRole('button', { name: /^File under Hearthwell/ }).click();
  await seen(outlook.pane.getByText(/ahmed.rashid.0155@yahoo.com: not one of their contacts/));
  await outlook.pane.getByRole('button', { name: 'New contact' }).click();
  await outlook.pane.getByRole('button', { name: 'Save' }).click();
  await seen(outlook.pane.getByText('Ahmed Rashid · Customer', { exact: false }));
  expect(await outlook.pane.getByRole('button', { name: 'New contact' }).count()).toBe(0);
});

tell('by keys alone: a panel opens, Escape leads back to the button that opened it', async () => {
  await outlook.openFolder(/Li Na/, /Inbox/);
  await outlook.open('back from the fair');
  await seen(outlook.pane.getByRole('heading', { name: /Filed: .*Q-2026-0031/ }));
  const change = outlook.pane.getByRole('button', { name: 'Change' });
  await change.focus();
  await outlook.page.keyboard.press('Enter');
  await seen(outlook.pane.getByRole('combobox'));
  await outlook.page.keyboard.press('Escape');
  await expectSoon(() => change.evaluate(button => button === button.ownerDocument.activeElement));
});

tell('a reply begins with a template, filled in', async () => {
  await outlook.openFolder(/Li Na/, /Inbox/);
  await outlook.open('back from the fair');
  await seen(outlook.pane.getByRole('heading', { name: /Filed: .*Q-2026-0031/ }));
  await outlook.pane.getByRole('button', { name: 'Reply with template' }).click();
  await outlook.pane.getByRole('button', { name: /Quotation follow-up/ }).click();
  await seen(outlook.pane.getByText('Dear Anna Weber', { exact: false }));
  await outlook.pane.getByRole('button', { name: 'Open in Outlook' }).click();
  const body = outlook.page.getByRole('textbox', { name: 'Text' });
  await seen(body.getByText('Dear Anna Weber', { exact: false }));
  await expectSoon(async () =>
    /anna\.weber@nordlicht/.test(await outlook.page.getByLabel('To', { exact: true }).inputValue()),
  );
});

tell("another customer's quotation in the answer: the guard stops it", async () => {
  await outlook.page.getByRole('button', { name: 'Attach file' }).click();
  await outlook.page.getByRole('menuitem', { name: /Q-2026-0044\.pdf/ }).click();
  await expectSoon(isTicked(/Reply to Anna Weber/));
  await outlook.page.getByRole('button', { name: 'Send', exact: true }).click();
  const dialog = outlook.page.getByRole('alertdialog');
  await seen(dialog.getByText(/Q-2026-0044\.pdf belongs to .*recipient is Nordlicht/));
  expect(await dialog.getByRole('button', { name: 'Send anyway' }).count()).toBe(0);
  await dialog.getByRole('button', { name: 'Review in sidebar' }).click();
  await expectSoon(isTicked(/Press Send/));
  await seen(outlook.page.getByText('All done'));
});

tell('with a reason it goes, and the reason is in the audit log', async () => {
  await outlook.signIn(outlook.writing);
  await outlook.writing.getByRole('button', { name: /^It is right, because/ }).click();
  await outlook.writing.getByRole('textbox', { name: /why/i }).fill('Anna asked for the towel offer of the group');
  await outlook.writing.getByRole('button', { name: /^(Keep|Save)/ }).click();
  await seen(outlook.writing.getByText('Anna asked for the towel offer', { exact: false }));
  await outlook.page.getByRole('button', { name: 'Send', exact: true }).click();
  await expectSoon(async () => (await outlook.page.getByRole('textbox', { name: 'Text' }).count()) === 0);
  await outlook.openFolder(/Li Na/, /Sent Items/);
  await seen(
    outlook
      .mails('Q-2026-0031 rev. 2')
      .filter({ has: outlook.page.getByRole('img', { name: 'has attachments' }) })
      .first(),
  );
});

tell('all of it under the content security policy, without a script that failed', async () => {
  expect(outlook.wrongs()).toEqual([]);
});
