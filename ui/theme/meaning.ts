import type { Theme } from '@fluentui/react-components';

/**
 * Colours that say something, beside Fluent's. Each is told by icon and word too, never by the colour alone.
 * They are CSS variables of the theme, so that light, dark and high contrast each have their own.
 */
export interface MeaningTokens {
  tpFiledIcon: string;
  tpReviewText: string;
  tpReviewBack: string;
  tpWarningText: string;
  tpWarningBack: string;
  tpRiskText: string;
  tpRiskBack: string;
  tpRiskEdge: string;
  tpOverdueText: string;
  tpEvidenceText: string;
  tpEvidenceBack: string;
  /** Mail is always read on white paper, whatever the theme. */
  tpPaper: string;
  tpPaperInk: string;
  tpPaperFrame: string;
  /** A row under the pointer, and the chosen one: in high contrast the ground stays and an outline tells. */
  tpRowHover: string;
  tpRowChosen: string;
  tpToastText: string;
  tpToastBack: string;
  tpSeriesFiled: string;
  tpSeriesReview: string;
  tpSeriesKeptOut: string;
}

/** Light, and what the two themes share: Fluent's own tokens follow the theme by themselves. */
export function meaningOf(theme: Theme): MeaningTokens {
  return {
    tpFiledIcon: theme.colorStatusSuccessForeground1,
    tpReviewText: theme.colorPaletteMarigoldForeground2,
    tpReviewBack: theme.colorPaletteMarigoldBackground2,
    tpWarningText: theme.colorStatusWarningForeground1,
    tpWarningBack: theme.colorStatusWarningBackground1,
    tpRiskText: theme.colorStatusDangerForeground1,
    tpRiskBack: theme.colorStatusDangerBackground1,
    tpRiskEdge: theme.colorStatusDangerBorder2,
    tpOverdueText: theme.colorStatusDangerForeground1,
    tpEvidenceText: theme.colorNeutralForeground1,
    tpEvidenceBack: theme.colorPaletteYellowBackground2,
    tpPaper: '#FFFFFF',
    tpPaperInk: '#242424',
    tpPaperFrame: theme.colorNeutralStroke2,
    tpRowHover: theme.colorNeutralBackground1Hover,
    tpRowChosen: theme.colorNeutralBackground1Selected,
    tpToastText: theme.colorNeutralForegroundInverted,
    tpToastBack: theme.colorNeutralBackgroundInverted,
    tpSeriesFiled: theme.colorBrandBackground,
    tpSeriesReview: theme.colorPaletteMarigoldBorderActive,
    tpSeriesKeptOut: theme.colorNeutralStroke1,
  };
}

/** For makeStyles: the variables that the provider writes. */
export const meaning: Readonly<Record<keyof MeaningTokens, string>> = {
  tpFiledIcon: 'var(--tpFiledIcon)',
  tpReviewText: 'var(--tpReviewText)',
  tpReviewBack: 'var(--tpReviewBack)',
  tpWarningText: 'var(--tpWarningText)',
  tpWarningBack: 'var(--tpWarningBack)',
  tpRiskText: 'var(--tpRiskText)',
  tpRiskBack: 'var(--tpRiskBack)',
  tpRiskEdge: 'var(--tpRiskEdge)',
  tpOverdueText: 'var(--tpOverdueText)',
  tpEvidenceText: 'var(--tpEvidenceText)',
  tpEvidenceBack: 'var(--tpEvidenceBack)',
  tpPaper: 'var(--tpPaper)',
  tpPaperInk: 'var(--tpPaperInk)',
  tpPaperFrame: 'var(--tpPaperFrame)',
  tpRowHover: 'var(--tpRowHover)',
  tpRowChosen: 'var(--tpRowChosen)',
  tpToastText: 'var(--tpToastText)',
  tpToastBack: 'var(--tpToastBack)',
  tpSeriesFiled: 'var(--tpSeriesFiled)',
  tpSeriesReview: 'var(--tpSeriesReview)',
  tpSeriesKeptOut: 'var(--tpSeriesKeptOut)',
};
