import { Button, Select } from '@fluentui/react-components';
import { ArrowClockwiseRegular } from '@fluentui/react-icons/svg/arrow-clockwise';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { useState } from 'react';
import type { JobList, JobReply } from '../../../service/reports/jobs.schema';
import { api } from '../../../ui/api';
import { Card, PageScroll } from '../../../ui/Page';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { Tabs } from '../../../ui/Tabs';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { DateText, useFormats } from '../../../ui/useFormats';
import { useMore } from '../../../ui/useMore';
import { useSave } from '../../../ui/useSave';
import { useAuditWords } from './auditWords';
import { ListHead } from './ListHead';
import { useRowStyles } from './rowStyles';

const states = ['dead', 'running', 'waiting'] as const;
type State = (typeof states)[number];

/** Work in the background: what failed, what runs, what waits. */
export function Jobs() {
  const { t } = useTexts();
  const formats = useFormats();
  const { jobWord } = useAuditWords();
  const [state, setState] = useState<State>('dead');
  const [name, setName] = useState('');
  const [counts, setCounts] = useState<JobList['counts']>([]);
  const pages = useMore<JobReply>(`jobs ${state} ${name}`, async (cursor, signal) => {
    const page = await api.jobList({ state, name: name || null, cursor }, signal);
    setCounts(page.counts);
    return { items: page.jobs, nextCursor: page.nextCursor };
  });
  const countOf = (of: State) => counts.filter(one => one.state === of).reduce((sum, one) => sum + one.n, 0);
  const names = [...new Set(counts.filter(one => one.state === state).map(one => one.name))];
  return (
    <>
      <ListHead line={t('ops.jobsLine')}>
        <Tabs
          label={t('settings.jobs')}
          value={state}
          items={states.map(one => ({ value: one, word: `${t(`ops.jobs_${one}`)} ${formats.count(countOf(one))}` }))}
          onChange={value => {
            setState(value as State);
            setName('');
          }}
        />
        <Select aria-label={t('ops.auditKind')} value={name} onChange={(_, data) => setName(data.value)}>
          <option value="">{t('ops.allKinds')}</option>
          {names.map(one => (
            <option key={one} value={one}>
              {jobWord(one)}
            </option>
          ))}
        </Select>
      </ListHead>
      <PageScroll>
        <StateView
          load={pages}
          empty={data =>
            data.items.length === 0 ? (
              <Empty icon={<CheckmarkCircleRegular />} line={t(`ops.jobsNone_${state}`)} />
            ) : null
          }
        >
          {data => (
            <Card isPadded={false}>
              {data.items.map(job => (
                <Job key={job.id} job={job} onGone={pages.reload} />
              ))}
            </Card>
          )}
        </StateView>
        {pages.hasMore && (
          <Button onClick={pages.loadMore} disabledFocusable={pages.isLoadingMore}>
            …
          </Button>
        )}
      </PageScroll>
    </>
  );
}

function Job({ job, onGone }: { job: JobReply; onGone(): void }) {
  const styles = useRowStyles();
  const { t, error } = useTexts();
  const { jobWord } = useAuditWords();
  const { show } = useToasts();
  const saving = useSave();
  const name = jobWord(job.name);
  const act = (send: () => Promise<unknown>, said: 'settings.ranAgain' | 'settings.dismissed' | 'ops.jobStopped') =>
    saving.run(async () => {
      await send();
      show({ text: t(said, { name }) });
      onGone();
    });
  const code = /^[a-z_]+\.[a-z_]+/.exec(job.lastError ?? '')?.[0] ?? '';
  const reason = code === 'job.stopped' ? t('ops.jobStoppedBy') : (error(code) ?? job.lastError);
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <h3>{name}</h3>
        {reason && <p>{reason}</p>}
        <p className={styles.quiet}>
          {job.key} · {job.lane !== '' && `${t('ops.jobLane', { lane: job.lane })} · `}
          {t('settings.jobTries', { n: job.attempts })} · {t('settings.jobSince')} <DateText at={job.createdAt} />
          {job.state === 'waiting' && job.dueAt && (
            <>
              {' '}
              · {t('ops.jobDue')} <DateText at={job.dueAt} />
            </>
          )}
        </p>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
      </div>
      <div className={styles.buttons}>
        {job.state === 'dead' ? (
          <>
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
          </>
        ) : (
          <Button disabledFocusable={saving.isSaving} onClick={() => act(() => api.stopJob(job.id), 'ops.jobStopped')}>
            {t('ops.jobStop')}
          </Button>
        )}
      </div>
    </div>
  );
}
