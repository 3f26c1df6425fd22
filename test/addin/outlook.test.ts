import { OfficeMockObject } from 'office-addin-mock';
import { createOutlook } from '../../addin/outlook';
import type { ComposeItem, Item, MailboxSet, ReadItem } from '../../addin/outlook';
import { fakeOffice, mailRead, mailWritten } from './fakeOffice';

const read = async (fake: ReturnType<typeof fakeOffice>) =>
  (await createOutlook(fake.office).currentItem()) as ReadItem;

describe('the item that is open', () => {
  it('is none between selections', async () => {
    const outlook = createOutlook(fakeOffice({ set: 14, item: null }).office);
    expect(outlook.currentKey()).toBeNull();
    expect(await outlook.currentItem()).toBeNull();
  });

  it('tells its ids in both forms', async () => {
    const item = await read(fakeOffice({ set: 14, item: mailRead() }));
    expect(item).toMatchObject({
      itemId: 'AAMk/1+A=',
      restId: 'AAMk-1_A=',
      internetMessageId: '<1@nordlicht.example>',
    });
  });

  it.each(['iOS', 'Android'])('has an id of the REST form already on %s', async platform => {
    const item = await read(fakeOffice({ set: 5, item: mailRead({ itemId: 'AAMk-rest' }), platform }));
    expect(item.restId).toBe('AAMk-rest');
  });

  it('may have no Message-ID yet, no sender and no date', async () => {
    const bare = mailRead({ internetMessageId: '', from: undefined, dateTimeCreated: undefined });
    const item = await read(fakeOffice({ set: 14, item: bare }));
    expect(item).toMatchObject({ internetMessageId: null, from: null, sentAt: null });
  });

  it('lies in the mailbox of its owner when it is shared, not in the user’s', async () => {
    const shared = mailRead({ getSharedPropertiesAsync: () => ({ targetMailbox: 'info@ningbo.example', owner: 'x' }) });
    expect((await read(fakeOffice({ set: 13, item: shared }))).mailbox).toBe('info@ningbo.example');
    expect((await read(fakeOffice({ set: 5, item: shared }))).mailbox).toBe('li.na@ningbo.example');
  });

  it('is refused where a shared folder does not tell its mailbox, rather than taken for one’s own', async () => {
    const refuse = () => {
      throw new Error('no');
    };
    const outlook = createOutlook(fakeOffice({ set: 13, item: mailRead({ getSharedPropertiesAsync: refuse }) }).office);
    await expect(outlook.currentItem()).rejects.toMatchObject({ code: 'outlook.mailbox_unknown' });
  });

  it('lies with its sender while it is written', async () => {
    const outlook = createOutlook(fakeOffice({ set: 8, item: mailWritten() }).office);
    expect(await outlook.currentItem()).toMatchObject({ mode: 'compose', mailbox: 'sales@ningbo.example' });
    const older = createOutlook(fakeOffice({ set: 5, item: mailWritten() }).office);
    expect((await older.currentItem())?.mailbox).toBe('li.na@ningbo.example');
  });
});

describe('calls', () => {
  it('run one after another, however many are made at once', async () => {
    const fake = fakeOffice({ set: 14, item: mailWritten(), late: 2 });
    const outlook = createOutlook(fake.office);
    const item = (await outlook.currentItem()) as ComposeItem;
    await Promise.all([
      outlook.recipients(item),
      outlook.subject(item),
      outlook.body(item),
      outlook.attachments(item),
      outlook.setHeader(item, 'x-tradepost-ref', 'abc'),
      outlook.sessionValue(item, 'choice'),
    ]);
    expect(fake.mostAtOnce()).toBe(1);
  });

  it('go on after one that failed', async () => {
    const fail = () => {
      throw new Error('busy');
    };
    const outlook = createOutlook(fakeOffice({ set: 14, item: mailRead({ getAsFileAsync: fail }) }).office);
    const item = (await outlook.currentItem()) as ReadItem;
    await expect(outlook.asFile(item)).rejects.toMatchObject({ code: 'outlook.failed', details: { code: 9020 } });
    await expect(outlook.addCategories(item, ['Tradepost'])).resolves.toBeUndefined();
  });

  it('are refused when another mail is open than the one that was meant', async () => {
    const fake = fakeOffice({ set: 14, item: mailRead() });
    const outlook = createOutlook(fake.office);
    const item = (await outlook.currentItem()) as ReadItem;
    fake.open(mailRead({ itemId: 'another' }), true);
    await expect(outlook.reply(item, '<p>hello</p>', false)).rejects.toMatchObject({ code: 'outlook.other_item' });
    expect(fake.calls).not.toContain('displayReplyFormAsync');
    fake.open(null, true);
    await expect(outlook.asFile(item)).rejects.toMatchObject({ code: 'outlook.no_item' });
  });

  it('give no answer of a mail that was closed meanwhile', async () => {
    const fake = fakeOffice({ set: 14, item: mailRead(), late: 5 });
    const outlook = createOutlook(fake.office);
    const item = (await outlook.currentItem()) as ReadItem;
    const asked = outlook.asFile(item);
    await new Promise(resolve => setTimeout(resolve, 1));
    fake.open(mailRead({ itemId: 'another' }), true);
    await expect(asked).rejects.toMatchObject({ code: 'outlook.other_item' });
  });
});

const sets = Array.from({ length: 16 }, (_, index) => index + 1);

describe.each(sets)('an Outlook with Mailbox 1.%i', set => {
  const outcome = async (act: Promise<unknown>) =>
    act.then(
      () => 'done',
      (error: { code?: string; details?: { set?: string } }) => `${error.code} ${error.details?.set ?? ''}`,
    );

  it('does what it can and says what it cannot, and never breaks', async () => {
    const reading = createOutlook(fakeOffice({ set, item: mailRead() }).office);
    const mail = (await reading.currentItem()) as ReadItem;
    const writing = createOutlook(fakeOffice({ set, item: mailWritten() }).office);
    const draft = (await writing.currentItem()) as ComposeItem;
    const calls: [MailboxSet, () => Promise<unknown>][] = [
      ['1.14', () => reading.asFile(mail)],
      ['1.8', () => reading.addCategories(mail, ['A'])],
      ['1.1', () => reading.reply(mail, '<p>A</p>', true)],
      ['1.3', () => reading.notify(mail, 'filed', 'Filed')],
      ['1.1', () => reading.selectedItems()],
      ['1.1', () => writing.recipients(draft)],
      ['1.1', () => writing.setRecipients(draft, 'to', [])],
      ['1.1', () => writing.sender(draft)],
      ['1.1', () => writing.subject(draft)],
      ['1.1', () => writing.setSubject(draft, 'A')],
      ['1.3', () => writing.body(draft)],
      ['1.1', () => writing.insert(draft, '<p>A</p>')],
      ['1.8', () => writing.attachments(draft)],
      ['1.8', () => writing.attachmentContent(draft, 'a1')],
      ['1.1', () => writing.removeAttachment(draft, 'a1')],
      ['1.1', () => writing.inReplyTo(draft)],
      ['1.8', () => writing.setHeader(draft, 'x-a', '1')],
      ['1.11', () => writing.sessionValue(draft, 'a')],
      ['1.11', () => writing.setSessionValue(draft, 'a', '1')],
    ];
    for (const [needs, call] of calls) {
      const can = Number(needs.slice(2)) <= set;
      expect(await outcome(call())).toBe(can ? 'done' : `outlook.not_supported ${needs}`);
    }
    expect(() => [reading.onItemChanged(() => {}), writing.onRecipientsChanged(() => {})]).not.toThrow();
  });
});

describe('with Microsoft’s own mock of Office.js', () => {
  it('reads the item and its body', async () => {
    const mock = new OfficeMockObject({
      host: 'outlook',
      EventType: { ItemChanged: 'olkItemSelectedChanged' },
      context: {
        platform: 'OfficeOnline',
        requirements: { isSetSupported: (name: string) => name === 'Mailbox' },
        mailbox: {
          userProfile: { emailAddress: 'li.na@ningbo.example', accountType: 'office365' },
          convertToRestId: (id: string) => id,
          item: {
            itemId: 'AAMk1',
            subject: 'Inquiry',
            internetMessageId: '<2@casasole.example>',
            from: { emailAddress: 'm.rossi@casasole.example', displayName: 'Marco Rossi' },
            getAsFileAsync: (done: (answer: object) => void) => done({ status: 'succeeded', value: 'RnJvbQ==' }),
          },
        },
      },
    });
    const outlook = createOutlook(mock as never);
    const item = (await outlook.currentItem()) as Item;
    expect(item).toMatchObject({ mode: 'read', key: 'read:AAMk1', subject: 'Inquiry' });
    expect(await outlook.asFile(item as ReadItem)).toBe('RnJvbQ==');
  });
});
