import { Button, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useTexts } from './texts/texts';
import type { Draft } from './useDraft';

const useStyles = makeStyles({
  clash: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    overflowWrap: 'anywhere',
  },
});

/** A field that two have changed: how both want it, and the two ways out. */
export interface Clash {
  field: string;
  /** As it was typed here, and as it is saved now; null for what cannot be said in a line. */
  mine: string | null;
  now: string | null;
  keep(): void;
  take(): void;
}

/**
 * The fields of a draft that somebody else has changed since, in words.
 *
 * @param labels what the fields are called on the form
 * @param inWords of values that are codes or numbers of things; absent, or undefined as its answer: as they stand
 */
export function useClashes<T extends object>(
  draft: Draft<T>,
  labels: { readonly [name in keyof T]?: string },
  inWords?: (name: keyof T, value: unknown) => string | null | undefined,
): readonly Clash[] {
  const { t } = useTexts();
  const plain = (value: unknown): string | null => {
    if (value === true || value === false) return t(value ? 'common.yes' : 'common.no');
    if (value === null || value === undefined || value === '') return t('common.nothing');
    if (!Array.isArray(value)) return typeof value === 'object' ? null : String(value);
    if (value.some(one => typeof one === 'object')) return null;
    return value.length === 0 ? t('common.nothing') : value.join(', ');
  };
  const words = (name: keyof T, value: unknown) => {
    const told = inWords?.(name, value);
    return told === undefined ? plain(value) : told;
  };
  return draft.clashes.map(name => ({
    field: labels[name] ?? String(name),
    mine: words(name, draft.values[name]),
    now: words(name, draft.saved[name]),
    keep: () => draft.keep(name),
    take: () => draft.take(name),
  }));
}

/** Says which fields somebody else has changed since, what stands there now, and lets one choose for each. Nothing where there are none. */
export function ClashBar({ clashes }: { clashes: readonly Clash[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  if (clashes.length === 0) return null;
  return (
    <MessageBar intent="warning" layout="multiline" role="alert">
      <MessageBarBody>
        {clashes.map(({ field, mine, now, keep, take }) => (
          <div key={field} className={styles.clash}>
            <span>
              {now === null || mine === null
                ? t('common.clashUnsaid', { field })
                : t('common.clashBoth', { field, mine, now })}
            </span>
            <Button size="small" aria-label={`${t('common.keepMine')}: ${field}`} onClick={keep}>
              {t('common.keepMine')}
            </Button>
            <Button size="small" aria-label={`${t('common.takeTheirs')}: ${field}`} onClick={take}>
              {t('common.takeTheirs')}
            </Button>
          </div>
        ))}
      </MessageBarBody>
    </MessageBar>
  );
}
