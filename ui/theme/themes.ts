import type { Theme } from '@fluentui/react-components';
import { createDarkTheme, createLightTheme, teamsHighContrastTheme } from '@fluentui/react-components';
import { harbourTeal } from './brand';
import type { MeaningTokens } from './meaning';
import { meaningOf } from './meaning';

export type TradepostTheme = Theme & MeaningTokens;
export type ThemeName = 'light' | 'dark' | 'highContrast';
export type LanguageName = 'zh-CN' | 'en';

/** Latin first, so that figures and numbers of records look alike in both languages. */
const fontFamilyBase =
  '"Segoe UI", -apple-system, BlinkMacSystemFont, "PingFang SC", "Microsoft YaHei UI", "Microsoft YaHei", ' +
  '"Noto Sans CJK SC", Roboto, "Helvetica Neue", sans-serif';

const chineseLineHeights = { lineHeightBase200: '18px', lineHeightBase300: '22px', lineHeightBase400: '24px' };

function light(): TradepostTheme {
  const theme = createLightTheme(harbourTeal);
  return { ...theme, ...meaningOf(theme) };
}

/** Fluent takes brand 100 for text in dark themes, which is 3.6:1 on its ground; these steps reach 4.5:1. */
function dark(): TradepostTheme {
  const theme: Theme = {
    ...createDarkTheme(harbourTeal),
    colorBrandForeground1: harbourTeal[120],
    colorBrandForegroundLink: harbourTeal[120],
    colorBrandForegroundLinkHover: harbourTeal[130],
    colorBrandForegroundLinkPressed: harbourTeal[110],
    colorBrandForegroundLinkSelected: harbourTeal[120],
    colorCompoundBrandForeground1: harbourTeal[120],
    colorCompoundBrandForeground1Hover: harbourTeal[130],
    colorCompoundBrandForeground1Pressed: harbourTeal[120],
    colorNeutralForeground2BrandHover: harbourTeal[120],
    colorNeutralForeground2BrandSelected: harbourTeal[120],
    colorNeutralForeground2BrandPressed: harbourTeal[120],
    colorNeutralForeground3BrandHover: harbourTeal[120],
    colorBrandForeground2: harbourTeal[130],
    colorBrandForeground2Hover: harbourTeal[140],
    colorCompoundBrandStroke: harbourTeal[110],
    colorCompoundBrandStrokeHover: harbourTeal[120],
  };
  return {
    ...theme,
    ...meaningOf(theme),
    tpOverdueText: theme.colorPaletteRedForeground1,
    tpEvidenceText: '#FFFFFF',
    tpEvidenceBack: '#4C4400',
    tpPaperFrame: theme.colorNeutralStroke1,
    tpSeriesFiled: harbourTeal[100],
    tpSeriesReview: theme.colorPaletteMarigoldForeground2,
    tpSeriesKeptOut: theme.colorNeutralStroke1,
  };
}

function highContrast(): TradepostTheme {
  const theme = teamsHighContrastTheme;
  return {
    ...theme,
    ...meaningOf(theme),
    tpEvidenceText: theme.colorNeutralForegroundInverted,
    tpEvidenceBack: theme.colorNeutralForeground1,
    tpRowHover: theme.colorNeutralBackground1,
    tpRowChosen: theme.colorNeutralBackground1,
    tpToastText: theme.colorNeutralForeground1,
    tpToastBack: theme.colorNeutralBackground1,
    tpSeriesFiled: theme.colorNeutralForeground1,
    tpSeriesKeptOut: theme.colorNeutralForeground3,
  };
}

const made = new Map<string, TradepostTheme>();

/** The theme of that name with the line heights of that language. The same object every time. */
export function themeFor(name: ThemeName, language: LanguageName): TradepostTheme {
  const key = `${name} ${language}`;
  const known = made.get(key);
  if (known) return known;
  const base = name === 'light' ? light() : name === 'dark' ? dark() : highContrast();
  const theme = { ...base, fontFamilyBase, ...(language === 'zh-CN' ? chineseLineHeights : {}) };
  made.set(key, theme);
  return theme;
}
