import en from '../../ui/texts/en';
import zhCN from '../../ui/texts/zh-CN';

/** Every text by its dotted key. */
function flatten(texts: object, prefix = ''): Map<string, string> {
  const all = new Map<string, string>();
  for (const [key, value] of Object.entries(texts)) {
    if (typeof value === 'string') all.set(`${prefix}${key}`, value);
    else for (const [inner, text] of flatten(value as object, `${prefix}${key}.`)) all.set(inner, text);
  }
  return all;
}

// {n|mail|mails} chooses a word by n; it is the same value as {n}.
const placeholders = (text: string) =>
  [...new Set([...text.matchAll(/\{([a-zA-Z]+)(?:\|[^}]*)?\}/g)].map(found => found[1]))].sort();

const english = flatten(en);
const chinese = flatten(zhCN);

describe('the texts of the pages', () => {
  it('are there in both languages', () => {
    expect([...english.keys()].filter(key => !chinese.has(key))).toEqual([]);
    expect([...chinese.keys()].filter(key => !english.has(key))).toEqual([]);
  });

  it('fill in the same values in both', () => {
    const different = [...chinese].filter(
      ([key, text]) => placeholders(text).join() !== placeholders(english.get(key) ?? '').join(),
    );
    expect(different.map(([key, text]) => `${key}: ${text} / ${english.get(key)}`)).toEqual([]);
  });

  it('say something', () => {
    expect([...english, ...chinese].filter(([, text]) => text.trim() === '').map(([key]) => key)).toEqual([]);
  });

  it('are Chinese where they should be', () => {
    const latin = [...chinese].filter(
      ([, text]) => !/[\u4e00-\u9fff]/.test(text) && /[a-zA-Z]{4,}/.test(text.replace(/\{[^}]*\}/g, '')),
    );
    // Names, examples and signs that are the same in every language.
    const same = latin.filter(([key, text]) => english.get(key) !== text);
    expect(same.map(([key, text]) => `${key}: ${text}`)).toEqual([]);
  });
});
