import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import en from '../../ui/texts/en';
import zhCN from '../../ui/texts/zh-CN';

/** The audit log is read by people: what the service writes into it by keys has words in both languages. */
const files = (folder: string): string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap(entry =>
    entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)],
  );
const sources = files(resolve(__dirname, '../../service'))
  .filter(path => path.endsWith('.service.ts'))
  .map(path => readFileSync(path, 'utf8'))
  .join('\n');

const found = (pattern: RegExp): string[] => [
  ...new Set([...sources.matchAll(pattern)].map(match => match[1] as string)),
];
// audit(manager, viewer, 'rule.changed', { type: 'rule', id }, …)
const acts = found(/\baudit\(\s*[\w.]+,\s*[\w.]+(?:\([\w.]*\))?,\s*'([a-z_]+\.[a-z_.]+)'/g);
const subjects = found(/\{ type: '([a-z_]+)', id\b/g);

const wordsOf = (texts: typeof en, key: string): string | undefined => {
  const { settings, auditWords } = texts as unknown as Record<string, Record<string, string>>;
  return settings?.[key] ?? auditWords?.[key];
};
const without = (keys: string[]) => keys.filter(key => !wordsOf(en, key) || !wordsOf(zhCN, key));

it('every act that is audited has words in both languages', () => {
  expect(acts.length).toBeGreaterThan(40);
  expect(without(acts.map(act => `action_${act.replaceAll('.', '_')}`))).toEqual([]);
});

it('everything that an audited act is done to has words in both languages', () => {
  expect(subjects.length).toBeGreaterThan(10);
  expect(without(subjects.map(subject => `subject_${subject}`))).toEqual([]);
});
