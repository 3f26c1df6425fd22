import type { FindingReply } from '../approvals/approvals.schema';

/** What the dialog of the mail program says, in both languages of the product. */
export interface Sentence {
  'zh-CN': string;
  en: string;
}

// Outlook's bound on the message of a stopped mail.
const MOST = 500;
const MOST_FINDINGS = 2;

const cut = (text: string | null | undefined, length: number) => {
  const plain = (text ?? '').replace(/\s+/g, ' ').trim();
  return plain.length > length ? `${plain.slice(0, length - 1)}…` : plain;
};

type Writer = (values: Record<string, string>, names: Record<string, string | null>) => Sentence;

// A name in Latin letters stands apart from the Chinese around it.
const customer = (name: string | null | undefined): Sentence =>
  name
    ? { 'zh-CN': /^[\x20-\u024f]/.test(name) ? ` ${cut(name, 40)}` : cut(name, 40), en: cut(name, 40) }
    : { 'zh-CN': '另一家客户', en: 'another customer' };
const factory = (name: string | null | undefined): Sentence =>
  name
    ? { 'zh-CN': `工厂 ${cut(name, 40)}`, en: `the factory ${cut(name, 40)}` }
    : { 'zh-CN': '一家工厂', en: 'a factory' };

const writers: Record<string, Writer> = {
  wrong_customer: (values, names) => {
    const owner = customer(names.owner);
    const to = customer(names.recipient);
    const [zhTo, enTo] = names.recipient ? [to['zh-CN'], to.en] : ['其他客户', 'somebody else'];
    return values.file
      ? {
          'zh-CN': `附件 ${cut(values.file, 60)} 属于${owner['zh-CN']}，收件人是${zhTo}。请移除附件，或在侧栏说明原因后再发送。`,
          en: `The attachment ${cut(values.file, 60)} belongs to ${owner.en}; the recipient is ${enTo}. Remove it, or give the reason in the sidebar and send again.`,
        }
      : {
          'zh-CN': `邮件中的单号 ${cut(values.number, 40)} 属于${owner['zh-CN']}，收件人是${zhTo}。请改正，或在侧栏说明原因。`,
          en: `The number ${cut(values.number, 40)} in this mail belongs to ${owner.en}; the recipient is ${enTo}. Correct it, or give the reason in the sidebar.`,
        };
  },
  chosen_record: (values, names) => ({
    'zh-CN': `所选的 ${cut(values.number, 40) || '归档对象'} 属于${customer(names.owner)['zh-CN']}，与收件人不符。请重新选择，或核对收件人。`,
    en: `${cut(values.number, 40) || 'What was chosen for this mail'} belongs to ${customer(names.owner).en}, not to the recipient. Choose again, or check the recipients.`,
  }),
  factory_mail: (_values, names) => ({
    'zh-CN': `邮件引用了${factory(names.factory)['zh-CN']}的来信，收件人是客户。请删除引用内容。`,
    en: `This mail quotes a mail from ${factory(names.factory).en}, and the recipient is a customer. Delete the quoted part.`,
  }),
  factory_name: values => ({
    'zh-CN': `邮件中出现了工厂名称“${cut(values.name, 40)}”，收件人是客户。请确认可以让客户知道。`,
    en: `The name of a factory, "${cut(values.name, 40)}", stands in this mail to a customer. Make sure that he may know it.`,
  }),
  factory_file: (values, names) => ({
    'zh-CN': `附件 ${cut(values.file, 60)} 是${factory(names.factory)['zh-CN']}的文件，收件人是客户。请移除附件。`,
    en: `The attachment ${cut(values.file, 60)} is a paper of ${factory(names.factory).en}, and the recipient is a customer. Remove it.`,
  }),
  look_alike: values => ({
    'zh-CN': `收件地址 ${cut(values.address, 70)} 与已知地址相似${values.meant ? `，您要发给的可能是 ${cut(values.meant, 70)}` : ''}。请核对。`,
    en: `The recipient ${cut(values.address, 70)} looks like a known address${values.meant ? `; perhaps you mean ${cut(values.meant, 70)}` : ''}. Check it.`,
  }),
  mistyped: values => ({
    'zh-CN': `从未给 ${cut(values.address, 70)} 发过邮件${values.meant ? `，是不是 ${cut(values.meant, 70)}？` : '，请核对。'}`,
    en: `Nobody has written to ${cut(values.address, 70)} before${values.meant ? `. Do you mean ${cut(values.meant, 70)}?` : '. Check it.'}`,
  }),
  own_bank: values => ({
    'zh-CN': `邮件中的收款账号与公司资料不一致：${cut(values.found, 60)}，应为 ${cut(values.known, 60)}。`,
    en: `The bank account in this mail differs from the company's: it says ${cut(values.found, 60)}, and should say ${cut(values.known, 60)}.`,
  }),
  blacklisted: (values, names) => ({
    'zh-CN': `收件人 ${cut(names.barred, 40) || cut(values.address, 70)} 在黑名单中。`,
    en: `The recipient ${cut(names.barred, 40) || cut(values.address, 70)} is on the blacklist.`,
  }),
  two_customers: values => ({
    'zh-CN': `收件人来自两家客户：${cut(values.address, 60)} 和 ${cut(values.other, 60)}，他们会看到彼此。`,
    en: `The recipients are of two customers: ${cut(values.address, 60)} and ${cut(values.other, 60)}. They will see each other.`,
  }),
  outsider: values => ({
    'zh-CN': `引用的内容只在同事之间往来过，收件人 ${cut(values.address, 60)} 是外部人员。`,
    en: `What is quoted went between colleagues only, and ${cut(values.address, 60)} is outside the company.`,
  }),
  not_approved: values => ({
    'zh-CN': `按“${cut(values.policy, 60)}”的规定应先审批，但邮件未经审批就发出了。`,
    en: `The policy "${cut(values.policy, 60)}" asks for an approval, and the mail left without one.`,
  }),
};

/** The sentence of one finding, with the names that its reader may know. */
export function sentenceOf({ code, values, companies }: Pick<FindingReply, 'code' | 'values' | 'companies'>): Sentence {
  return writers[code]?.(values, companies) ?? { 'zh-CN': '', en: '' };
}

/** What a dialog says of a mail that waits for somebody. */
export interface Held {
  policy: string;
  deciders: readonly string[];
  state: string;
}

function heldSentence({ policy, deciders, state }: Held): Sentence {
  const who = cut(deciders.slice(0, 3).join('、'), 60);
  const names = cut(deciders.slice(0, 3).join(', '), 60);
  const rule = cut(policy, 80);
  if (state === 'pending')
    return {
      'zh-CN': `这封邮件正在等 ${who} 审批。批准后您会收到通知，再点发送即可；邮件可存为草稿。`,
      en: `This mail waits for the approval of ${names}. You get a notice when it is approved, then press Send; it can be kept as a draft.`,
    };
  if (state === 'rejected')
    return {
      'zh-CN': '这封邮件被驳回。请按审批意见修改后再申请，意见见 Tradepost 的“审批”。',
      en: 'This mail was rejected. Change it as the comment says and ask again; the comment stands under Approvals in Tradepost.',
    };
  return {
    'zh-CN': `按规定（${rule}），这封邮件需 ${who} 审批。请在侧栏申请；邮件保留在此，可存为草稿，批准后再点发送即可。`,
    en: `This mail needs the approval of ${names} (${rule}). Ask for it in the sidebar; the mail stays here and can be kept as a draft. When it is approved, press Send.`,
  };
}

function joined(parts: readonly string[], more: string): string {
  const text = parts.filter(Boolean).join('\n');
  const whole = more === '' ? text : `${text}\n${more}`;
  return whole.length <= MOST ? whole : `${whole.slice(0, MOST - 1)}…`;
}

/** The dialog's message: what waits for whom, then the two findings that cost most; at most 500 characters in each language. */
export function messageOf(
  findings: readonly Pick<FindingReply, 'code' | 'values' | 'companies'>[],
  held: Held | null,
): Sentence {
  const shown = findings.slice(0, held ? 1 : MOST_FINDINGS).map(sentenceOf);
  const all = [...shown, ...(held ? [heldSentence(held)] : [])];
  const left = findings.length - shown.length;
  return {
    'zh-CN': joined(
      all.map(one => one['zh-CN']),
      left > 0 ? `另有 ${left} 处，请在侧栏查看。` : '',
    ),
    en: joined(
      all.map(one => one.en),
      left > 0 ? `${left} more in the sidebar.` : '',
    ),
  };
}
