// What Outlook shows of the add-in before it is opened, in both languages side by side.

/** A text of the manifest in both languages. `id` is the resource that it is named by. */
export interface Said {
  id: string;
  en: string;
  zhCN: string;
}
export const shortTexts: readonly Said[] = [
  { id: 'group', en: 'Tradepost', zhCN: 'Tradepost' },
  { id: 'readLabel', en: 'Customer and filing', zhCN: '客户与归档' },
  { id: 'composeLabel', en: 'Recipients and filing', zhCN: '收件人与归档' },
];
export const longTexts: readonly Said[] = [
  {
    id: 'readTip',
    en: 'Shows who this mail is from, where it is filed and why, and what is open with them.',
    zhCN: '显示这封邮件是谁写的、归到了哪里、为什么，以及还有哪些未完事项。',
  },
  {
    id: 'composeTip',
    en: 'Shows who the recipients are, and lets you choose the record before sending.',
    zhCN: '显示收件人是谁，发送前可选择要归到的单据。',
  },
];
export const description: Said = {
  id: 'description',
  en: 'The CRM in your mailbox: every mail under its customer and record, with the reason, and what is open with them.',
  zhCN: '邮箱里的外贸 CRM：每封邮件归到客户和单据，并说明依据和未完事项。',
};
export const product: Said = { id: 'name', en: 'Tradepost', zhCN: 'Tradepost 外贸 CRM' };
