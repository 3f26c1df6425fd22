import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { Card } from '../../../ui/Page';
import { useTexts } from '../../../ui/texts/texts';
import { dayWord } from './days';
import { EntryChip } from './EntryChip';
import type { DaysProps } from './MonthGrid';

const useStyles = makeStyles({
  days: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  head: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    marginBottom: tokens.spacingVerticalXS,
  },
  title: { flex: 1, margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  today: { color: tokens.colorBrandForeground1 },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
  },
  none: { margin: 0, color: tokens.colorNeutralForeground3 },
});

interface Props extends DaysProps {
  /** Days without anything are left out, as on a phone. */
  isShort: boolean;
}

/** Days under one another, each with what it holds: one day, or all of a month on a phone. */
export function Agenda({ days, entries, today, isShort, onOpen, onPlan }: Props) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const shown = isShort ? days.filter(day => day === today || (entries.get(day)?.length ?? 0) > 0) : days;
  if (shown.length === 0) return <p className={styles.none}>{t('calendar.noneAtAll')}</p>;
  return (
    <div className={styles.days}>
      {shown.map(day => {
        const name = dayWord(day, language, { weekday: 'long', day: 'numeric', month: 'long' });
        const all = entries.get(day) ?? [];
        return (
          <Card key={day} label={name}>
            <div className={styles.head}>
              <h2 className={mergeClasses(styles.title, day === today && styles.today)}>
                {name}
                {day === today && ` · ${t('calendar.today')}`}
              </h2>
              <Button
                size="small"
                icon={<AddRegular />}
                aria-label={t('calendar.addOn', { day: name })}
                title={t('calendar.addOn', { day: name })}
                onClick={() => onPlan(day)}
              />
            </div>
            {all.length === 0 ? (
              <p className={styles.none}>{t('calendar.none')}</p>
            ) : (
              <ul className={styles.list}>
                {all.map(entry => (
                  <li key={entry.key}>
                    <EntryChip entry={entry} isWide onOpen={onOpen} />
                  </li>
                ))}
              </ul>
            )}
          </Card>
        );
      })}
    </div>
  );
}
