/** Texts of what an administrator does about the service itself, in both languages side by side. */
export const zhCN = {
  upkeep: {
    mend: '修复',
    mendThis: '修复：{what}',
    mending: '正在修复…',
    heldTitle: '这是恢复出来的副本，暂停对外发送',
    held: '{since} 用 {backupOf} 的备份恢复。等待发送：{mails} 封邮件、{deliveries} 条外部通知。原来的系统可能已经发过，确认今后用的就是这一份再开始。',
    release: '开始发送',
    releaseDrop: '放弃等待中的，只发以后的',
    released: '已恢复对外发送',
    thing_company: '哪家公司',
    thing_contact: '哪位联系人',
    findPlaceholder: '输入名称查找，或粘贴网址、编号',
    numberStyle: '数字格式',
    numberStyleHint: '页面上的数量和大小都这样写。',
    defaultLanguage: '默认语言',
    defaultLanguageHint: '新用户的语言，邀请等通知邮件也用它；每个人之后可以自己换。',
  },
};

export const en: typeof zhCN = {
  upkeep: {
    mend: 'Mend',
    mendThis: 'Mend: {what}',
    mending: 'Mending…',
    heldTitle: 'This is a restored copy; it sends nothing',
    held: 'Restored on {since} from the backup of {backupOf}. Waiting: {mails} {mails|mail|mails} and {deliveries} webhook {deliveries|call|calls}, which the original may have sent since. Go on only if this copy is the one that works from now on.',
    release: 'Send now',
    releaseDrop: 'Give up what waits, send only what comes',
    released: 'It sends again',
    thing_company: 'Which company',
    thing_contact: 'Which contact',
    findPlaceholder: 'Type a name, or paste an address or a number',
    numberStyle: 'Numbers',
    numberStyleHint: 'How counts and sizes are written on the pages.',
    defaultLanguage: 'Default language',
    defaultLanguageHint:
      'Of new people and of the mails they are sent, invitations among them; everybody may change his own.',
  },
};

export const zhCNErrors = {
  'finding.not_mendable': '这一项不能在这里修复，请按旁边的说明处理。',
  'finding.mending': '正在修复另一项，请等它完成。',
  'sending.given_up': '恢复副本后，管理员决定不再发送。',
};

export const enErrors: typeof zhCNErrors = {
  'finding.not_mendable': 'This cannot be mended from here. Do what stands beside it.',
  'finding.mending': 'Something is being mended just now. Wait until it is done.',
  'sending.given_up': 'An administrator gave it up after this copy was restored.',
};
