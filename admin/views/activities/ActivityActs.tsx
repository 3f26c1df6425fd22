import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CalendarAddRegular } from '@fluentui/react-icons/svg/calendar-add';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import type { ActivityReply } from '../../../service/activities/activities.schema';
import { activitiesApi } from '../../../ui/activities/activitiesApi';
import { takeFile } from '../../../ui/http';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { asApiError } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';

const useStyles = makeStyles({
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingTop: tokens.spacingVerticalM,
  },
});

interface Props {
  activity: ActivityReply;
  onClose(): void;
  onChanged(): void;
}

/** What can be done with one that is there; each can be taken back. */
export function ActivityActs({ activity, onClose, onChanged }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const { id, subject, state, kind, mayChange } = activity;
  const write = (act: () => Promise<string>, undo: () => Promise<unknown>) =>
    saving.run(async () => {
      const text = await act().catch((reason: unknown) => {
        if (asApiError(reason).status === 409) onChanged();
        throw reason;
      });
      show({
        text,
        undo: async () => {
          await undo();
          onChanged();
        },
      });
      onChanged();
      onClose();
    });
  const move = (to: 'planned' | 'cancelled') => {
    let fresh = activity;
    write(
      async () => {
        fresh = await activitiesApi.move(activity, to);
        return t(to === 'cancelled' ? 'activity.cancelled' : 'activity.reopened', { subject });
      },
      () =>
        state === 'done'
          ? activitiesApi.finish(fresh, resultAgain(activity))
          : activitiesApi.move(fresh, state === 'planned' ? 'planned' : 'cancelled'),
    );
  };
  const remove = () =>
    write(
      async () => {
        await activitiesApi.remove(activity);
        return t('activity.removed', { subject });
      },
      () => activitiesApi.restore(id),
    );
  return (
    <div className={styles.buttons}>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      {kind !== 'note' && (
        <Button
          icon={<CalendarAddRegular />}
          disabled={saving.isSaving}
          onClick={() => saving.run(() => takeFile(activitiesApi.fileAddress(id)))}
        >
          {t('activity.toCalendar')}
        </Button>
      )}
      {mayChange && state === 'planned' && (
        <Button disabled={saving.isSaving} onClick={() => move('cancelled')}>
          {t('activity.cancel')}
        </Button>
      )}
      {mayChange && kind !== 'note' && state !== 'planned' && (
        <Button disabled={saving.isSaving} onClick={() => move('planned')}>
          {t('activity.reopen')}
        </Button>
      )}
      {mayChange && (
        <Button icon={<DeleteRegular />} disabled={saving.isSaving} onClick={remove}>
          {t('activity.remove')}
        </Button>
      )}
    </div>
  );
}

/** What it said before it was opened again, its next step too. */
function resultAgain({ outcome, result, next }: ActivityReply) {
  return { outcome, result, next: next?.dueDay ? { title: next.title, dueDay: next.dueDay } : null };
}
