import type { TradepostTheme } from '../../ui/theme/themes';
import { themeFor } from '../../ui/theme/themes';

type Token = keyof TradepostTheme;

// Every pair in which words stand on a ground (WCAG 2.2, 1.4.3: 4.5 to 1).
const words: [Token, Token][] = [
  ['colorNeutralForeground1', 'colorNeutralBackground1'],
  ['colorNeutralForeground1', 'colorNeutralBackground2'],
  ['colorNeutralForeground1', 'tpRowHover'],
  ['colorNeutralForeground1', 'tpRowChosen'],
  ['colorNeutralForeground2', 'colorNeutralBackground1'],
  ['colorNeutralForeground2', 'colorNeutralBackground2'],
  ['colorNeutralForeground3', 'colorNeutralBackground1'],
  ['colorNeutralForeground3', 'colorNeutralBackground2'],
  ['colorNeutralForeground3', 'colorNeutralBackground3'],
  ['colorNeutralForeground3', 'tpRowHover'],
  ['colorNeutralForegroundOnBrand', 'colorBrandBackground'],
  ['colorBrandForegroundLink', 'colorNeutralBackground1'],
  ['colorBrandForegroundLink', 'colorNeutralBackground2'],
  ['colorBrandForeground1', 'colorNeutralBackground1'],
  ['colorBrandForeground2', 'colorNeutralBackground1'],
  ['colorBrandForeground2', 'tpRowChosen'],
  ['tpToastText', 'tpToastBack'],
  ['tpReviewText', 'tpReviewBack'],
  ['tpReviewText', 'colorNeutralBackground1'],
  ['tpWarningText', 'tpWarningBack'],
  ['tpRiskText', 'tpRiskBack'],
  ['tpOverdueText', 'colorNeutralBackground1'],
  ['tpEvidenceText', 'tpEvidenceBack'],
  ['tpPaperInk', 'tpPaper'],
];

// Icons and parts of charts (1.4.11: 3 to 1).
const signs: [Token, Token][] = [
  ['tpFiledIcon', 'colorNeutralBackground1'],
  ['tpSeriesFiled', 'colorNeutralBackground1'],
  ['colorCompoundBrandStroke', 'colorNeutralBackground1'],
  ['colorStrokeFocus2', 'colorNeutralBackground1'],
  ['colorStrokeFocus2', 'colorNeutralBackground2'],
];

/** Relative luminance of '#rrggbb' or '#rgb' (WCAG 2.2, definitions). */
function luminance(colour: string): number {
  const long = colour.length === 4 ? colour.replace(/[0-9a-f]/gi, digit => digit + digit) : colour;
  const match = /^#([0-9a-f]{6})$/i.exec(long);
  if (!match) throw new Error(`${colour} is no plain colour`);
  const parts = [0, 2, 4].map(at => parseInt((match[1] as string).slice(at, at + 2), 16) / 255);
  const [red, green, blue] = parts.map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * (red as number) + 0.7152 * (green as number) + 0.0722 * (blue as number);
}

function contrast(a: string, b: string): number {
  const [light, dark] = [luminance(a), luminance(b)].sort((x, y) => y - x) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

function tooFaint(theme: TradepostTheme, pairs: [Token, Token][], least: number): string[] {
  return pairs
    .map(([front, ground]) => ({ front, ground, ratio: contrast(String(theme[front]), String(theme[ground])) }))
    .filter(({ ratio }) => ratio < least)
    .map(({ front, ground, ratio }) => `${front} on ${ground}: ${ratio.toFixed(2)}`);
}

describe.each(['light', 'dark', 'highContrast'] as const)('the %s theme', name => {
  it('lets everybody read its words', () => {
    expect(tooFaint(themeFor(name, 'en'), words, 4.5)).toEqual([]);
  });

  it('lets everybody see its signs', () => {
    expect(tooFaint(themeFor(name, 'en'), signs, 3)).toEqual([]);
  });
});

describe('Chinese text', () => {
  it('stands in taller lines', () => {
    expect(themeFor('light', 'zh-CN').lineHeightBase300).toBe('22px');
    expect(themeFor('light', 'en').lineHeightBase300).toBe('20px');
  });
});
