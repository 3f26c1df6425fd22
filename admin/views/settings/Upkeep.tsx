import { Field, Input, makeStyles } from '@fluentui/react-components';
import type { BackupStatus, RetentionReply } from '../../../service/operations/operations.schema';
import { api } from '../../../ui/api';
import { Card } from '../../../ui/Page';
import { SaveBar } from '../../../ui/SaveBar';
import { StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { layout } from '../../../ui/theme/layout';
import { DateText, useFormats } from '../../../ui/useFormats';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useSavedDraft } from '../../../ui/useSavedDraft';
import { useRowStyles } from './rowStyles';

const useStyles = makeStyles({ form: { maxWidth: layout.formMax } });

const fields = [
  'migrationCopies',
  'deadJobDays',
  'importFailureDays',
  'sentMailDays',
  'deliveryDays',
  'endedKeyDays',
] as const;

/** Backups that were made, and how long bookkeeping is kept. */
export function Upkeep() {
  const backup = useLoad('backup', signal => api.backupStatus(signal));
  const retention = useLoad('retention', signal => api.retention(signal));
  return (
    <>
      <StateView load={backup}>{status => <Backup status={status} />}</StateView>
      <StateView load={retention}>{settings => <RetentionForm settings={settings} load={retention} />}</StateView>
    </>
  );
}

function Backup({ status: { last, copies } }: { status: BackupStatus }) {
  const rows = useRowStyles();
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <section className={rows.section}>
      <h2>{t('ops.backup')}</h2>
      <Card className={rows.words}>
        {last ? (
          <p>
            <DateText at={last.at} /> ·{' '}
            {t('ops.backupLast', {
              target: last.target,
              files: last.files,
              size: formats.size(last.bytes),
              messages: formats.count(last.messages),
            })}
          </p>
        ) : (
          <p>{t('ops.backupNone')}</p>
        )}
        <h3>{t('ops.copies')}</h3>
        {copies.length === 0 && <p className={rows.quiet}>{t('ops.noCopies')}</p>}
        {copies.map(copy => (
          <p key={copy.name} className={rows.quiet}>
            <DateText at={copy.at} /> · {copy.name} · {formats.size(copy.bytes)}
          </p>
        ))}
      </Card>
    </section>
  );
}

function RetentionForm({ settings, load }: { settings: RetentionReply; load: Loaded<RetentionReply> }) {
  const styles = useStyles();
  const rows = useRowStyles();
  const { t } = useTexts();
  const { draft, bar } = useSavedDraft(load, {
    saved: settings,
    labels: Object.fromEntries(fields.map(name => [name, t(`ops.${name}`)])),
    send: ({ version, ...values }) => api.saveRetention(version, values),
  });
  return (
    <section className={rows.section}>
      <h2>{t('ops.retention')}</h2>
      <p className={rows.quiet}>{t('ops.retentionHint')}</p>
      <div className={styles.form}>
        <Card className={rows.fields}>
          {fields.map(name => (
            <Field key={name} label={t(`ops.${name}`)}>
              <Input
                type="number"
                min={1}
                max={name === 'migrationCopies' ? 20 : 3650}
                value={String(draft.values[name])}
                onChange={(_, data) => draft.set({ [name]: Number(data.value) })}
              />
            </Field>
          ))}
        </Card>
        <SaveBar {...bar} />
      </div>
    </section>
  );
}
