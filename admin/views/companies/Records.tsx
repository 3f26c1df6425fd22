import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DocumentTextRegular } from '@fluentui/react-icons/svg/document-text';
import { EditRegular } from '@fluentui/react-icons/svg/edit';
import { useMemo, useState } from 'react';
import type { CompanyReply } from '../../../service/companies/companies.schema';
import { api } from '../../../ui/api';
import type { CompanyRecords } from '../../../ui/apiTypes';
import { kindKey } from '../../../ui/filing/sentences';
import type { Column } from '../../../ui/list/List';
import { List } from '../../../ui/list/List';
import { PageLink, setQuery, useRoute } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { Empty, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { RecordSheet } from './RecordSheet';
import { follow } from './follow';

export type CompanyRecord = CompanyRecords['records'][number];

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', height: '100%' },
  bar: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  space: { flex: 1 },
  list: { flex: 1, minHeight: 0 },
  number: { fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3 },
  link: { color: tokens.colorBrandForegroundLink, textDecoration: 'none', ':hover': { textDecoration: 'underline' } },
  card: { display: 'flex', flexDirection: 'column' },
});

/** Quotations, orders and whatever else mail can be about; a number in a mail files it there. */
export function Records({ company, onChanged }: { company: CompanyReply; onChanged(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { can } = useSession();
  const { query } = useRoute();
  const isOpenOnly = query.get('state') === 'open';
  const load = useLoad(`records:${company.id}`, signal => api.companyRecords(company.id, signal));
  const [open, setOpen] = useState<CompanyRecord | 'new' | null>(null);
  const mayWrite = can('records.write');
  const columns = useRecordColumns(mayWrite ? setOpen : null);
  const add = mayWrite && (
    <Button icon={<AddRegular />} onClick={() => setOpen('new')}>
      {t('companies.addRecord')}
    </Button>
  );
  return (
    <div className={styles.body}>
      <StateView
        load={load}
        empty={({ records }) =>
          records.length === 0 ? (
            <Empty icon={<DocumentTextRegular />} line={t('companies.noRecords')} action={add} />
          ) : null
        }
      >
        {({ records }) => {
          const shown = isOpenOnly ? records.filter(record => record.state === 'open') : records;
          return (
            <>
              <div className={styles.bar}>
                <Button
                  shape="circular"
                  aria-pressed={isOpenOnly}
                  onClick={() => setQuery({ state: isOpenOnly ? null : 'open' })}
                >
                  {t(isOpenOnly ? 'companies.showAllRecords' : 'companies.showOpenRecords')}
                </Button>
                <span className={styles.space} />
                {add}
              </div>
              <div className={styles.list}>
                <List
                  label={t('companies.records')}
                  items={shown}
                  columns={columns}
                  keyOf={record => record.id}
                  addressOf={record =>
                    record.kind === 'opportunity' ? `/opportunities/${record.id}` : `/mail?record=${record.id}`
                  }
                  card={record => <RecordCard record={record} />}
                  foot={t('common.allLoaded', { n: shown.length })}
                />
              </div>
            </>
          );
        }}
      </StateView>
      {open && (
        <RecordSheet
          companyId={company.id}
          record={open === 'new' ? null : open}
          onClose={() => setOpen(null)}
          onSaved={() => {
            setOpen(null);
            follow(load.reload);
            onChanged();
          }}
        />
      )}
    </div>
  );
}

function useRecordColumns(onEdit: ((record: CompanyRecord) => void) | null): readonly Column<CompanyRecord>[] {
  const styles = useStyles();
  const { t } = useTexts();
  const { count } = useFormats();
  return useMemo(() => {
    const columns: Column<CompanyRecord>[] = [
      {
        key: 'number',
        head: t('companies.number'),
        width: 'minmax(120px, 180px)',
        cell: record => <span className={styles.number}>{record.number}</span>,
      },
      { key: 'kind', head: t('companies.kind'), width: '110px', cell: record => <Kind kind={record.kind} /> },
      { key: 'title', head: t('companies.recordTitle'), width: 'minmax(0, 2fr)', cell: record => record.title },
      {
        key: 'others',
        head: t('companies.otherNumbers'),
        width: 'minmax(0, 1fr)',
        cell: record => <span title={record.otherNumbers.join(', ')}>{record.otherNumbers.join(', ')}</span>,
      },
      { key: 'state', head: t('mail.state'), width: '80px', cell: record => <RecordState state={record.state} /> },
      {
        key: 'mails',
        head: t('companies.mails'),
        width: '72px',
        isEnd: true,
        cell: record => (
          <PageLink to={`/mail?record=${record.id}`} className={styles.link}>
            {count(record.messageCount)}
          </PageLink>
        ),
      },
    ];
    if (onEdit) {
      columns.push({
        key: 'edit',
        head: t('common.edit'),
        width: '64px',
        isEnd: true,
        cell: record => (
          <Button
            size="small"
            appearance="subtle"
            icon={<EditRegular />}
            aria-label={t('companies.editRecord', { number: record.number })}
            onClick={() => onEdit(record)}
          />
        ),
      });
    }
    return columns;
  }, [t, count, styles, onEdit]);
}

function Kind({ kind }: { kind: string }) {
  const { t } = useTexts();
  const key = kindKey(kind);
  return <>{key ? t(key) : kind}</>;
}

function RecordState({ state }: { state: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  return state === 'open' ? (
    <>{t('companies.stateOpen')}</>
  ) : (
    <span className={styles.quiet}>{t('companies.stateClosed')}</span>
  );
}

function RecordCard({ record }: { record: CompanyRecord }) {
  const styles = useStyles();
  return (
    <div className={styles.card}>
      <span>
        <span className={styles.number}>{record.number}</span> <Kind kind={record.kind} /> ·{' '}
        <RecordState state={record.state} />
      </span>
      <span className={styles.quiet}>{record.title}</span>
    </div>
  );
}
