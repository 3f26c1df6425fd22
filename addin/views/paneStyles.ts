import { makeStyles, tokens } from '@fluentui/react-components';
import { onForcedColors } from '../../ui/theme/layout';
import { meaning } from '../../ui/theme/meaning';

/** What the parts of the pane share: one column, 12 pixels at the sides. */
export const usePaneStyles = makeStyles({
  part: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    minWidth: 0,
  },
  review: {
    color: meaning.tpReviewText,
    backgroundColor: meaning.tpReviewBack,
    [onForcedColors]: { border: '2px solid' },
  },
  line: { display: 'flex', alignItems: 'flex-start', gap: tokens.spacingHorizontalXS, minWidth: 0 },
  icon: {
    display: 'inline-flex',
    flexShrink: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase300,
    height: tokens.lineHeightBase300,
    alignItems: 'center',
  },
  filedIcon: { color: meaning.tpFiledIcon },
  words: { flex: 1, minWidth: 0, overflowWrap: 'anywhere' },
  text: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  head: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  strong: { fontWeight: tokens.fontWeightSemibold },
  small: { fontSize: tokens.fontSizeBase200, lineHeight: tokens.lineHeightBase200 },
  quiet: { color: tokens.colorNeutralForeground3 },
  soft: { color: tokens.colorNeutralForeground2 },
  overdue: { color: meaning.tpOverdueText },
  warning: { color: meaning.tpWarningText },
  buttons: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  push: { marginInlineStart: 'auto' },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS, minWidth: 0 },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
  number: { whiteSpace: 'nowrap', flexShrink: 0 },
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
});
