/** What a mail of the service's own is about. */
export type MailKind =
  | 'invitation'
  | 'reset'
  | 'webhook_paused'
  | 'approval_asked'
  | 'approval_decided'
  | 'finance_told'
  | 'exchange_stalled'
  | 'exchange_read'
  | 'test';

export interface MailWords {
  /** Of the own company. */
  company: string;
  name: string;
  /** Link that works once; empty where there is none. */
  link: string;
  /** Where the pages are. */
  url: string;
}

type Writer = (words: MailWords) => { subject: string; text: string };

const chinese: Record<MailKind, Writer> = {
  invitation: ({ company, name, link }) => ({
    subject: `${company}：您的 Tradepost 账号已开通`,
    text: `${name}，您好：\n\n您的 Tradepost 账号已开通。请打开下面的链接设置密码，链接 72 小时内有效，只能用一次：\n\n${link}\n\n如果您不知道这件事，请告诉管理员。\n`,
  }),
  reset: ({ company, name, link }) => ({
    subject: `${company}：重设 Tradepost 密码`,
    text: `${name}，您好：\n\n管理员为您生成了重设密码的链接，72 小时内有效，只能用一次：\n\n${link}\n\n如果您没有要求重设，请告诉管理员。\n`,
  }),
  webhook_paused: ({ company, name, url }) => ({
    subject: `${company}：一个外部通知已自动暂停`,
    text: `${name}，您好：\n\n接收方多次没有响应，Tradepost 已暂停向它推送。请检查接收程序，然后在“设置 → 外部通知”里恢复，期间的通知会补发：\n\n${url}/settings/webhooks\n`,
  }),
  approval_asked: ({ company, name, url }) => ({
    subject: `${company}：有一封邮件等您审批`,
    text: `${name}，您好：\n\n同事有一封邮件需要您审批后才能发出。邮件内容请在 Tradepost 里查看：\n\n${url}/approvals\n`,
  }),
  approval_decided: ({ company, name, url }) => ({
    subject: `${company}：您申请审批的邮件有结果了`,
    text: `${name}，您好：\n\n您申请审批的一封邮件已有结果。批准的邮件请回到 Outlook 再点一次发送；被驳回的请看审批意见：\n\n${url}/approvals/mine\n`,
  }),
  finance_told: ({ company, name, url }) => ({
    subject: `${company}：付款前请核实，有邮件疑似诈骗`,
    text: `${name}，您好：\n\n同事收到一封疑似诈骗的邮件，里面的收款账户或要求不可信。付款前请用原来的电话向对方核实。是哪家公司，请看 Tradepost 右上角的通知：\n\n${url}/\n`,
  }),
  exchange_stalled: ({ company, name, url }) => ({
    subject: `${company}：有 Exchange 邮箱停止读取`,
    text: `${name}，您好：\n\n有邮箱超过一刻钟没能从 Exchange 读取邮件。邮件没有丢失，恢复后会自动补上。是哪个邮箱、什么原因，请看：\n\n${url}/settings/exchange\n`,
  }),
  exchange_read: ({ company, name, url }) => ({
    subject: `${company}：Exchange 邮箱已恢复读取`,
    text: `${name}，您好：\n\n之前停止读取的邮箱都已恢复，期间的邮件正在自动补上。经过可以在这里看：\n\n${url}/settings/exchange\n`,
  }),
  test: ({ company, name }) => ({
    subject: `${company}：Tradepost 测试邮件`,
    text: `${name}，您好：\n\n这是一封测试邮件。收到它就说明外发邮件已设置好。\n`,
  }),
};

const english: Record<MailKind, Writer> = {
  invitation: ({ company, name, link }) => ({
    subject: `${company}: your Tradepost account`,
    text: `Hello ${name},\n\nyour Tradepost account is ready. Set your password here; the link works once, for 72 hours:\n\n${link}\n\nIf you know nothing of this, tell your administrator.\n`,
  }),
  reset: ({ company, name, link }) => ({
    subject: `${company}: a new password for Tradepost`,
    text: `Hello ${name},\n\nyour administrator has made a link for a new password. It works once, for 72 hours:\n\n${link}\n\nIf you did not ask for it, tell your administrator.\n`,
  }),
  webhook_paused: ({ company, name, url }) => ({
    subject: `${company}: a webhook was paused`,
    text: `Hello ${name},\n\nits receiver has not answered for long, so Tradepost has stopped calling it. Look at the receiver, then resume it under Settings, Webhooks; what waited is sent then:\n\n${url}/settings/webhooks\n`,
  }),
  approval_asked: ({ company, name, url }) => ({
    subject: `${company}: a mail waits for your approval`,
    text: `Hello ${name},\n\na colleague wants to send a mail that needs your approval. Read it in Tradepost:\n\n${url}/approvals\n`,
  }),
  approval_decided: ({ company, name, url }) => ({
    subject: `${company}: your mail was decided on`,
    text: `Hello ${name},\n\na mail of yours was decided on. If it was approved, press Send again in Outlook; if it was rejected, read why:\n\n${url}/approvals/mine\n`,
  }),
  finance_told: ({ company, name, url }) => ({
    subject: `${company}: check before you pay, a mail may be fraud`,
    text: `Hello ${name},\n\na colleague has a mail that may be fraud: do not trust the account or the wishes in it. Call the number that you already know before you pay. The bell in Tradepost names the company:\n\n${url}/\n`,
  }),
  exchange_stalled: ({ company, name, url }) => ({
    subject: `${company}: a mailbox of Exchange is not being read`,
    text: `Hello ${name},\n\na mailbox could not be read from Exchange for a quarter of an hour. No mail is lost: it is fetched when that works again. Which mailbox it is, and why, stands here:\n\n${url}/settings/exchange\n`,
  }),
  exchange_read: ({ company, name, url }) => ({
    subject: `${company}: the mailboxes of Exchange are being read again`,
    text: `Hello ${name},\n\nevery mailbox that could not be read from Exchange is read again; what came meanwhile is being fetched. What happened stands here:\n\n${url}/settings/exchange\n`,
  }),
  test: ({ company, name }) => ({
    subject: `${company}: a test of Tradepost`,
    text: `Hello ${name},\n\nthis is a test. That you read it means that outgoing mail works.\n`,
  }),
};

/** Subject and text of a mail, in the language of the person it goes to. A company without a name is called Tradepost. */
export function wordsOf(kind: MailKind, language: string, words: MailWords): { subject: string; text: string } {
  const company = words.company.replace(/\s+/g, ' ').trim() || 'Tradepost';
  return (language === 'en' ? english : chinese)[kind]({ ...words, company });
}
