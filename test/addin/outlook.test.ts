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
      outlook.text(item),
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
    await expect(outlook.reply(item, '<p>hello</p>', false)).resolves.toBeUndefined();
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

describe('a mail that is written', () => {
  it('is told from the next one though Outlook says nothing of the change, and nothing is written into that one', async () => {
    const fake = fakeOffice({ set: 14, item: mailWritten() });
    const outlook = createOutlook(fake.office);
    const first = (await outlook.currentItem()) as ComposeItem;
    expect((await outlook.currentItem())?.key).toBe(first.key);
    fake.open(mailWritten(), true);
    await expect(outlook.setHeader(first, 'x-tradepost-ref', 'v1')).rejects.toMatchObject({
      code: 'outlook.other_item',
    });
    expect(fake.calls).not.toContain('setAsync');
    expect((await outlook.currentItem())?.key).not.toBe(first.key);
  });

  it('stays the same mail in a client that makes its item anew for every look', async () => {
    const { office } = fakeOffice({ set: 14, item: mailWritten() });
    const once = office.context.mailbox.item;
    Object.defineProperty(office.context.mailbox, 'item', { get: () => ({ ...once }) });
    const outlook = createOutlook(office);
    const first = (await outlook.currentItem()) as ComposeItem;
    await expect(outlook.setHeader(first, 'x-tradepost-ref', 'v1')).resolves.toBeUndefined();
  });

  it('tells its attachments, those too of which a client tells neither name nor size', async () => {
    const getAttachmentsAsync = () => [{ id: 'a1', isInline: false, attachmentType: 'item' }];
    const outlook = createOutlook(fakeOffice({ set: 14, item: mailWritten({ getAttachmentsAsync }) }).office);
    const item = (await outlook.currentItem()) as ComposeItem;
    expect(await outlook.attachments(item)).toEqual([{ id: 'a1', name: '', size: 0, isInline: false, isCloud: false }]);
  });

  it.each([
    ['html', ['<p>Dear Jens</p>', 'html']],
    ['text', ['Dear Jens', 'text']],
  ])('of %s gets a template in its own form', async (type, expected) => {
    const written: unknown[][] = [];
    const body = {
      getTypeAsync: () => type,
      setSelectedDataAsync: (data: string, options: { coercionType: string }) => {
        if (type === 'text' && options.coercionType === 'html') throw new Error('InvalidFormatError');
        written.push([data, options.coercionType]);
      },
    };
    const outlook = createOutlook(fakeOffice({ set: 5, item: mailWritten({ body }) }).office);
    const item = (await outlook.currentItem()) as ComposeItem;
    await outlook.insert(item, { html: '<p>Dear Jens</p>', text: 'Dear Jens' });
    expect(written).toEqual([expected]);
  });
});

describe('a window for signing in', () => {
  beforeEach(() => jest.useFakeTimers());
  afterEach(() => jest.useRealTimers());

  it('is waited for while the person reads whether it may be opened', async () => {
    const { office } = fakeOffice({ set: 14, item: null });
    const dialog = { addEventHandler: () => undefined, close: () => undefined };
    const ui = {
      displayDialogAsync: (_url: string, _options: object, done: (answer: object) => void) =>
        void setTimeout(() => done({ status: 'succeeded', value: dialog }), 90_000),
    };
    Object.assign(office.context, { ui });
    const opened = createOutlook(office).openDialog('https://crm.example.com/addin/dialog.html', {
      width: 30,
      height: 60,
    });
    await jest.advanceTimersByTimeAsync(91_000);
    await expect(opened).resolves.toHaveProperty('close');
  });
});

describe('several selected mails', () => {
  const selected = ['AAMk1', 'AAMk2'].map(itemId => ({ itemId, subject: 'Trays', internetMessageId: `<${itemId}@x>` }));
  const shared = { getSharedPropertiesAsync: () => ({ targetMailbox: 'sales@ningbo.example', owner: 'x' }) };
  const refused = {
    getSharedPropertiesAsync: () => {
      throw new Error('GenericResponseError');
    },
  };
  const own = 'li.na@ningbo.example';

  it.each([
    ['lie in the shared mailbox that the first of them tells', 15, shared, 'sales@ningbo.example'],
    ['lie in the own mailbox where nothing is shared', 15, {}, own],
    ['are looked for from the own mailbox where Outlook cannot tell', 15, refused, own],
    ['are looked for from the own mailbox before Mailbox 1.15', 14, shared, own],
  ])('%s', async (_what, set, loaded, mailbox) => {
    const { office, calls } = fakeOffice({ set, item: null, selected, loaded });
    const items = await createOutlook(office).selectedItems();
    expect(items.map(one => one.mailbox)).toEqual([mailbox, mailbox]);
    // What was loaded is let go again: Outlook loads one mail at a time.
    const count = (name: string) => calls.filter(one => one === name).length;
    expect(count('unloadAsync')).toBe(count('loadItemByIdAsync'));
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
      ['1.1', () => reading.reply(mail, '<p>A</p>', true)],
      ['1.1', () => reading.selectedItems()],
      ['1.1', () => writing.recipients(draft)],
      ['1.1', () => writing.setRecipients(draft, 'to', [])],
      ['1.1', () => writing.sender(draft)],
      ['1.1', () => writing.subject(draft)],
      ['1.1', () => writing.setSubject(draft, 'A')],
      ['1.3', () => writing.text(draft)],
      ['1.1', () => writing.insert(draft, { html: '<p>A</p>', text: 'A' })],
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
