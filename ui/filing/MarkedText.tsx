import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useMemo, useRef } from 'react';
import { onForcedColors } from '../theme/layout';
import type { Mark } from './evidence';
import { cutByMarks, isActiveKey } from './evidence';
import { useEvidence } from './EvidenceContext';

const useStyles = makeStyles({
  whole: { whiteSpace: 'nowrap' },
  mark: { scrollMarginBlock: '80px', ':focus-visible': { outlineWidth: '2px' } },
  active: {
    outline: `2px solid ${tokens.colorCompoundBrandStroke}`,
    [onForcedColors]: { outline: '3px solid Highlight' },
  },
});

/** Numbers of records and other short words are not broken at their hyphens. */
const unbroken = 24;

interface Props {
  text: string;
  marks: readonly Mark[];
  /** The part of `text` that is shown; offsets of marks count from the start of the whole. */
  from?: number;
  to?: number;
}

/** Text with the words marked that reasons rest on. Marks and their reasons light each other up. */
export function MarkedText({ text, marks, from = 0, to = text.length }: Props) {
  const pieces = useMemo(() => cutByMarks(text, marks, from, to), [text, marks, from, to]);
  return (
    <>
      {pieces.map((piece, index) =>
        piece.keys.length === 0 ? piece.text : <MarkedWords key={index} text={piece.text} keys={piece.keys} />,
      )}
    </>
  );
}

/** Words that stand alone, as an attachment's name or an address; marked where `keys` name a reason. */
export function MarkedWords({ text, keys }: { text: string; keys: readonly string[] }) {
  const styles = useStyles();
  const { active, setActive, wanted } = useEvidence();
  const element = useRef<HTMLElement>(null);
  const isWanted = wanted !== null && keys.some(key => isActiveKey(key, wanted.key));
  useEffect(() => {
    if (!isWanted) return;
    element.current?.scrollIntoView({ block: 'nearest' });
    element.current?.focus({ preventScroll: true });
  }, [isWanted, wanted]);
  if (keys.length === 0) return <>{text}</>;
  const isActive = keys.some(key => isActiveKey(key, active));
  return (
    <mark
      ref={element}
      tabIndex={-1}
      className={mergeClasses(styles.mark, text.length <= unbroken && styles.whole, isActive && styles.active)}
      onMouseEnter={() => setActive(keys[0])}
      onMouseLeave={() => setActive(null)}
      onFocus={() => setActive(keys[0])}
      onBlur={() => setActive(null)}
    >
      {text}
    </mark>
  );
}
