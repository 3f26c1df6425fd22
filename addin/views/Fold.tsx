import { makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import type { ReactNode } from 'react';
import { useId, useState } from 'react';
import { usePaneStyles } from './paneStyles';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    width: '100%',
    minHeight: '32px',
    padding: 0,
    border: 'none',
    background: 'none',
    color: 'inherit',
    font: 'inherit',
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'start',
    cursor: 'pointer',
  },
  aside: { marginInlineStart: 'auto', fontWeight: tokens.fontWeightRegular },
});

/** Which parts are folded, as long as the pane is open; nothing of it is kept in the browser. */
const folded = new Map<string, boolean>();

interface Props {
  name: string;
  title: string;
  isFirstOpen: boolean;
  aside?: ReactNode;
  children: ReactNode;
}

/** A part that folds, and remembers it from mail to mail. */
export function Fold({ name, title, isFirstOpen, aside, children }: Props) {
  const styles = useStyles();
  const shared = usePaneStyles();
  const id = useId();
  const [isOpen, setOpen] = useState(() => folded.get(name) ?? isFirstOpen);
  const turn = () => {
    folded.set(name, !isOpen);
    setOpen(!isOpen);
  };
  return (
    <section className={shared.part}>
      <h2 className={shared.text}>
        <button type="button" className={styles.head} aria-expanded={isOpen} aria-controls={id} onClick={turn}>
          {isOpen ? <ChevronDownRegular aria-hidden="true" /> : <ChevronRightRegular aria-hidden="true" />}
          <span>{title}</span>
          {aside && <span className={styles.aside}>{aside}</span>}
        </button>
      </h2>
      <div id={id} hidden={!isOpen} className={isOpen ? shared.list : undefined}>
        {isOpen && children}
      </div>
    </section>
  );
}
