import { makeStyles, tokens } from '@fluentui/react-components';
import { onForcedColors, onPhone } from '../../../ui/theme/layout';
import { meaning } from '../../../ui/theme/meaning';

/** What the pages of approvals have in common. */
export const useApprovalStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '880px' },
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS },
  quiet: { color: tokens.colorNeutralForeground3 },
  list: { margin: 0, padding: 0, listStyle: 'none', display: 'flex', flexDirection: 'column' },
  line: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalM} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    overflowWrap: 'anywhere',
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'baseline', gap: tokens.spacingHorizontalM },
  grow: { flex: 1, minWidth: '16ch', overflowWrap: 'anywhere' },
  strong: { fontWeight: tokens.fontWeightSemibold },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
    overflowWrap: 'anywhere',
    [onPhone]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  mail: {
    margin: 0,
    padding: tokens.spacingHorizontalM,
    maxHeight: '50vh',
    overflowY: 'auto',
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontFamily: 'inherit',
    backgroundColor: tokens.colorNeutralBackground2,
    borderRadius: tokens.borderRadiusMedium,
  },
  risk: {
    padding: tokens.spacingHorizontalM,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    color: meaning.tpRiskText,
    backgroundColor: meaning.tpRiskBack,
    borderLeft: `4px solid ${meaning.tpRiskEdge}`,
    borderRadius: tokens.borderRadiusMedium,
    overflowWrap: 'anywhere',
    [onForcedColors]: { border: '2px solid' },
  },
  // Apart, so that no thumb takes one for the other (48 px and a gap as wide).
  decision: { display: 'flex', justifyContent: 'space-between', gap: '48px', maxWidth: '560px' },
  button: { minHeight: '48px', flex: 1 },
  fields: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    border: 'none',
    minWidth: 0,
  },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'flex-end', gap: tokens.spacingHorizontalM },
});
