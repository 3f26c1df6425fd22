import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DataBarVerticalRegular } from '@fluentui/react-icons/svg/data-bar-vertical';
import { TableRegular } from '@fluentui/react-icons/svg/table';
import { useState } from 'react';
import type { TodayReply } from '../../../service/reports/today.schema';
import { StackedColumns } from '../../../ui/charts/StackedColumns';
import { share } from '../../../ui/formats';
import { queryString } from '../../../ui/http';
import { Card } from '../../../ui/Page';
import { useSession } from '../../../ui/session';
import { useTexts } from '../../../ui/texts/texts';
import { meaning } from '../../../ui/theme/meaning';
import { useFormats } from '../../../ui/useFormats';
import { nextDay, startOfDay } from './days';

type Day = TodayReply['days'][number];

const useStyles = makeStyles({
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalM },
  title: { flex: 1 },
  line: { color: tokens.colorNeutralForeground2, marginBottom: tokens.spacingVerticalL },
  zone: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  table: { width: '100%', borderCollapse: 'collapse', '& th': { fontWeight: tokens.fontWeightRegular } },
  scroll: { maxHeight: '260px', overflowY: 'auto' },
  cell: {
    padding: `${tokens.spacingVerticalXS} 0`,
    textAlign: 'end',
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  first: { textAlign: 'start' },
});

/** Mails per day: the finding as a sentence, columns, and the same as a table behind one click. */
export function DayChart({ days }: { days: readonly Day[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const [isTable, setTable] = useState(false);
  const total = days.reduce((sum, day) => sum + day.filed + day.review + day.keptOut, 0);
  const filed = days.reduce((sum, day) => sum + day.filed, 0);
  const finding =
    total === 0
      ? t('today.perDayNone')
      : t('today.perDayLine', { total: formats.count(total), share: share(filed, total) ?? 0 });
  return (
    <Card>
      <div className={styles.head}>
        <h2 className={styles.title}>{t('today.perDay')}</h2>
        <Button
          size="small"
          appearance="subtle"
          icon={isTable ? <DataBarVerticalRegular /> : <TableRegular />}
          onClick={() => setTable(!isTable)}
        >
          {t(isTable ? 'today.chart' : 'today.table')}
        </Button>
      </div>
      <p className={styles.line}>
        {finding} {total > 0 && <span className={styles.zone}>{t('today.zone', { zone: formats.zone() })}</span>}
      </p>
      {isTable ? <DayTable days={days} /> : <Columns days={days} />}
    </Card>
  );
}

function useDayName(): (day: string) => string {
  const formats = useFormats();
  // A calendar day has no zone: noon in UTC would be another day in some of them, so it is written in UTC.
  const place = { ...formats.place, timeZone: 'UTC' };
  const format = new Intl.DateTimeFormat(place.language === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: 'UTC',
    day: 'numeric',
    month: place.language === 'en' ? 'short' : 'long',
  });
  return day => format.format(new Date(`${day}T12:00:00Z`));
}

function Columns({ days }: { days: readonly Day[] }) {
  const { t } = useTexts();
  const { company } = useSession();
  const name = useDayName();
  const isTicked = (index: number) => (days.length - 1 - index) % 5 === 0;
  return (
    <StackedColumns
      label={t('today.perDay')}
      series={[
        { name: t('today.filed'), colour: meaning.tpSeriesFiled },
        { name: t('today.toReview'), colour: meaning.tpSeriesReview },
        { name: t('today.keptOut'), colour: meaning.tpSeriesKeptOut },
      ]}
      columns={days.map((day, index) => ({
        key: day.day,
        tick: isTicked(index) ? name(day.day) : '',
        label: t('today.dayLabel', { day: name(day.day), filed: day.filed, review: day.review, keptOut: day.keptOut }),
        values: [day.filed, day.review, day.keptOut],
        address: `/mail${queryString({
          since: startOfDay(day.day, company.timeZone),
          before: startOfDay(nextDay(day.day), company.timeZone),
        })}`,
      }))}
    />
  );
}

function DayTable({ days }: { days: readonly Day[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const name = useDayName();
  const heads = [t('today.filed'), t('today.toReview'), t('today.keptOut'), t('today.sum')];
  return (
    <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('today.perDay')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th className={mergeClasses(styles.cell, styles.first)} scope="col">
              {t('today.day')}
            </th>
            {heads.map(head => (
              <th key={head} className={styles.cell} scope="col">
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...days].reverse().map(day => (
            <tr key={day.day}>
              <th className={mergeClasses(styles.cell, styles.first)} scope="row">
                {name(day.day)}
              </th>
              {[day.filed, day.review, day.keptOut, day.filed + day.review + day.keptOut].map((value, index) => (
                <td key={heads[index]} className={styles.cell}>
                  {formats.count(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
