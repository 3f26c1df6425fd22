import { makeStyles, tokens } from '@fluentui/react-components';
import { layout, onPhone } from '../../../ui/theme/layout';
import { meaning } from '../../../ui/theme/meaning';

/** The lines of today's lists, whose columns stand under one another. */
export const useTodayRowStyles = makeStyles({
  item: { display: 'grid', gridTemplateColumns: 'subgrid', gridColumn: '1 / -1' },
  line: {
    display: 'grid',
    gridTemplateColumns: 'subgrid',
    gridColumn: '1 / -1',
    alignItems: 'center',
    height: `${layout.rowHeight}px`,
    [onPhone]: { height: '48px' },
    padding: `0 ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
  },
  link: {
    ':hover': { backgroundColor: meaning.tpRowHover },
    ':focus-visible': { outlineOffset: '-2px' },
  },
});
