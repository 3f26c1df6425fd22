import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import type { DeadJobReply } from '../../../service/reports/jobs.schema';
import { api } from '../../../ui/api';
import { Card, PageScroll } from '../../../ui/Page';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { DateText } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { ListHead } from './ListHead';

const useStyles = makeStyles({
  job: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) auto',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottomStyle: 'none' },
  },
  words: { minWidth: 0, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS, flexWrap: 'wrap', justifyContent: 'flex-end' },
});

/** Jobs that failed however often they were tried. */
export function Jobs() {
  const { t } = useTexts();
  const load = useLoad('jobs', signal => api.jobs(signal));
  return (
    <>
      <ListHead line={t('settings.jobsLine')} />
      <PageScroll>
        <StateView
          load={load}
          empty={data =>
            data.jobs.length === 0 ? <Empty icon={<CheckmarkCircleRegular />} line={t('settings.jobsEmpty')} /> : null
          }
        >
          {data => (
            <Card isPadded={false}>
              {data.jobs.map(job => (
                <Job key={job.id} job={job} onGone={load.reload} />
              ))}
            </Card>
          )}
        </StateView>
      </PageScroll>
    </>
  );
}

function Job({ job, onGone }: { job: DeadJobReply; onGone(): void }) {
  const styles = useStyles();
  const { t, find } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const name = find('settings', `job_${job.name.replaceAll('.', '_')}`) ?? job.name;
  const act = (send: () => Promise<unknown>, said: 'settings.ranAgain' | 'settings.dismissed') =>
    saving.run(async () => {
      await send();
      show({ text: t(said, { name }) });
      onGone();
    });
  return (
    <div className={styles.job}>
      <div className={styles.words}>
        <h3>{name}</h3>
        <p>{job.lastError}</p>
        <p className={styles.quiet}>
          {job.key} · {t('settings.jobTries', { n: job.attempts })} · {t('settings.jobSince')}{' '}
          <DateText at={job.createdAt} />
        </p>
        {saving.error && <ErrorBar error={saving.error} />}
      </div>
      <div className={styles.buttons}>
        <Button
          icon={<ArrowClockwiseRegular />}
          disabledFocusable={saving.isSaving}
          onClick={() => act(() => api.retryJob(job.id), 'settings.ranAgain')}
        >
          {t('settings.runAgain')}
        </Button>
        <Button
          appearance="subtle"
          disabledFocusable={saving.isSaving}
          onClick={() => act(() => api.dismissJob(job.id), 'settings.dismissed')}
        >
          {t('settings.dismiss')}
        </Button>
      </div>
    </div>
  );
}
