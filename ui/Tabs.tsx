import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { KeyboardEvent } from 'react';
import { useRef } from 'react';
import { onForcedColors, onPhone } from './theme/layout';

const useStyles = makeStyles({
  tabs: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  tab: {
    position: 'relative',
    minHeight: '36px',
    [onPhone]: { minHeight: '44px' },
    padding: `0 ${tokens.spacingHorizontalSNudge}`,
    border: 'none',
    background: 'none',
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':hover': { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground2Hover },
  },
  chosen: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    '::after': {
      content: '""',
      position: 'absolute',
      left: tokens.spacingHorizontalSNudge,
      right: tokens.spacingHorizontalSNudge,
      bottom: 0,
      height: '3px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandStroke,
      [onForcedColors]: { backgroundColor: 'Highlight' },
    },
  },
  count: { marginLeft: tokens.spacingHorizontalXS, color: tokens.colorNeutralForeground3 },
});

export interface TabItem<V extends string> {
  value: V;
  word: string;
  count?: string;
  hint?: string;
}
interface Props<V extends string> {
  label: string;
  value: V | null;
  items: readonly TabItem<V>[];
  onChange(value: V): void;
}

/** A row of tabs: arrows walk and choose, as the pattern of ARIA has it. */
export function Tabs<V extends string>({ label, value, items, onChange }: Props<V>) {
  const styles = useStyles();
  const row = useRef<HTMLDivElement>(null);
  const at = items.findIndex(item => item.value === value);
  const go = (index: number) => {
    const next = items[(index + items.length) % items.length];
    onChange(next.value);
    row.current?.querySelectorAll<HTMLElement>('[role="tab"]')[items.indexOf(next)]?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const moves: Record<string, number> = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: items.length - 1 };
    if (!(event.key in moves)) return;
    event.preventDefault();
    event.stopPropagation();
    go(moves[event.key]);
  };
  return (
    <div ref={row} role="tablist" aria-label={label} className={styles.tabs} onKeyDown={onKeyDown}>
      {items.map((item, index) => (
        <button
          key={item.value}
          type="button"
          role="tab"
          aria-selected={index === at}
          tabIndex={index === Math.max(0, at) ? 0 : -1}
          title={item.hint}
          className={mergeClasses(styles.tab, index === at && styles.chosen)}
          onClick={() => onChange(item.value)}
        >
          {item.word}
          {item.count !== undefined && <span className={styles.count}>{item.count}</span>}
        </button>
      ))}
    </div>
  );
}
