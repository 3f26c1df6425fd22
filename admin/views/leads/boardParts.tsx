import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { KeyboardEvent, ReactNode } from 'react';
import { navigate } from '../../../ui/router';
import { onForcedColors } from '../../../ui/theme/layout';
import { meaning } from '../../../ui/theme/meaning';

/** What the boards of leads and of opportunities have in common. */
export const useBoardStyles = makeStyles({
  column: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalS,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground3,
    minWidth: 0,
  },
  target: { outline: `2px solid ${tokens.colorCompoundBrandStroke}`, outlineOffset: '-2px' },
  head: { display: 'flex', justifyContent: 'space-between', alignItems: 'baseline', gap: tokens.spacingHorizontalXS },
  name: { fontWeight: tokens.fontWeightSemibold, fontSize: tokens.fontSizeBase300, margin: 0 },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  cards: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
  },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: tokens.spacingHorizontalS,
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    minWidth: 0,
    ':hover': { backgroundColor: meaning.tpRowHover },
    [onForcedColors]: { border: '1px solid CanvasText' },
  },
  grip: { cursor: 'grab' },
  late: { color: meaning.tpOverdueText },
});

interface ColumnProps<T> {
  name: string;
  /** How many it has, in words. */
  count: string;
  /** Under its name. */
  sum?: ReactNode;
  className?: string;
  /** The card that is dragged may be dropped here. */
  isTarget: boolean;
  onDrop(): void;
  cards: readonly T[];
  card(item: T): ReactNode;
  /** Where it has no card. */
  none: string;
  /** Loads more of its cards; null: there are no more. */
  onMore: (() => void) | null;
  more: string;
}

/** One stage with its cards. */
export function BoardColumn<T extends { id: number }>(props: ColumnProps<T>) {
  const { name, count, sum, className, isTarget, onDrop, cards, card, none, onMore, more } = props;
  const styles = useBoardStyles();
  return (
    <section
      aria-label={name}
      className={mergeClasses(styles.column, className, isTarget && styles.target)}
      onDragOver={event => isTarget && event.preventDefault()}
      onDrop={event => {
        event.preventDefault();
        onDrop();
      }}
    >
      <div className={styles.head}>
        <h2 className={styles.name}>{name}</h2>
        <span className={styles.quiet}>{count}</span>
      </div>
      {sum}
      {cards.length === 0 && <span className={styles.quiet}>{none}</span>}
      <ul className={styles.cards}>
        {cards.map(item => (
          <li key={item.id}>{card(item)}</li>
        ))}
      </ul>
      {onMore && (
        <Button size="small" appearance="subtle" onClick={onMore}>
          {more}
        </Button>
      )}
    </section>
  );
}

interface CardProps {
  number: string;
  address: string;
  isMovable: boolean;
  title?: string;
  onDrag(isDragged: boolean): void;
  children: ReactNode;
}

/** A card, which the mouse takes to another column; a double click opens it. */
export function BoardCardFrame({ number, address, isMovable, title, onDrag, children }: CardProps) {
  const styles = useBoardStyles();
  return (
    <div
      className={mergeClasses(styles.card, isMovable && styles.grip)}
      draggable={isMovable}
      title={title}
      onDragStart={event => {
        event.dataTransfer.setData('text/plain', number);
        onDrag(true);
      }}
      onDragEnd={() => onDrag(false)}
      onDoubleClick={() => navigate(address)}
    >
      {children}
    </div>
  );
}

/** For the link of a card: Shift with an arrow takes it to the column beside. */
export function stepKeys(isMovable: boolean, onStep: (by: 1 | -1) => void) {
  return {
    'aria-keyshortcuts': isMovable ? 'Shift+ArrowRight Shift+ArrowLeft' : undefined,
    draggable: false,
    onKeyDown: (event: KeyboardEvent) => {
      if (!isMovable || !event.shiftKey || (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight')) return;
      event.preventDefault();
      onStep(event.key === 'ArrowRight' ? 1 : -1);
    },
  };
}

interface Moved {
  id: number;
  stage: string;
}

/** The cards of a column, and how many there are, with one card where it is now: in its place, else at the top. Pure. */
export function cardsAfter<T extends Moved>(
  { stage, count }: { stage: string; count: number },
  cards: readonly T[],
  from: Moved,
  to: T,
): { count: number; cards: T[] } {
  const isThere = cards.some(one => one.id === from.id);
  const isHere = stage === to.stage;
  if (isThere && isHere) return { count, cards: cards.map(one => (one.id === from.id ? to : one)) };
  const left = cards.filter(one => one.id !== from.id);
  return { count: count + (isHere ? 1 : 0) - (isThere ? 1 : 0), cards: isHere ? [to, ...left] : left };
}
