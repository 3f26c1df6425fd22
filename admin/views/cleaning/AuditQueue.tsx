import { Button, Field, Input } from '@fluentui/react-components';
import { TaskListSquareLtrRegular } from '@fluentui/react-icons/svg/task-list-square-ltr';
import { useCallback, useState } from 'react';
import type { ProfileChangeLine } from '../../../service/companies/profileAudit.schema';
import { deskApi } from '../../../ui/companies/deskApi';
import { Card } from '../../../ui/Page';
import { PageLink, setQuery, useRoute } from '../../../ui/router';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { Tabs } from '../../../ui/Tabs';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { DateText } from '../../../ui/useFormats';
import { useMore } from '../../../ui/useMore';
import { useSave } from '../../../ui/useSave';
import { useDeskStyles } from '../merging/deskStyles';
import { DeskTable } from '../merging/DeskTable';
import { useFieldWords } from './useFieldWords';

const views = ['queue', 'mine'] as const;

/** What people have entered or changed, before and after, for their manager to accept or to send back; and one's own with what was said of it. */
export function AuditQueue() {
  const styles = useDeskStyles();
  const { t } = useTexts();
  const { query } = useRoute();
  const view = query.get('view') === 'mine' ? 'mine' : 'queue';
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const page = await deskApi.changes(view, cursor, signal);
      return { items: page.changes, nextCursor: page.nextCursor };
    },
    [view],
  );
  const pages = useMore<ProfileChangeLine>(`profile changes ${view}`, loadPage);
  const none = t(view === 'mine' ? 'desk.mineEmpty' : 'desk.auditEmpty');
  return (
    <>
      <p className={styles.quiet}>{t('desk.auditLead')}</p>
      <Tabs
        label={t('desk.tab_audit')}
        value={view}
        items={views.map(value => ({ value, word: t(value === 'mine' ? 'desk.auditMine' : 'desk.auditQueue') }))}
        onChange={value => setQuery({ view: value })}
      />
      <StateView
        load={pages}
        empty={data => (data.items.length === 0 ? <Empty icon={<TaskListSquareLtrRegular />} line={none} /> : null)}
      >
        {data => (
          <>
            {data.items.map(change => (
              <Change key={change.id} change={change} isMine={view === 'mine'} onDone={pages.reload} />
            ))}
            {data.nextCursor && <Button onClick={pages.loadMore}>{t('cleaning.more')}</Button>}
          </>
        )}
      </StateView>
    </>
  );
}

function Change({ change, isMine, onDone }: { change: ProfileChangeLine; isMine: boolean; onDone(): void }) {
  const styles = useDeskStyles();
  const { t, find } = useTexts();
  const words = useFieldWords();
  return (
    <Card className={styles.card} label={change.company.name}>
      <h2>
        <PageLink to={`/companies/${change.company.id}/profile`}>{change.company.name}</PageLink>
      </h2>
      <p className={styles.quiet}>
        {find('desk', `kind_${change.kind}`)} · {change.byName} · <DateText at={change.changedAt} /> ·{' '}
        {find('desk', `state_${change.state}`)}
        {change.decidedByName && ` · ${change.decidedByName}`}
      </p>
      {change.note && <p>{change.note}</p>}
      <DeskTable
        heads={[t('desk.field'), t('desk.before'), t('desk.after')]}
        rows={change.fields}
        keyOf={field => field.name}
        cells={({ name, before, after }) => [words.name(name), words.value(name, before), words.value(name, after)]}
      />
      {!isMine && <Decide change={change} onDone={onDone} />}
    </Card>
  );
}

function Decide({ change, onDone }: { change: ProfileChangeLine; onDone(): void }) {
  const styles = useDeskStyles();
  const { t } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const [note, setNote] = useState('');
  const decide = (state: 'accepted' | 'returned') =>
    saving.run(async () => {
      await deskApi.decideChange(change.id, change.version, { state, ...(note.trim() ? { note: note.trim() } : {}) });
      show({ text: t(`desk.${state}`, { name: change.company.name }) });
      onDone();
    });
  return (
    <>
      <Field label={t('desk.note')}>
        <Input value={note} maxLength={1000} onChange={(_, data) => setNote(data.value)} />
      </Field>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      <div className={styles.row}>
        <Button appearance="primary" disabledFocusable={saving.isSaving} onClick={() => decide('accepted')}>
          {t('desk.accept')}
        </Button>
        <Button disabled={!note.trim()} disabledFocusable={saving.isSaving} onClick={() => decide('returned')}>
          {t('desk.giveBack')}
        </Button>
      </div>
    </>
  );
}
