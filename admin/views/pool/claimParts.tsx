import { Button } from '@fluentui/react-components';
import { PageLink, setQuery } from '../../../ui/router';
import { Tabs } from '../../../ui/Tabs';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useFormats } from '../../../ui/useFormats';
import { asApiError } from '../../../ui/useLoad';
import type { Saving } from '../../../ui/useSave';
import { useSave } from '../../../ui/useSave';
import { usePoolStyles } from './poolStyles';

interface Claiming<T> {
  claim(id: number): Promise<unknown>;
  /** Codes of refusals after which it lies in the pool no more. */
  gone: readonly string[];
  onTaken(id: number): void;
  /** The standing of whoever claims is loaded again. */
  reload(): void;
  /** What is said of it, and the link to it. */
  told(item: T): { words: string; address: string; open: string };
}

/** Claiming, and what becomes of the list by it: whoever was slower sees the list without it, too. */
export function useClaiming<T extends { id: number }>({
  claim,
  gone,
  onTaken,
  reload,
  told,
}: Claiming<T>): {
  saving: Saving;
  claim(item: T): void;
} {
  const styles = usePoolStyles();
  const { show } = useToasts();
  const saving = useSave();
  const run = (item: T) =>
    saving.run(async () => {
      await claim(item.id)
        .catch((reason: unknown) => {
          if (gone.includes(asApiError(reason).code)) onTaken(item.id);
          throw reason;
        })
        .finally(reload);
      onTaken(item.id);
      const { words, address, open } = told(item);
      show({
        text: (
          <>
            {words}{' '}
            <PageLink to={address} className={styles.link}>
              {open}
            </PageLink>
          </>
        ),
      });
    });
  return { saving, claim: run };
}

interface ClaimProps {
  label: string;
  mayClaim: boolean;
  onClaim(): void;
}

/** The button of a line that claims it. */
export function ClaimButton({ label, mayClaim, onClaim }: ClaimProps) {
  const { t } = useTexts();
  return (
    <Button size="small" appearance="primary" disabledFocusable={!mayClaim} aria-label={label} onClick={onClaim}>
      {t('pool.claim')}
    </Button>
  );
}

/** Instead of the button, for whoever had it last; `why` says so. */
export function Cooling({ until, why }: { until: string; why: string }) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const { day } = useFormats();
  return (
    <span className={styles.still} title={why}>
      {t('pool.cools', { date: day(until) })}
    </span>
  );
}

interface TabsProps {
  pools: readonly { id: number; name: string; lying: number }[];
  poolId: number;
}

/** Which pool, and how much lies in each. */
export function PoolTabs({ pools, poolId }: TabsProps) {
  const { t } = useTexts();
  return (
    <Tabs
      label={t('pool.choose')}
      value={String(poolId)}
      items={pools.map(one => ({ value: String(one.id), word: one.name, count: String(one.lying) }))}
      onChange={value => setQuery({ pool: value })}
    />
  );
}

interface LimitsProps {
  claimsPerDay: number;
  claimedToday: number;
  /** What is said of claims that are left today, and where none is. */
  left(n: number): string;
  none(n: number): string;
  /** What claiming means here. */
  hints: readonly (string | false | null)[];
}

/** What may be claimed today, and what claiming means. */
export function ClaimLimits({ claimsPerDay, claimedToday, left, none, hints }: LimitsProps) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const n = claimsPerDay - claimedToday;
  return (
    <div className={styles.line}>
      <span className={styles.strong} role="status">
        {claimsPerDay === 0 ? t('pool.noLimit') : n > 0 ? left(n) : none(claimsPerDay)}
      </span>
      {hints.map(hint => hint && <span key={hint}>{hint}</span>)}
    </div>
  );
}
