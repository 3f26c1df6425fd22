import { readSources } from './sources';

// Colours and sizes have names, and the names stand in ui/theme; whatever else says one by itself is wrong in one of the themes.
const pages = readSources('ui', 'admin', 'addin').filter(source => !source.path.startsWith('ui/theme/'));

function linesThat(pattern: RegExp): string[] {
  return pages.flatMap(({ path, text }) =>
    text
      .split('\n')
      .map((line, index) => ({ line, place: `${path}:${index + 1}` }))
      .filter(({ line }) => pattern.test(line) && !/^\s*(\*|\/\/|\/\*)/.test(line))
      .map(({ line, place }) => `${place} ${line.trim()}`),
  );
}

describe('a page', () => {
  it('names its colours', () => {
    expect(linesThat(/['"`: (]#([0-9a-fA-F]{3}|[0-9a-fA-F]{4}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})\b(?!\w)/)).toEqual([]);
    expect(linesThat(/\b(rgba?|hsla?|oklch)\(/)).toEqual([]);
  });

  it('names the sizes of its letters', () => {
    expect(linesThat(/font(-s|S)ize['"]?\s*[:=]\s*['"`{]?\s*\d/)).toEqual([]);
  });
});
