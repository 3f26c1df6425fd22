import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useState } from 'react';
import type { LedgerReply } from '../../../../service/intake/exchange/exchange.schema';
import type { DaysReply } from '../../../../service/intake/exchange/history.schema';
import { exchangeApi } from '../../../../ui/exchangeApi';
import { Card } from '../../../../ui/Page';
import { StateView } from '../../../../ui/StateView';
import { useTexts } from '../../../../ui/texts/texts';
import { useLoad } from '../../../../ui/useLoad';
import { useMore } from '../../../../ui/useMore';
import { Counts } from './Counts';

const useStyles = makeStyles({
  parts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  folder: {
    justifyContent: 'flex-start',
    minWidth: 0,
    textAlign: 'start',
    overflowWrap: 'anywhere',
    paddingLeft: 0,
    fontWeight: tokens.fontWeightRegular,
  },
  days: { paddingLeft: tokens.spacingHorizontalXL },
});

/** What the server has and what became of it: first the days that differ, then by folder, and each folder by day. */
export function Ledger({ mailboxId, at }: { mailboxId: number; at: string }) {
  const styles = useStyles();
  const load = useLoad(`exchange ledger ${mailboxId} ${at}`, signal => exchangeApi.ledger(mailboxId, signal));
  return (
    <StateView load={load}>
      {ledger => (
        <div className={styles.parts}>
          <Gaps gaps={ledger.gaps} />
          <Folders mailboxId={mailboxId} folders={ledger.folders} />
        </div>
      )}
    </StateView>
  );
}

function Gaps({ gaps }: { gaps: LedgerReply['gaps'] }) {
  const { t } = useTexts();
  if (gaps.length === 0) return null;
  return (
    <Card label={t('exchangeHealth.gapsTitle')}>
      <h3>{t('exchangeHealth.gapsTitle')}</h3>
      <Counts
        label={t('exchangeHealth.gapsTitle')}
        head={t('exchange.day')}
        rows={gaps.map(gap => ({ ...gap, key: `${gap.folderId} ${gap.day}`, name: `${gap.day} · ${gap.folder}` }))}
      />
    </Card>
  );
}

function Folders({ mailboxId, folders }: { mailboxId: number; folders: LedgerReply['folders'] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [open, setOpen] = useState<number | null>(null);
  const taken = folders.filter(folder => folder.isTaken);
  if (taken.length === 0) return <p className={styles.quiet}>{t('exchangeHealth.noFolders')}</p>;
  const others = folders.filter(folder => !folder.isTaken).map(folder => folder.name);
  return (
    <Card label={t('exchangeHealth.byFolder')}>
      <h3>{t('exchangeHealth.byFolder')}</h3>
      <Counts
        label={t('exchangeHealth.byFolder')}
        head={t('exchange.folder')}
        rows={taken.map(folder => ({
          ...folder,
          key: folder.id,
          name: (
            <Button
              appearance="transparent"
              size="small"
              className={styles.folder}
              icon={open === folder.id ? <ChevronDownRegular /> : <ChevronRightRegular />}
              aria-expanded={open === folder.id}
              aria-label={t('exchangeHealth.showDays', { folder: folder.name })}
              onClick={() => setOpen(open === folder.id ? null : folder.id)}
            >
              {folder.name}
            </Button>
          ),
          ...(open === folder.id ? { below: <Days mailboxId={mailboxId} folder={folder} /> } : {}),
        }))}
      />
      {others.length > 0 && (
        <p className={styles.quiet}>
          {t('exchange.notTaken')}: {others.join(' · ')}
        </p>
      )}
    </Card>
  );
}

function Days({ mailboxId, folder }: { mailboxId: number; folder: LedgerReply['folders'][number] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const pages = useMore<DaysReply['days'][number]>(
    `exchange days ${mailboxId} ${folder.id}`,
    async (cursor, signal) => {
      const page = await exchangeApi.days(mailboxId, folder.id, cursor, signal);
      return { items: page.days, nextCursor: page.nextCursor };
    },
  );
  const label = t('exchangeHealth.days', { folder: folder.name });
  return (
    <div className={styles.days}>
      <StateView
        load={pages}
        empty={data => (data.items.length === 0 ? <p className={styles.quiet}>{t('exchangeHealth.noDays')}</p> : null)}
      >
        {data => (
          <Counts
            label={label}
            head={t('exchange.day')}
            rows={data.items.map(day => ({ ...day, key: day.day, name: day.day }))}
          />
        )}
      </StateView>
      {pages.hasMore && (
        <Button size="small" onClick={pages.loadMore} disabledFocusable={pages.isLoadingMore}>
          {t('exchangeHealth.moreDays')}
        </Button>
      )}
    </div>
  );
}
