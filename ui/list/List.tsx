import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { KeyboardEvent, MouseEvent, ReactNode } from 'react';
import { useCallback, useEffect, useRef, useState } from 'react';
import { navigate } from '../router';
import { layout, onForcedColors } from '../theme/layout';
import { usePhone } from '../usePhone';
import { useListKeys } from './useListKeys';
import { useWindow } from './useWindow';
import { meaning } from '../theme/meaning';

export interface Column<T> {
  key: string;
  head: string;
  /** A track of CSS grid: 'minmax(0, 2fr)', '90px'. */
  width: string;
  /** Figures and dates stand at the right. */
  isEnd?: boolean;
  cell(item: T): ReactNode;
}

export interface ListProps<T> {
  label: string;
  items: readonly T[];
  /** At most eight. */
  columns: readonly Column<T>[];
  keyOf(item: T): string | number;
  /** The address that a row opens; Ctrl-click opens it in a new tab. */
  addressOf?(item: T): string;
  /** Instead of going to an address. */
  onOpen?(item: T): void;
  /** Two lines on a phone. */
  card(item: T): ReactNode;
  /** Rows that wait for a person are told by their cells; this only emphasises. */
  isStrong?(item: T): boolean;
  /** Keyset paging: called when the end is near. */
  onMore?(): void;
  /** What stands under the last row: how many there are, or that more is being loaded. */
  foot?: ReactNode;
  /** Of all, where known; else of those that are loaded. */
  total?: number;
}

const useStyles = makeStyles({
  scroller: { overflowY: 'auto', overflowX: 'hidden', height: '100%', minHeight: 0, position: 'relative' },
  headGroup: { position: 'sticky', top: 0, zIndex: 2 },
  head: {
    display: 'grid',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    height: `${layout.rowHeight}px`,
    padding: `0 ${tokens.spacingHorizontalL}`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  row: {
    display: 'grid',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    padding: `0 ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    cursor: 'pointer',
    color: tokens.colorNeutralForeground1,
    ':hover': { backgroundColor: meaning.tpRowHover },
    ':focus-visible': { outlineOffset: '-2px' },
  },
  rowHeight: { height: `${layout.rowHeight}px` },
  cardHeight: { height: `${layout.cardHeight}px` },
  active: {
    backgroundColor: meaning.tpRowChosen,
    boxShadow: `inset 3px 0 0 ${tokens.colorCompoundBrandStroke}`,
    [onForcedColors]: { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
  strong: { fontWeight: tokens.fontWeightSemibold },
  cell: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
  end: { textAlign: 'end' },
  foot: {
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
});

/** The one list: compact rows, sticky head, keys, only the rows in view rendered, cards on a phone. */
export function List<T>(props: ListProps<T>) {
  const { items, columns, keyOf } = props;
  const styles = useStyles();
  const isPhone = usePhone();
  const scroller = useRef<HTMLDivElement>(null);
  const rowHeight = isPhone ? layout.cardHeight : layout.rowHeight;
  const shown = useWindow({
    scroller,
    length: items.length,
    rowHeight,
    headHeight: isPhone ? 0 : layout.rowHeight,
    onNearEnd: props.onMore,
  });
  const { active, setActive, byKey } = useActive(items.length);
  const open = useCallback((item: T, isNewTab: boolean) => openItem(props, item, isNewTab), [props]);
  useListKeys({
    length: items.length,
    active,
    onActive: index => setActive(index, true),
    onOpen: index => items[index] !== undefined && open(items[index], false),
  });
  const { reveal } = shown;
  useEffect(() => {
    if (!byKey || active < 0) return;
    reveal(active);
    window.requestAnimationFrame(() => focusRow(scroller.current, active));
  }, [active, byKey, reveal]);

  const tracks = { gridTemplateColumns: columns.map(column => column.width).join(' ') };
  return (
    <div ref={scroller} className={styles.scroller}>
      <div role="grid" aria-label={props.label} aria-rowcount={(props.total ?? items.length) + 1}>
        {!isPhone && <Head columns={columns} tracks={tracks} />}
        <div role="rowgroup">
          <div style={{ height: shown.first * rowHeight }} />
          {items.slice(shown.first, shown.last).map((item, offset) => (
            <Row
              key={keyOf(item)}
              {...props}
              item={item}
              index={shown.first + offset}
              isPhone={isPhone}
              isActive={shown.first + offset === active}
              isTabStop={shown.first + offset === Math.max(0, active)}
              tracks={tracks}
              onActivate={() => setActive(shown.first + offset, false)}
              onOpenItem={open}
            />
          ))}
          <div style={{ height: Math.max(0, items.length - shown.last) * rowHeight }} />
        </div>
      </div>
      {props.foot && <div className={styles.foot}>{props.foot}</div>}
    </div>
  );
}

function useActive(length: number) {
  const [state, setState] = useState({ active: -1, byKey: false });
  const active = Math.min(state.active, length - 1);
  const setActive = useCallback((index: number, byKey: boolean) => setState({ active: index, byKey }), []);
  return { active, byKey: state.byKey, setActive };
}

function openItem<T>(props: ListProps<T>, item: T, isNewTab: boolean): void {
  const address = props.addressOf?.(item);
  if (isNewTab && address) window.open(address, '_blank', 'noopener');
  else if (props.onOpen) props.onOpen(item);
  else if (address) navigate(address);
}

function focusRow(scroller: HTMLElement | null, index: number): void {
  scroller?.querySelector<HTMLElement>(`[aria-rowindex="${index + 2}"]`)?.focus({ preventScroll: true });
}

function Head<T>({ columns, tracks }: { columns: readonly Column<T>[]; tracks: { gridTemplateColumns: string } }) {
  const styles = useStyles();
  return (
    <div role="rowgroup" className={styles.headGroup}>
      <div role="row" aria-rowindex={1} className={styles.head} style={tracks}>
        {columns.map(column => (
          <span key={column.key} role="columnheader" className={mergeClasses(styles.cell, column.isEnd && styles.end)}>
            {column.head}
          </span>
        ))}
      </div>
    </div>
  );
}

interface RowProps<T> extends ListProps<T> {
  item: T;
  index: number;
  isPhone: boolean;
  isActive: boolean;
  isTabStop: boolean;
  tracks: { gridTemplateColumns: string };
  onActivate(): void;
  onOpenItem(item: T, isNewTab: boolean): void;
}

function Row<T>(props: RowProps<T>) {
  const { item, columns, isPhone, isActive, isStrong } = props;
  const styles = useStyles();
  const onClick = (event: MouseEvent) => {
    if (event.target instanceof Element && event.target.closest('a,button')) return;
    props.onActivate();
    props.onOpenItem(item, event.ctrlKey || event.metaKey);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.target !== event.currentTarget) return;
    event.preventDefault();
    props.onOpenItem(item, event.ctrlKey || event.metaKey);
  };
  return (
    <div
      role="row"
      aria-rowindex={props.index + 2}
      aria-selected={isActive}
      tabIndex={props.isTabStop ? 0 : -1}
      className={mergeClasses(
        styles.row,
        isPhone ? styles.cardHeight : styles.rowHeight,
        isActive && styles.active,
        isStrong?.(item) && styles.strong,
      )}
      style={isPhone ? undefined : props.tracks}
      onClick={onClick}
      onKeyDown={onKeyDown}
      onFocus={props.onActivate}
    >
      {isPhone ? (
        <div role="gridcell" className={styles.cell}>
          {props.card(item)}
        </div>
      ) : (
        columns.map(column => (
          <div key={column.key} role="gridcell" className={mergeClasses(styles.cell, column.isEnd && styles.end)}>
            {column.cell(item)}
          </div>
        ))
      )}
    </div>
  );
}
