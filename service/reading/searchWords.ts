/** What a term may be about. `any` is every text of a mail; from, to, cc, subject and filename a part of it. */
export const searchFields = [
  ...(['any', 'from', 'to', 'cc', 'subject', 'filename'] as const),
  ...(['company', 'record', 'has', 'before', 'after', 'on', 'in', 'is'] as const),
];
export type SearchField = (typeof searchFields)[number];

/** One thing that a query asks for. Days and states are in the one way in which they are kept. */
export interface SearchTerm {
  field: SearchField;
  value: string;
  /** Stood in quotes: the words one behind the other, as they are. */
  isPhrase: boolean;
  isNot: boolean;
}

/** Where a mail stands, as `is:` names it. `unfiled` is everything that is not filed. */
export const mailStates = ['unfiled', 'filed', 'review', 'lead', 'not_business'] as const;
export type MailStateWord = (typeof mailStates)[number];

const words: Readonly<Record<Exclude<SearchField, 'any'>, string>> = {
  from: 'from sender von 发件人 发信人 寄件人 来自',
  to: 'to recipient an 收件人 收信人 发给',
  cc: 'cc 抄送',
  subject: 'subject betreff 主题 标题',
  filename: 'filename file attachment 附件 附件名 文件 文件名',
  company: 'company customer supplier party firma 公司 客户 供应商',
  record: 'record order quote number 单号 订单 报价单 业务单',
  has: 'has 有 含 包含',
  before: 'before until older 早于 之前',
  after: 'after since newer 晚于 之后 自',
  on: 'on date day 日期 当天',
  in: 'in mailbox box 邮箱',
  is: 'is state 状态',
};

/** The names by which a query is written for a Chinese reader; every one of them is understood whatever the reader's language. */
export const chineseNames: Readonly<Record<Exclude<SearchField, 'any'>, string>> = {
  ...{ from: '发件人', to: '收件人', cc: '抄送', subject: '主题', filename: '附件名', company: '公司', record: '单号' },
  ...{ has: '有', before: '早于', after: '晚于', on: '日期', in: '邮箱', is: '状态' },
};

/** The same of the states. */
export const chineseStates: Readonly<Record<MailStateWord, string>> = {
  ...{ unfiled: '未归档', filed: '已归档', review: '待确认', lead: '线索', not_business: '非业务' },
};

/** In which words a query is written. */
export type SearchWriting = 'zh-CN' | 'en';

/** Every name of an operator, in small letters. */
export const fieldWords: ReadonlyMap<string, SearchField> = new Map(
  Object.entries(words).flatMap(([field, names]) =>
    names.split(' ').map(name => [name, field as SearchField] as const),
  ),
);

/** Other names of the states. */
export const stateWords: ReadonlyMap<string, MailStateWord> = new Map([
  ['未归档', 'unfiled'],
  ['已归档', 'filed'],
  ['归档', 'filed'],
  ['待确认', 'review'],
  ['线索', 'lead'],
  ['询盘', 'lead'],
  ['inquiry', 'lead'],
  ['非业务', 'not_business'],
]);
