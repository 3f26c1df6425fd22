import type { RefObject } from 'react';
import { useCallback, useEffect, useLayoutEffect, useState } from 'react';

interface Options {
  scroller: RefObject<HTMLElement | null>;
  length: number;
  rowHeight: number;
  /** Height of the sticky head above the rows. */
  headHeight: number;
  /** Called when the end is near. */
  onNearEnd?(): void;
}

const spare = 8;

/** Which rows stand in view, so that only those are rendered while the scroll height stays true. */
export function useWindow({ scroller, length, rowHeight, headHeight, onNearEnd }: Options) {
  const [range, setRange] = useState({ first: 0, last: 40 });
  const measure = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    const first = Math.max(0, Math.floor(box.scrollTop / rowHeight) - spare);
    const last = Math.ceil((box.scrollTop + box.clientHeight) / rowHeight) + spare;
    setRange(old => (old.first === first && old.last === last ? old : { first, last }));
    if (length > 0 && last >= length - spare) onNearEnd?.();
  }, [scroller, rowHeight, length, onNearEnd]);

  useLayoutEffect(measure, [measure]);
  useEffect(() => {
    const box = scroller.current;
    if (!box) return;
    box.addEventListener('scroll', measure, { passive: true });
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => {
      box.removeEventListener('scroll', measure);
      observer.disconnect();
    };
  }, [scroller, measure]);

  const reveal = useCallback(
    (index: number) => {
      const box = scroller.current;
      if (!box || index < 0) return;
      const top = index * rowHeight;
      const room = box.clientHeight - headHeight;
      if (top < box.scrollTop) box.scrollTop = top;
      else if (top + rowHeight > box.scrollTop + room) box.scrollTop = top + rowHeight - room;
    },
    [scroller, rowHeight, headHeight],
  );
  return { first: Math.min(range.first, length), last: Math.min(range.last, length), reveal };
}
