import { makeStyles, mergeClasses, ProgressBar, tokens } from '@fluentui/react-components';
import type { ExchangeMailboxReply } from '../../../../service/intake/exchange/exchange.schema';
import { exchangeApi } from '../../../../ui/exchangeApi';
import { Card } from '../../../../ui/Page';
import { useTexts } from '../../../../ui/texts/texts';
import { onForcedColors } from '../../../../ui/theme/layout';
import { meaning } from '../../../../ui/theme/meaning';
import { useFormats } from '../../../../ui/useFormats';
import { useLoad } from '../../../../ui/useLoad';
import { importShare, useWhatGoesOn } from './mailboxWords';

const useStyles = makeStyles({
  sum: { fontVariantNumeric: 'tabular-nums', overflowWrap: 'anywhere' },
  bad: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fit, minmax(120px, 1fr))',
    gap: tokens.spacingHorizontalM,
    margin: `${tokens.spacingVerticalM} 0 0`,
    '& dt': { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
    '& dd': { margin: 0, fontVariantNumeric: 'tabular-nums' },
  },
  strip: { display: 'flex', flexWrap: 'wrap', gap: '3px', listStyleType: 'none', margin: 0, padding: 0 },
  day: {
    width: '14px',
    height: '14px',
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: meaning.tpFiledIcon,
    [onForcedColors]: { backgroundColor: 'CanvasText' },
  },
  badDay: {
    backgroundColor: 'transparent',
    border: `3px solid ${meaning.tpRiskText}`,
    boxSizing: 'border-box',
    [onForcedColors]: { backgroundColor: 'Canvas' },
  },
});

/** What the server has is the sum of what became of it: said in one line that adds up. */
export function Sum({ mailbox }: { mailbox: ExchangeMailboxReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const whatGoesOn = useWhatGoesOn();
  const { onServer, stored, keptOut, unreadable, missing, refused, away, gapSince } = mailbox;
  const values = {
    onServer: formats.count(onServer),
    stored: formats.count(stored),
    keptOut: formats.count(keptOut),
    unreadable: formats.count(unreadable),
    missing: formats.count(missing),
  };
  // What stands in the way has its own bar above, and a first import its own card below.
  const what = mailbox.isFirst || mailbox.errorCode !== '' ? '' : whatGoesOn(mailbox);
  return (
    <div>
      <p className={styles.sum}>{t(unreadable > 0 ? 'exchangeHealth.sumUnreadable' : 'exchangeHealth.sum', values)}</p>
      {what !== '' && <p className={missing > 0 ? styles.bad : undefined}>{what}</p>}
      {gapSince && missing + refused > 0 && (
        <p className={styles.bad}>{t('exchangeHealth.gapSince', { at: formats.date(gapSince) })}</p>
      )}
      {away > 0 && <p className={styles.quiet}>{t('exchangeHealth.away', { n: formats.count(away) })}</p>}
    </div>
  );
}

/** How far the first import is, from the newest mail to the oldest. */
export function FirstImport({ mailbox }: { mailbox: ExchangeMailboxReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const { stored, keptOut, unreadable, away, wanted, speed, minutesLeft, reachedAt } = mailbox;
  const taken = stored + keptOut + unreadable + away;
  const end = minutesLeft === null ? null : new Date(formats.now.getTime() + minutesLeft * 60_000);
  const facts = [
    [t('exchangeHealth.found'), formats.count(taken + wanted)],
    [t('exchangeHealth.taken'), formats.count(taken)],
    [t('exchangeHealth.left'), formats.count(wanted)],
    [
      t('exchangeHealth.speed'),
      speed > 0 ? t('exchangeHealth.perMinute', { n: formats.count(speed) }) : t('exchangeHealth.notKnown'),
    ],
    [t('exchangeHealth.end'), end ? formats.date(end) : t('exchangeHealth.notKnown')],
    [t('exchangeHealth.reached'), reachedAt ? formats.day(reachedAt) : '–'],
  ] as const;
  return (
    <Card label={t('exchangeHealth.progress')}>
      <h3>{t('exchangeHealth.first', { share: importShare(mailbox) })}</h3>
      <ProgressBar value={importShare(mailbox) / 100} aria-label={t('exchangeHealth.progress')} />
      <dl className={styles.facts}>
        {facts.map(([word, value]) => (
          <div key={word}>
            <dt>{word}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </Card>
  );
}

/** The last days with mail: full where they add up, an empty frame where they do not. */
export function DayStrip({ mailboxId, at }: { mailboxId: number; at: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const load = useLoad(`exchange days ${mailboxId} ${at}`, signal => exchangeApi.days(mailboxId, null, null, signal));
  const days = [...(load.data?.days ?? [])].reverse();
  if (days.length === 0) return null;
  const missingOf = (day: (typeof days)[number]) => Math.max(0, day.onServer - day.stored - day.keptOut);
  const bad = days.filter(day => missingOf(day) > 0).length;
  return (
    <div>
      <p className={styles.quiet}>
        {t(bad > 0 ? 'exchangeHealth.stripText' : 'exchangeHealth.stripAll', { n: days.length, bad })}
      </p>
      <ul className={styles.strip} aria-label={t('exchangeHealth.strip', { n: days.length })}>
        {days.map(day => {
          const missing = missingOf(day);
          const values = { day: day.day, onServer: formats.count(day.onServer), missing: formats.count(missing) };
          const word = t(missing > 0 ? 'exchangeHealth.stripBad' : 'exchangeHealth.stripGood', values);
          return (
            <li key={day.day} title={word}>
              <div role="img" aria-label={word} className={mergeClasses(styles.day, missing > 0 && styles.badDay)} />
            </li>
          );
        })}
      </ul>
    </div>
  );
}
