import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { CalendarTodayRegular } from '@fluentui/react-icons/svg/calendar-today';
import { useState } from 'react';
import type { AbsenceList, AbsenceReply } from '../../../service/leads/assignment.schema';
import { poolApi } from '../../../ui/leads/poolApi';
import type { Column } from '../../../ui/list/List';
import { List } from '../../../ui/list/List';
import { PageFill } from '../../../ui/Page';
import { setQuery, useRoute } from '../../../ui/router';
import { Empty, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useLoad } from '../../../ui/useLoad';
import { ListHead } from '../settings/ListHead';
import { AbsenceSheet } from './AbsenceSheet';
import { usePoolStyles } from './poolStyles';

/** Who is on leave, and when: his own leave and that of his people. */
export function Absences() {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const { query } = useRoute();
  const [past, setPast] = useState(false);
  const load = useLoad(`absences ${String(past)}`, signal => poolApi.absences({ past: past || undefined }, signal));
  const open = query.get('open');
  const close = () => setQuery({ open: null });
  const chosen = load.data?.absences.find(one => String(one.id) === open) ?? null;
  return (
    <>
      <ListHead line={t('pool.absencesHint')}>
        <Button onClick={() => setPast(old => !old)}>{t(past ? 'pool.coming' : 'pool.past')}</Button>
        <Button appearance="primary" icon={<AddRegular />} onClick={() => setQuery({ open: 'new' })}>
          {t('pool.addAbsence')}
        </Button>
      </ListHead>
      <PageFill>
        <StateView
          load={load}
          empty={data =>
            data.absences.length === 0 ? (
              <Empty
                icon={<CalendarTodayRegular />}
                line={<span className={styles.quiet}>{t('pool.noAbsences')}</span>}
              />
            ) : null
          }
        >
          {data => <Lines list={data} />}
        </StateView>
      </PageFill>
      {load.data && (open === 'new' || chosen) && (
        <AbsenceSheet
          key={chosen ? `${chosen.id} ${chosen.version}` : 'new'}
          absence={chosen}
          people={load.data.people}
          today={load.data.today}
          onClose={close}
          onStale={load.reload}
          onDone={() => {
            load.reload();
            close();
          }}
        />
      )}
    </>
  );
}

function Lines({ list }: { list: AbsenceList }) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const days = (one: AbsenceReply) => `${one.fromDay} – ${one.toDay}`;
  const columns: Column<AbsenceReply>[] = [
    { key: 'person', head: t('pool.person'), width: 'minmax(120px, 1fr)', cell: one => one.userName },
    { key: 'days', head: t('pool.when'), width: '210px', cell: days },
    { key: 'now', head: '', width: '90px', cell: one => (one.isNow ? t('pool.now') : '') },
    { key: 'note', head: t('pool.note'), width: 'minmax(0, 2fr)', cell: one => one.note },
  ];
  return (
    <List
      label={t('pool.absences')}
      items={list.absences}
      columns={columns}
      keyOf={one => one.id}
      onOpen={one => setQuery({ open: one.id })}
      isStrong={one => one.isNow}
      card={one => (
        <div className={styles.card}>
          <span>{one.userName}</span>
          <span className={styles.small}>{days(one)}</span>
        </div>
      )}
    />
  );
}
