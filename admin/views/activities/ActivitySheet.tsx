import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ActivityChoices, ActivityReply } from '../../../service/activities/activities.schema';
import { activitiesApi } from '../../../ui/activities/activitiesApi';
import { Sheet } from '../../../ui/filing/Sheet';
import { useSession } from '../../../ui/session';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { asApiError, useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { AboutLine } from './AboutLine';
import { ActivityActs } from './ActivityActs';
import type { ActivityValues } from './activityDraft';
import { bodyOf, changeOf, resultOf, valuesFor, valuesOf } from './activityDraft';
import { ActivityFields } from './ActivityFields';
import type { ActivityStart } from './activityWords';
import { ResultFields } from './ResultFields';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  /** One that is there, or how a new one begins. */
  of: ActivityReply | ActivityStart;
  onClose(): void;
  /** Something was written, or turned out to be otherwise than it was shown. */
  onChanged(): void;
}

const isThere = (of: Props['of']): of is ActivityReply => 'id' in of;

/** Plans, logs, changes and finishes a call, a meeting, a visit or a note: the one sheet for all of them. */
export function ActivitySheet({ of, onClose, onChanged }: Props) {
  const { t } = useTexts();
  const load = useLoad('activity choices:', signal => activitiesApi.choices(null, signal));
  const title = isThere(of) ? of.subject : t(`activity.${of.isLogged ? 'log' : 'new'}_${of.kind}`);
  return (
    <Sheet title={title} onClose={onClose}>
      <StateView load={load}>
        {choices => <Form of={of} choices={choices} onClose={onClose} onChanged={onChanged} />}
      </StateView>
    </Sheet>
  );
}

interface FormProps extends Props {
  choices: ActivityChoices;
}

function Form({ of, choices, onClose, onChanged }: FormProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const { user } = useSession();
  const toasts = useToasts();
  const saving = useSave();
  const there = isThere(of) ? of : null;
  const [before] = useState(() => (isThere(of) ? valuesOf(of) : valuesFor(of, choices, user.id)));
  const [values, setValues] = useState<ActivityValues>(before);
  const [hasHappened, setHappened] = useState(isThere(of) ? of.state === 'done' : of.isLogged);
  const set = (part: Partial<ActivityValues>) => setValues(old => ({ ...old, ...part }));
  const mayChange = there?.mayChange ?? true;
  const isNote = values.kind === 'note';
  const write = (act: () => Promise<ActivityReply>, word: 'activity.saved' | 'activity.finished') =>
    saving.run(async () => {
      const fresh = await act().catch((reason: unknown) => {
        if (asApiError(reason).code === 'activity.changed_meanwhile') onChanged();
        throw reason;
      });
      const undo = there ? undefined : undoMaking(fresh, onChanged);
      toasts.show({ text: t(word, { subject: fresh.subject }), undo });
      onChanged();
      onClose();
    });
  const save = () => {
    if (!isThere(of)) return write(() => activitiesApi.create(bodyOf(values, of, hasHappened)), 'activity.saved');
    if (of.state === 'planned' && hasHappened) return write(() => finishWith(of, before, values), 'activity.finished');
    write(() => activitiesApi.change(of, changeOf(before, values)), 'activity.saved');
  };
  const isReady = values.subject.trim() !== '' && values.day !== '' && values.time !== '';
  const hasHalfStep = (values.nextTitle.trim() === '') !== (values.nextDay === '');
  return (
    <div className={styles.form}>
      <AboutLine of={of} />
      {!mayChange && <span className={styles.quiet}>{t('activity.notYours')}</span>}
      <ActivityFields
        {...{ values, set, choices, of }}
        isLocked={!mayChange}
        isPast={hasHappened}
        top={
          mayChange &&
          !isNote &&
          (there === null || there.state === 'planned') && (
            <Checkbox
              label={t('activity.hasHappened')}
              checked={hasHappened}
              onChange={(_, data) => setHappened(data.checked === true)}
            />
          )
        }
        result={
          hasHappened &&
          !isNote && (
            <ResultFields
              values={values}
              set={set}
              isLocked={!mayChange}
              there={there?.state === 'done' ? there : null}
            />
          )
        }
      />
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      {mayChange && (
        <div className={styles.buttons}>
          <Button appearance="primary" disabled={saving.isSaving || !isReady || hasHalfStep} onClick={save}>
            {t(there?.state === 'planned' && hasHappened ? 'activity.finishNow' : 'activity.save')}
          </Button>
        </div>
      )}
      {there && <ActivityActs activity={there} onClose={onClose} onChanged={onChanged} />}
    </div>
  );
}

/** What was changed beside is kept first, then what came of it. */
async function finishWith(of: ActivityReply, before: ActivityValues, values: ActivityValues): Promise<ActivityReply> {
  const { outcome: _outcome, result: _result, ...change } = changeOf(before, values);
  const fresh = Object.keys(change).length > 0 ? await activitiesApi.change(of, change) : of;
  return activitiesApi.finish(fresh, resultOf(values));
}

const undoMaking = (fresh: ActivityReply, onChanged: () => void) => async () => {
  await activitiesApi.remove(fresh);
  onChanged();
};
