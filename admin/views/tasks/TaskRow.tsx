import { Button, Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { TaskReply } from '../../../service/activities/tasks.schema';
import { PageLink } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { dayLabel, groupOf } from './due';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    columnGap: tokens.spacingHorizontalM,
    minHeight: '44px',
    padding: `${tokens.spacingVerticalXXS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
  title: { justifyContent: 'flex-start', minWidth: 0, paddingLeft: 0, textAlign: 'start', overflowWrap: 'anywhere' },
  done: { textDecorationLine: 'line-through' },
  about: {
    display: 'flex',
    flexWrap: 'wrap',
    flex: '1 1 220px',
    columnGap: tokens.spacingHorizontalM,
    color: tokens.colorNeutralForeground3,
    [onPhone]: { flexBasis: '100%', paddingLeft: tokens.spacingHorizontalXXL },
  },
  day: { whiteSpace: 'nowrap', color: tokens.colorNeutralForeground3 },
  overdue: { color: tokens.colorPaletteRedForeground1, fontWeight: tokens.fontWeightSemibold },
});

interface Props {
  task: TaskReply;
  /** Who does it is told where it is not the viewer. */
  viewerId: number;
  isBusy: boolean;
  onToggle(): void;
  onOpen(): void;
}

/** One task: a tick finishes it, its title opens it. */
export function TaskRow({ task, viewerId, isBusy, onToggle, onOpen }: Props) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const { title, company, record, lead, message, assignee, createdBy, dueDay, doneByName } = task;
  const isDone = task.state === 'done';
  const isOthers = assignee.id !== viewerId;
  return (
    <li className={styles.row}>
      <Checkbox
        checked={isDone}
        disabled={!task.mayChange || isBusy}
        aria-label={t(isDone ? 'tasks.reopen' : 'tasks.finish', { title })}
        onChange={onToggle}
      />
      <Button appearance="transparent" className={mergeClasses(styles.title, isDone && styles.done)} onClick={onOpen}>
        {title}
      </Button>
      <span className={styles.about}>
        {isOthers && <span>{t('tasks.by', { name: assignee.name })}</span>}
        {!isOthers && createdBy && createdBy.id !== viewerId && (
          <span>{t('tasks.from', { name: createdBy.name })}</span>
        )}
        {company && <PageLink to={`/companies/${company.id}`}>{company.name}</PageLink>}
        {lead && !record && <PageLink to={`/leads/${lead.id}`}>{`${lead.number} ${lead.name}`}</PageLink>}
        {record &&
          (record.kind === 'opportunity' ? (
            <PageLink to={`/opportunities/${record.id}`}>{record.number}</PageLink>
          ) : (
            <span>{record.number}</span>
          ))}
        {message && (
          <PageLink to={`/mail/${message.conversationId}?message=${message.id}`}>
            {message.subject || t('tasks.letter')}
          </PageLink>
        )}
        {isDone && doneByName && <span>{t('tasks.doneBy', { name: doneByName })}</span>}
      </span>
      {dueDay && (
        <time dateTime={dueDay} className={mergeClasses(styles.day, groupOf(task) === 'overdue' && styles.overdue)}>
          {dayLabel(dueDay, language)}
        </time>
      )}
    </li>
  );
}
