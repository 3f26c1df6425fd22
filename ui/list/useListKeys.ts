import { useKeys } from '../keys';

interface ListKeys {
  length: number;
  /** -1: none yet. */
  active: number;
  onActive(index: number): void;
  onOpen?(index: number): void;
  isActive?: boolean;
}

/** J, K and arrows walk, Home and End jump, Enter opens. For List and for lists with rows of their own shape. */
export function useListKeys({ length, active, onActive, onOpen, isActive = true }: ListKeys): void {
  const go = (index: number) => {
    if (length > 0) onActive(Math.max(0, Math.min(length - 1, index)));
  };
  const next = () => go(active + 1);
  const previous = () => go(active < 0 ? 0 : active - 1);
  const group = 'lists';
  useKeys(
    [
      { code: 'KeyJ', group, label: 'keys.next', shown: 'J ↓', run: next },
      { code: 'KeyK', group, label: 'keys.previous', shown: 'K ↑', run: previous },
      { code: 'ArrowDown', group, always: true, run: next },
      { code: 'ArrowUp', group, always: true, run: previous },
      { code: 'Home', group, always: true, run: () => go(0) },
      { code: 'End', group, always: true, run: () => go(length - 1) },
      ...(onOpen
        ? [
            {
              code: 'Enter',
              group,
              always: true,
              label: 'keys.open',
              shown: 'Enter',
              run: () => {
                if (active >= 0) onOpen(active);
              },
            } as const,
          ]
        : []),
    ],
    isActive && length > 0,
  );
}
