import { Button, makeStyles, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { MyDayReply } from '../../../service/reports/myDay.schema';
import { ListCard } from '../../../ui/ListCard';
import { linkTo, PageLink } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { layout, onNarrow, onPhone } from '../../../ui/theme/layout';
import { meaning } from '../../../ui/theme/meaning';

/** How the lists of a day look. */
export const useDayStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) minmax(0, 1fr)',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    [onNarrow]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, minWidth: 0 },
  line: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    minHeight: `${layout.rowHeight}px`,
    [onPhone]: { minHeight: '48px' },
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    ':hover': { backgroundColor: meaning.tpRowHover },
    ':focus-visible': { outlineOffset: '-2px' },
  },
  main: { flex: '1 1 0', minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, whiteSpace: 'nowrap' },
  late: { color: meaning.tpOverdueText, fontWeight: tokens.fontWeightSemibold },
  none: { padding: tokens.spacingHorizontalL, color: tokens.colorNeutralForeground2 },
});

/** A list of the day. */
export interface Part {
  day: MyDayReply;
}

interface SectionProps {
  title: string;
  none: string;
  all?: { count: number; address: string };
  link?: { word: string; address: string };
  children: ReactNode[];
}

/** One list with its heading, and what is said where it is empty. */
export function Section({ title, none, all, link, children }: SectionProps) {
  const styles = useDayStyles();
  const { t } = useTexts();
  const tools = (
    <>
      {link && (
        <Button size="small" as="a" {...linkTo(link.address)}>
          {link.word}
        </Button>
      )}
      {all && all.count > 0 && (
        <Button size="small" as="a" {...linkTo(all.address)}>
          {t('myDay.all', { n: all.count })}
        </Button>
      )}
    </>
  );
  return (
    <ListCard title={title} tools={tools}>
      {children.length === 0 ? <p className={styles.none}>{none}</p> : <ul>{children}</ul>}
    </ListCard>
  );
}

/** One line, a link to where it stands. */
export function Line({ to, children }: { to: string; children: ReactNode }) {
  const styles = useDayStyles();
  return (
    <li>
      <PageLink to={to} className={styles.line}>
        {children}
      </PageLink>
    </li>
  );
}
