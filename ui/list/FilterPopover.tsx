import {
  Badge,
  Button,
  makeStyles,
  mergeClasses,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from '@fluentui/react-components';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import type { ReactNode } from 'react';
import { setQuery } from '../router';
import { useTexts } from '../texts/texts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, width: 'min(300px, 80vw)' },
  // Where there are many of them.
  long: { width: 'min(320px, 80vw)', maxHeight: 'min(640px, calc(100vh - 180px))', overflowY: 'auto' },
  clear: { flexShrink: 0 },
  count: { marginLeft: tokens.spacingHorizontalXS },
});

interface Props {
  label: string;
  /** What the address narrows the list by now. */
  values: readonly unknown[];
  /** Names in the address of everything that is cleared. */
  names: readonly string[];
  isLong?: boolean;
  children: ReactNode;
}

/** The filters of a list behind one button, which tells how many of them are set; all of them in the address, so that a colleague who opens it sees the same. */
export function FilterPopover({ label, values, names, isLong, children }: Props) {
  const styles = useStyles();
  const set = values.filter(Boolean).length;
  return (
    <Popover trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button icon={<FilterRegular />}>
          {label}
          {set > 0 && (
            <Badge className={styles.count} appearance="filled" color="brand">
              {set}
            </Badge>
          )}
        </Button>
      </PopoverTrigger>
      <PopoverSurface aria-label={label}>
        <div className={mergeClasses(styles.form, isLong && styles.long)}>
          {children}
          <ClearFilters names={names} className={styles.clear} />
        </div>
      </PopoverSurface>
    </Popover>
  );
}

/** Takes everything out of the address that narrows the list. */
export function ClearFilters({ names, className }: { names: readonly string[]; className?: string }) {
  const { t } = useTexts();
  return (
    <Button className={className} onClick={() => setQuery(Object.fromEntries(names.map(name => [name, null])))}>
      {t('common.clearFilters')}
    </Button>
  );
}
