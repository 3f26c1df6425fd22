import { Checkbox, mergeClasses } from '@fluentui/react-components';
import { NoteRegular } from '@fluentui/react-icons/svg/note';
import type { TaskReply } from '../../service/activities/tasks.schema';
import type { Pane } from '../../service/sidebar/sidebar.schema';
import { paneApi } from '../../ui/paneApi';
import { ErrorBar } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { useToasts } from '../../ui/toasts/toasts';
import { useFormats } from '../../ui/useFormats';
import { usePane } from '../paneContext';
import { useAct } from '../useAct';
import { Fold } from './Fold';
import { usePaneStyles } from './paneStyles';

/** Open tasks about the conversation or the company, and what colleagues noted. A task is ticked here and can be opened again. */
export function Activities({ pane }: { pane: Pane }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { tasks, notes, letterNotes } = pane;
  const count = tasks.length + notes.length + letterNotes.length;
  const all = [...letterNotes, ...notes].sort((a, b) => b.createdAt.localeCompare(a.createdAt));
  return (
    <Fold name="activities" title={t('pane.activities', { n: count })} isFirstOpen={tasks.length > 0}>
      {count === 0 && <p className={shared.quiet}>{t('pane.noActivities')}</p>}
      <ul className={shared.list}>
        {tasks.map(task => (
          <Task key={task.id} task={task} />
        ))}
      </ul>
      <ul className={shared.list}>
        {all.map(note => (
          <Note key={`${'messageId' in note} ${note.id}`} text={note.text} byName={note.byName} at={note.createdAt} />
        ))}
      </ul>
    </Fold>
  );
}

function Task({ task }: { task: TaskReply }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const { show } = useToasts();
  const { follower } = usePane();
  const act = useAct();
  const finish = async () => {
    let after = task.version;
    const isDone = await act.run(async () => {
      after = (await paneApi.changeTask(task.id, task.version, { state: 'done' })).version;
    });
    if (!isDone) return;
    const undo = async () => {
      await paneApi.changeTask(task.id, after, { state: 'open' });
      follower.again();
    };
    show({ text: t('pane.taskDone'), undo });
  };
  const { dueDay, dueIn } = task;
  const due = dueDay === null ? null : dueIn === 0 ? t('pane.today') : formats.day(`${dueDay}T12:00:00Z`);
  return (
    <li>
      <div className={shared.line}>
        <Checkbox
          checked={false}
          disabled={!task.mayChange || act.isBusy}
          aria-label={`${t('pane.done')}: ${task.title}`}
          onChange={() => void finish()}
        />
        <div className={shared.words}>
          <p>{task.title}</p>
          <p className={mergeClasses(shared.small, shared.soft)}>
            {task.assignee.name}
            {due && (
              <span
                className={mergeClasses(dueIn !== null && dueIn < 0 && shared.overdue, dueIn === 0 && shared.warning)}
              >
                {' '}
                · {dueIn !== null && dueIn < 0 ? t('pane.overdue', { n: -dueIn }) : due}
              </span>
            )}
          </p>
        </div>
      </div>
      {act.error && <ErrorBar error={act.error} isWrite />}
    </li>
  );
}

function Note({ text, byName, at }: { text: string; byName: string | null; at: string }) {
  const shared = usePaneStyles();
  const formats = useFormats();
  return (
    <li className={shared.line}>
      <span className={mergeClasses(shared.icon, shared.quiet)} aria-hidden="true">
        <NoteRegular />
      </span>
      <div className={shared.words}>
        <p>{text}</p>
        <p className={mergeClasses(shared.small, shared.soft)}>
          {[byName, formats.date(at)].filter(Boolean).join(' · ')}
        </p>
      </div>
    </li>
  );
}
