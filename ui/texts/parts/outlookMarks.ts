/** What a mailbox shows in Outlook of where its mail is filed. */
export const zhCN = {
  outlookMarks: {
    tab: 'Outlook 显示',
    line: '归档结果写回 Outlook，不打开本系统也看得到。各人自己的类别不受影响。',
    hasCategories: '在邮件上加类别',
    hasCategoriesHint: '例如“{example}”。邮箱使用者无权知道的名称和单号不会写出来。',
    language: '类别的语言',
    language_en: 'English',
    'language_zh-CN': '中文',
    movesMail: '把客户的邮件移到该客户的文件夹',
    movesMailHint: '只移收件箱里的邮件；自己整理到别处的不动。客户改名或合并，文件夹跟着走。',
    parent: '放在哪个文件夹下面',
    inbox: '收件箱',
    takesChanges: '在 Outlook 里的改动算本人的决定',
    takesChangesHint: '换成别的归档类别、去掉类别，或移到别的客户的文件夹，都会记在邮箱主人名下，可以撤销。',
    noPerson: '共用邮箱不知道是谁改的，所以不能算作决定。',
    kept: '不算决定时，改动原样保留，系统不会改回去。',
    waiting: '还有 {n} 封等待写回。',
    saved: '已保存。已有邮件会在空闲时陆续更新。',
    example: '已归档：海图 / Q26-0031',
    since: '自 {at}',
  },
};
export const en: typeof zhCN = {
  outlookMarks: {
    tab: 'In Outlook',
    line: 'Where mail is filed shows in Outlook itself, without opening anything else. Categories of your own are never touched.',
    hasCategories: 'A category on each filed mail',
    hasCategoriesHint: 'Such as "{example}". Names and numbers that a reader of the mailbox may not know are left out.',
    language: 'Language of the categories',
    language_en: 'English',
    'language_zh-CN': '中文',
    movesMail: "Move a customer's mail into his folder",
    movesMailHint:
      'From the inbox alone; what was sorted elsewhere by hand stays there. When a company is renamed or merged, its folder follows.',
    parent: 'Below which folder',
    inbox: 'Inbox',
    takesChanges: 'What is changed in Outlook counts as a decision',
    takesChangesHint:
      "Another category of ours, one taken off, or a mail put into another customer's folder is noted in the name of the mailbox's person, and can be undone.",
    noPerson: 'Of a change in a shared mailbox nobody knows whose it is, so it cannot count as a decision.',
    kept: 'Where it does not count, a change stands as it was made, and is not written over.',
    waiting: '{n} {n|mail is|mails are} still to be written.',
    saved: 'Saved. Mail that is there is brought up to date when there is time.',
    example: 'Filed: ACME / Q26-0031',
    since: 'since {at}',
  },
};
export const zhCNAudit = {
  action_exchange_outlook_changed: '修改 Outlook 显示设置',
  action_filing_decided_in_outlook: '在 Outlook 中改了归档',
};
export const enAudit: typeof zhCNAudit = {
  action_exchange_outlook_changed: 'What a mailbox shows in Outlook changed',
  action_filing_decided_in_outlook: 'Filing changed in Outlook',
};
export const zhCNErrors = {
  'exchange.no_person': '共用邮箱不知道是谁改的，不能把改动算作决定。',
  'exchange.no_such_folder': '这个文件夹已经不在了，请另选一个。',
  'exchange.no_folder': '没能为客户建立文件夹。请在 Outlook 中检查是否有同名文件夹。',
  'exchange.write_denied':
    '应用只能读取这个邮箱，不能写入，所以 Outlook 中看不到归档结果。请授予 Mail.ReadWrite；新授权最多两小时后生效。',
  'exchange.list_denied':
    '类别已写到邮件上，但没有颜色：应用不能修改邮箱的类别列表。请授予 MailboxSettings.ReadWrite；新授权最多两小时后生效。',
  'exchange.list_missing': '类别已写到邮件上，但没有颜色：这个邮箱或这个云没有提供类别列表。不需要做什么。',
};
export const enErrors: typeof zhCNErrors = {
  'exchange.no_person': 'Of a change in a shared mailbox nobody knows whose it is; it cannot count as a decision.',
  'exchange.no_such_folder': 'This folder is not there any more. Choose another.',
  'exchange.no_folder': 'No folder could be made for a customer. Look in Outlook whether others have its name.',
  'exchange.write_denied':
    'The app may read this mailbox but not write in it, so Outlook does not show where mail is filed. Grant it Mail.ReadWrite; a new right counts after up to two hours.',
  'exchange.list_denied':
    "Categories stand on the mails, but without a colour: the app may not change the mailbox's list of categories. Grant it MailboxSettings.ReadWrite; a new right counts after up to two hours.",
  'exchange.list_missing':
    'Categories stand on the mails, but without a colour: this mailbox or this cloud has no list of categories for apps. Nothing is to be done.',
};
