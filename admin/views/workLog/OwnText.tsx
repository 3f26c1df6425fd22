import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { WorkLogReply } from '../../../service/reports/workLog.schema';
import { activitiesApi } from '../../../ui/activities/activitiesApi';
import { Card } from '../../../ui/Page';
import { useLeaveGuard } from '../../../ui/router';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { DateText } from '../../../ui/useFormats';
import { asApiError } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { draftText } from './draft';

const useStyles = makeStyles({
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalM,
  },
  text: { margin: 0, whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  title: {
    margin: `0 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
  late: { color: tokens.colorPaletteRedForeground1 },
});

interface Props {
  log: WorkLogReply;
  onSaved(fresh: WorkLogReply): void;
  /** It was written in another window meanwhile. */
  onStale(): void;
}

/** What its author says himself: written until it is handed in, read from then on. */
export function OwnText({ log, onSaved, onStale }: Props) {
  const { t } = useTexts();
  if (!log.isMine || log.submittedAt !== null) return <Handed log={log} onSaved={onSaved} onStale={onStale} />;
  if (log.fromDay > log.today) return <Card>{t('workLog.future')}</Card>;
  return <Writing log={log} onSaved={onSaved} onStale={onStale} />;
}

function Handed({ log, onSaved, onStale }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const { id, submittedAt, isMine, person, text, version } = log;
  const takeBack = (logId: number) =>
    saving.run(async () => {
      const fresh = await activitiesApi.takeWorkLogBack(logId, version).catch((reason: unknown) => {
        if (asApiError(reason).code === 'version.changed') onStale();
        throw reason;
      });
      show({ text: t('workLog.takenBack') });
      onSaved(fresh);
    });
  if (submittedAt === null) return <Card>{t('workLog.notSubmittedLine', { name: person.name })}</Card>;
  return (
    <Card label={t('workLog.text')}>
      <h2 className={styles.title}>{person.name}</h2>
      <p className={styles.text}>{text}</p>
      <div className={styles.buttons}>
        <span className={styles.quiet}>
          {t('workLog.submitted')} <DateText at={submittedAt} />
        </span>
        {isMine && id !== null && (
          <Button disabled={saving.isSaving} onClick={() => takeBack(id)}>
            {t('workLog.takeBack')}
          </Button>
        )}
      </div>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
    </Card>
  );
}

function Writing({ log, onSaved, onStale }: Props) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const [text, setText] = useState(log.text);
  const [isBlocked, setBlocked] = useState(false);
  useLeaveGuard(text.trim() !== log.text, () => setBlocked(true));
  const draft = draftText(log, t, language);
  const write = (isHandedIn: boolean) =>
    saving.run(async () => {
      const body = { period: log.period, day: log.fromDay, text, version: log.version };
      const send = isHandedIn ? activitiesApi.submitWorkLog(body) : activitiesApi.saveWorkLog(body);
      const fresh = await send.catch((reason: unknown) => {
        if (asApiError(reason).code === 'version.changed') onStale();
        throw reason;
      });
      setText(fresh.text);
      setBlocked(false);
      show({
        text: t(isHandedIn ? 'workLog.submitted' : 'workLog.saved'),
        ...(isHandedIn && fresh.id !== null
          ? { undo: async () => onSaved(await activitiesApi.takeWorkLogBack(fresh.id ?? 0, fresh.version)) }
          : {}),
      });
      onSaved(fresh);
    });
  return (
    <Card label={t('workLog.text')}>
      <Field label={t('workLog.text')}>
        <Textarea
          value={text}
          rows={8}
          resize="vertical"
          maxLength={20_000}
          placeholder={t('workLog.placeholder')}
          onChange={(_, data) => setText(data.value)}
        />
      </Field>
      {isBlocked && <p className={styles.late}>{t('workLog.unsaved')}</p>}
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      <div className={styles.buttons}>
        <Button appearance="primary" disabled={saving.isSaving || text.trim() === ''} onClick={() => write(true)}>
          {t('workLog.submit')}
        </Button>
        <Button disabled={saving.isSaving || text.trim() === log.text} onClick={() => write(false)}>
          {t('workLog.save')}
        </Button>
        {draft !== '' && (
          <Button appearance="subtle" onClick={() => setText(old => [old.trim(), draft].filter(Boolean).join('\n\n'))}>
            {t('workLog.draft')}
          </Button>
        )}
      </div>
    </Card>
  );
}
