import { tokens } from '@fluentui/react-components';

/** A value of a list that can be changed where it stands: reads like text, and is a button of 24 px at least. */
export const inlineButton = {
  border: 'none',
  background: 'none',
  font: 'inherit',
  color: 'inherit',
  textAlign: 'start',
  maxWidth: '100%',
  minWidth: '24px',
  minHeight: '24px',
  overflow: 'hidden',
  textOverflow: 'ellipsis',
  whiteSpace: 'nowrap',
  padding: `0 ${tokens.spacingHorizontalXS}`,
  borderRadius: tokens.borderRadiusSmall,
  cursor: 'pointer',
  ':hover': { backgroundColor: tokens.colorNeutralBackground1Pressed },
} as const;
