// The sentences of Outlook's dialog where the service has none, and its button.
import type { LocalFinding } from './localRules';

export type Language = 'zh-CN' | 'en';
const MOST = 500;
const cut = (text: string | undefined, length: number) => {
  const plain = (text || '').replace(/\s+/g, ' ').trim();
  return plain.length > length ? `${plain.slice(0, length - 1)}…` : plain;
};

/** The language of the dialog: the person's own, else that of Outlook's menus. */
export function languageOf(own: string | undefined, host: string | undefined): Language {
  return /^zh/i.test(own || host || '') ? 'zh-CN' : 'en';
}

/** The button that opens the pane instead of sending. */
export const cancelLabel: { [language in Language]: string } = { 'zh-CN': '在侧栏中处理', en: 'Review in sidebar' };

const writers: {
  [language in Language]: { [code in LocalFinding['code']]: (values: { [name: string]: string }) => string };
} = {
  'zh-CN': {
    look_alike: ({ address, meant }) =>
      `收件地址 ${cut(address, 80)} 与已知地址相似，您要发给的可能是 ${cut(meant, 80)}。请核对。`,
    mistyped: ({ address, meant }) => `收件地址 ${cut(address, 80)} 可能写错了，是不是 ${cut(meant, 80)}？`,
    wrong_customer: ({ number, file, owner }) =>
      `${file ? `附件 ${cut(file, 80)}` : `主题中的 ${cut(number, 40)}`} 属于${owner ? cut(owner, 60) : '另一家客户'}。请移除，或在侧栏说明原因后再发送。`,
  },
  en: {
    look_alike: ({ address, meant }) =>
      `The recipient ${cut(address, 80)} looks like a known address; perhaps you mean ${cut(meant, 80)}. Check it.`,
    mistyped: ({ address, meant }) =>
      `The recipient ${cut(address, 80)} may be mistyped. Do you mean ${cut(meant, 80)}?`,
    wrong_customer: ({ number, file, owner }) =>
      `${file ? `The attachment ${cut(file, 80)}` : `The number ${cut(number, 40)} in the subject`} belongs to ${owner ? cut(owner, 60) : 'another customer'}. Remove it, or give the reason in the sidebar and send again.`,
  },
};

/** What the dialog says: the first two findings; at most 500 characters, as Outlook takes no more. */
export function localMessage(findings: readonly LocalFinding[], language: Language): string {
  return bounded(
    findings
      .slice(0, 2)
      .map(one => writers[language][one.code](one.values))
      .join('\n'),
  );
}

const again: { [language in Language]: string } = {
  'zh-CN': '现在连不上 Tradepost。核对无误后，请再点一次“发送”。',
  en: 'Tradepost cannot be reached now. If the mail is right, press Send once more.',
};

/** The same where Outlook has no button for sending all the same: pressing Send once more is it. */
export function onceMore(text: string, language: Language): string {
  const room = MOST - again[language].length - 1;
  return `${text.length > room ? `${text.slice(0, room - 1)}…` : text}\n${again[language]}`;
}

export const bounded = (text: string) => (text.length > MOST ? `${text.slice(0, MOST - 1)}…` : text);
