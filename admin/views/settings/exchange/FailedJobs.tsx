import { Button } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { exchangeApi } from '../../../../ui/exchangeApi';
import { Card } from '../../../../ui/Page';
import { Empty, ErrorBar, StateView } from '../../../../ui/StateView';
import { useTexts } from '../../../../ui/texts/texts';
import { useToasts } from '../../../../ui/toasts/toasts';
import { useFormats } from '../../../../ui/useFormats';
import { useLoad } from '../../../../ui/useLoad';
import { useSave } from '../../../../ui/useSave';
import { useRowStyles } from '../rowStyles';

/** Background jobs of a mailbox that gave up, and the button that lets them run again. */
export function FailedJobs({ mailboxId, onChanged }: { mailboxId: number; onChanged(): void }) {
  const rows = useRowStyles();
  const { t, error } = useTexts();
  const formats = useFormats();
  const { show } = useToasts();
  const saving = useSave();
  const load = useLoad(`exchange jobs ${mailboxId}`, signal => exchangeApi.jobs(mailboxId, signal));
  const again = () =>
    saving.run(async () => {
      const left = await exchangeApi.retryJobs(mailboxId);
      load.setData(() => left);
      show({ text: t('exchangeHealth.ranAgain') });
      onChanged();
    });
  const wordsOf = (lastError: string) => error(/^[a-z_]+\.[a-z_]+/.exec(lastError)?.[0] ?? '') ?? lastError;
  return (
    <StateView
      load={load}
      empty={data =>
        data.jobs.length === 0 ? <Empty icon={<CheckmarkCircleRegular />} line={t('exchangeHealth.jobsNone')} /> : null
      }
    >
      {data => (
        <>
          {saving.error && <ErrorBar error={saving.error} isWrite />}
          <div>
            <Button icon={<ArrowClockwiseRegular />} onClick={again} disabledFocusable={saving.isSaving}>
              {t('exchangeHealth.runAgain')}
            </Button>
          </div>
          <Card isPadded={false} label={t('exchangeHealth.tab_jobs')}>
            {data.jobs.map(job => (
              <div key={job.id} className={rows.row}>
                <div className={rows.words}>
                  <p>{wordsOf(job.lastError)}</p>
                  <p className={rows.quiet}>
                    {t('exchangeHealth.jobsLine', { n: job.attempts, at: formats.date(job.createdAt) })}
                  </p>
                </div>
              </div>
            ))}
          </Card>
        </>
      )}
    </StateView>
  );
}
