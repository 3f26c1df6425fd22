import type { TemplateReply } from '../../../service/teamwork/templates/templates.schema';

export const stages = [
  'inquiry',
  'quotation',
  'sample',
  'order',
  'shipment',
  'payment',
  'complaint',
  'greeting',
  'other',
] as const;

export interface TemplateFilter {
  q: string;
  language: string;
  stage: string;
}

/** Those templates that have all the words somewhere, in the language and of the stage, as they stand in the list. */
export function filterTemplates(templates: readonly TemplateReply[], filter: TemplateFilter): TemplateReply[] {
  const words = filter.q.toLowerCase().split(/\s+/).filter(Boolean);
  return templates.filter(one => {
    if (filter.language && one.language !== filter.language) return false;
    if (filter.stage && one.stage !== filter.stage) return false;
    const text = [one.name, one.folder, one.subject, one.body, ...one.tags].join('\n').toLowerCase();
    return words.every(word => text.includes(word));
  });
}

/** The languages that a trading company writes in; others can be chosen where a template has them already. */
export const languages = ['en', 'zh', 'de', 'fr', 'es', 'it', 'pt', 'ru', 'ar', 'ja', 'ko', 'nl', 'pl', 'tr'];

/** 'German' or '德语'. */
export function languageName(code: string, shown: string): string {
  return new Intl.DisplayNames([shown], { type: 'language' }).of(code) ?? code;
}

/** The language that is offered first: that of the letter, else English, which a buyer of any language reads; '' for all, where there are templates in neither. Pure. */
export function suggestedLanguage(languages: readonly string[], ofLetter: string | null): string {
  return [ofLetter, 'en'].find((one): one is string => one !== null && languages.includes(one)) ?? '';
}
