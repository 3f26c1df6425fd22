import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { TaskListLtrRegular } from '@fluentui/react-icons/svg/task-list-ltr';
import { useCallback, useState } from 'react';
import type { TaskList, TaskQuery, TaskReply } from '../../../service/activities/tasks.schema';
import { useLive } from '../../../ui/live/useLive';
import { Card } from '../../../ui/Page';
import { paneApi } from '../../../ui/paneApi';
import { useSession } from '../../../ui/session';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useMore } from '../../../ui/useMore';
import { useSave } from '../../../ui/useSave';
import { grouped } from './due';
import { TaskRow } from './TaskRow';
import { TaskSheet } from './TaskSheet';

const useStyles = makeStyles({
  tools: { display: 'flex', justifyContent: 'flex-end', padding: `0 0 ${tokens.spacingVerticalM}` },
  card: { padding: tokens.spacingHorizontalL, marginBottom: tokens.spacingVerticalM },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  head: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
});

export type TaskView = 'mine' | 'given' | 'people' | 'done' | 'company' | 'record' | 'lead';

interface Props {
  view: TaskView;
  /** Of the view 'company'. */
  company?: { id: number };
  /** Of the view 'record', with its company. */
  record?: { id: number };
  /** Of the view 'lead'. */
  lead?: { id: number };
  /** Those alone whose day is past. */
  isOverdue?: boolean;
}

const empty = {
  mine: 'tasks.none',
  given: 'tasks.noneGiven',
  people: 'tasks.nonePeople',
  done: 'tasks.noneDone',
  company: 'tasks.noneCompany',
  record: 'deals.noTasks',
  lead: 'leads.noTasks',
} as const;

type About = Pick<TaskQuery, 'companyId' | 'recordId' | 'leadId'>;

function queryOf(view: TaskView, { companyId, recordId, leadId }: About, cursor: string | null): TaskQuery {
  const page = cursor === null ? {} : { cursor };
  if (leadId) return { leadId, ...page };
  if (recordId) return { recordId, ...page };
  if (companyId) return { companyId, ...page };
  if (view === 'done') return { state: 'done', view: 'all', ...page };
  return { view: view === 'company' || view === 'record' || view === 'lead' ? 'mine' : view, ...page };
}

/** A list of tasks, what is due first, and the sheet of one. */
export function Tasks({ view, company, record, lead, isOverdue = false }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { user } = useSession();
  const { show } = useToasts();
  const saving = useSave();
  const [opened, setOpened] = useState<TaskReply | 'new' | null>(null);
  const [people, setPeople] = useState<TaskList['people']>([]);
  const [companyId, recordId, leadId] = [company?.id, record?.id, lead?.id];
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const asked = queryOf(view, { companyId, recordId, leadId }, cursor);
      const page = await paneApi.tasks({ ...asked, ...(isOverdue ? { overdue: true } : {}) }, signal);
      setPeople(page.people);
      return { items: page.tasks, nextCursor: page.nextCursor };
    },
    [view, companyId, recordId, leadId, isOverdue],
  );
  const pages = useMore<TaskReply>(`tasks:${view}:${leadId ?? recordId ?? companyId ?? ''}:${isOverdue}`, loadPage);
  useLive(event => event.type === 'notice' || event.type === 'again', pages.reload);
  const setState = async (task: TaskReply, state: TaskReply['state']): Promise<void> => {
    const changed = await paneApi.changeTask(task.id, task.version, { state });
    const undo = () => setState(changed, task.state);
    show({ text: t(state === 'done' ? 'tasks.finished' : 'tasks.reopened', { title: task.title }), undo });
    pages.reload();
  };
  const toggle = (task: TaskReply) => saving.run(() => setState(task, task.state === 'done' ? 'open' : 'done'));
  return (
    <>
      <div className={styles.tools}>
        <Button appearance="primary" icon={<AddRegular />} onClick={() => setOpened('new')}>
          {t('tasks.add')}
        </Button>
      </div>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      <StateView
        load={pages}
        empty={data => (data.items.length === 0 ? <Empty icon={<TaskListLtrRegular />} line={t(empty[view])} /> : null)}
      >
        {data => (
          <>
            {grouped(data.items).map(({ group, tasks }) => (
              <Card key={group} className={styles.card} label={t(`tasks.${group}`)}>
                <h2 className={styles.head}>{t(`tasks.${group}`)}</h2>
                <ul className={styles.list}>
                  {tasks.map(task => (
                    <TaskRow
                      key={task.id}
                      task={task}
                      viewerId={user.id}
                      isBusy={saving.isSaving}
                      onToggle={() => toggle(task)}
                      onOpen={() => setOpened(task)}
                    />
                  ))}
                </ul>
              </Card>
            ))}
            {pages.hasMore && (
              <Button disabledFocusable={pages.isLoadingMore} onClick={pages.loadMore}>
                {t('tasks.more')}
              </Button>
            )}
          </>
        )}
      </StateView>
      {opened !== null && (
        <TaskSheet
          key={opened === 'new' ? 'new' : `${opened.id}:${opened.version}`}
          task={opened === 'new' ? null : opened}
          about={{ companyId, recordId, leadId }}
          people={people}
          viewerId={user.id}
          onClose={() => setOpened(null)}
          onChanged={pages.reload}
        />
      )}
    </>
  );
}
