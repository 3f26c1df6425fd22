import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { TodayReply } from '../../../service/reports/today.schema';
import { share } from '../../../ui/formats';
import { queryString } from '../../../ui/http';
import { PageLink } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { useTexts } from '../../../ui/texts/texts';
import { meaning } from '../../../ui/theme/meaning';
import { onPhone } from '../../../ui/theme/layout';
import { useFormats } from '../../../ui/useFormats';
import { startOfDay } from './days';
import type { TodayScope } from './Today';

const useStyles = makeStyles({
  tiles: {
    display: 'grid',
    gridTemplateColumns: 'repeat(4, minmax(0, 1fr))',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    overflow: 'hidden',
    [onPhone]: { gridTemplateColumns: 'repeat(2, minmax(0, 1fr))' },
  },
  tile: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    marginLeft: '-1px',
    [onPhone]: { borderTop: `1px solid ${tokens.colorNeutralStroke2}`, marginTop: '-1px' },
  },
  link: {
    ':hover': { backgroundColor: meaning.tpRowHover },
    ':focus-visible': { outlineOffset: '-2px' },
  },
  name: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase300 },
  figure: { display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalS },
  number: {
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
  },
  waits: { color: meaning.tpReviewText },
  line: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** The numbers on top. Each that stands for a list opens that list; what is kept out leaves no list behind, and says so. */
export function Tiles({ today, scope }: { today: TodayReply; scope: TodayScope }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { can, company } = useSession();
  const formats = useFormats();
  const part = share(today.filed, today.cameIn);
  const other = today.cameIn - today.filed - today.toReview - today.keptOut;
  const arrivedSince = startOfDay(today.day, company.timeZone);
  const mailOf = (state: string) =>
    `/mail${queryString({ state, arrivedSince, scope: scope === 'mine' ? 'mine' : null })}`;
  const sum = [
    `${t('today.filed')} ${formats.count(today.filed)}`,
    `${t('today.toReview')} ${formats.count(today.toReview)}`,
    `${t('today.keptOut')} ${formats.count(today.keptOut)}`,
    ...(other > 0 ? [t('today.other', { n: formats.count(other) })] : []),
  ].join(' + ');
  return (
    <div className={styles.tiles}>
      <Tile name={t('today.cameIn')} number={today.cameIn} line={`= ${sum}`} />
      <Tile
        name={t('today.filed')}
        number={today.filed}
        beside={part === null ? undefined : t('today.share', { n: part })}
        line={t('today.filedLine')}
        to={mailOf('filed')}
      />
      <Tile
        name={t('today.toReview')}
        number={today.reviewTotal}
        waits={today.reviewTotal > 0}
        line={t('today.reviewLine', { n: formats.count(today.reviewToday) })}
        to={can('mail.file') ? '/review' : undefined}
      />
      <Tile name={t('today.keptOut')} number={today.keptOut} line={t('today.keptOutHint')} />
    </div>
  );
}

interface TileProps {
  name: string;
  number: number;
  beside?: string;
  line: ReactNode;
  waits?: boolean;
  to?: string;
}

function Tile({ name, number, beside, line, waits, to }: TileProps) {
  const styles = useStyles();
  const formats = useFormats();
  const content = (
    <>
      <span className={styles.name}>{name}</span>
      <span className={styles.figure}>
        <span className={mergeClasses(styles.number, waits && styles.waits)}>{formats.count(number)}</span>
        {beside && <span className={styles.line}>{beside}</span>}
      </span>
      <span className={styles.line}>{line}</span>
    </>
  );
  if (!to) return <div className={styles.tile}>{content}</div>;
  return (
    <PageLink to={to} className={mergeClasses(styles.tile, styles.link)}>
      {content}
    </PageLink>
  );
}
