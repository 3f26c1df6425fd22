import { makeStyles, tokens } from '@fluentui/react-components';
import { ShieldErrorRegular } from '@fluentui/react-icons/svg/shield-error';
import { useCallback, useState } from 'react';
import type { WarningList } from '../../../service/filing/warnings/warnings.schema';
import { WarningMark } from '../../../ui/filing/WarningMark';
import { warningsApi } from '../../../ui/filing/warningsApi';
import type { Column } from '../../../ui/list/List';
import { List } from '../../../ui/list/List';
import { PageFill } from '../../../ui/Page';
import { Empty, StateView } from '../../../ui/StateView';
import { Tabs } from '../../../ui/Tabs';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { DateText } from '../../../ui/useFormats';
import { useMore } from '../../../ui/useMore';
import { useWarningText } from '../../../ui/filing/useWarningText';

const useStyles = makeStyles({
  tabs: { padding: `0 ${tokens.spacingHorizontalXXL}`, [onPhone]: { padding: `0 ${tokens.spacingHorizontalM}` } },
  card: { display: 'flex', flexDirection: 'column', minWidth: 0 },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis' },
  quiet: {
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
  },
});

type Line = WarningList['warnings'][number];
const states = ['open', 'dismissed', 'confirmed'] as const;

/** Warnings of all mail that this person may see. */
export function Warnings() {
  const styles = useStyles();
  const { t } = useTexts();
  const [state, setState] = useState<(typeof states)[number]>('open');
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const page = await warningsApi.list(state, cursor, signal);
      return { items: page.warnings, nextCursor: page.nextCursor };
    },
    [state],
  );
  const pages = useMore<Line>(`warnings:list:${state}`, loadPage);
  const text = useWarningText();
  const columns: Column<Line>[] = [
    {
      key: 'level',
      head: t('warnings.colState'),
      width: '88px',
      cell: one => (
        <>
          <WarningMark severity={one.severity} />{' '}
          {t(one.severity === 'high' ? 'warnings.level_high' : 'warnings.level_notice')}
        </>
      ),
    },
    {
      key: 'what',
      head: t('warnings.colWarning'),
      width: 'minmax(0, 2.4fr)',
      cell: one => <span title={text(one)}>{text(one)}</span>,
    },
    {
      key: 'mail',
      head: t('warnings.colMail'),
      width: 'minmax(0, 1.6fr)',
      cell: one => `${one.fromName || one.fromAddress} · ${one.subject || t('mail.noSubject')}`,
    },
    { key: 'date', head: t('mail.date'), width: '112px', isEnd: true, cell: one => <DateText at={one.sentAt} /> },
  ];
  return (
    <>
      <div className={styles.tabs}>
        <Tabs<(typeof states)[number]>
          label={t('warnings.title')}
          value={state}
          items={states.map(value => ({ value, word: t(`warnings.state_${value}`) }))}
          onChange={value => setState(value)}
        />
      </div>
      <PageFill>
        <StateView
          load={pages}
          empty={data =>
            data.items.length === 0 ? <Empty icon={<ShieldErrorRegular />} line={t('warnings.empty')} /> : null
          }
        >
          {data => (
            <List<Line>
              label={t('warnings.title')}
              items={data.items}
              columns={columns}
              keyOf={one => one.id}
              addressOf={one => `/mail/${one.conversationId}?message=${one.messageId}`}
              card={one => (
                <div className={styles.card}>
                  <span className={styles.cut}>{text(one)}</span>
                  <span
                    className={styles.quiet}
                  >{`${one.fromName || one.fromAddress} · ${one.subject || t('mail.noSubject')}`}</span>
                </div>
              )}
              onMore={pages.loadMore}
              foot={pages.hasMore ? t('rules.more') : undefined}
            />
          )}
        </StateView>
      </PageFill>
    </>
  );
}
