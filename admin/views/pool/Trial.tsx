import { Button, mergeClasses } from '@fluentui/react-components';
import { useState } from 'react';
import type { LeadRuleBody, TrialReply } from '../../../service/leads/assignment.schema';
import { poolApi } from '../../../ui/leads/poolApi';
import { PageLink } from '../../../ui/router';
import { ErrorBar } from '../../../ui/StateView';
import { Tabs } from '../../../ui/Tabs';
import { useTexts } from '../../../ui/texts/texts';
import { DateText, useFormats } from '../../../ui/useFormats';
import { useSave } from '../../../ui/useSave';
import { usePoolStyles } from './poolStyles';

const spans = ['30', '90'] as const;

/** The dry run: to whom the leads of the past would have gone. Absent rules: as they are saved. */
export function Trial({ rules, label }: { rules?: LeadRuleBody[]; label: string }) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const saving = useSave();
  const [days, setDays] = useState<(typeof spans)[number]>('30');
  const [found, setFound] = useState<TrialReply | null>(null);
  const run = (span: string) =>
    saving.run(async () => setFound(await poolApi.tryRules({ days: Number(span), ...(rules ? { rules } : {}) })));
  return (
    <section className={styles.fields} aria-label={label}>
      <div className={styles.head}>
        <Button disabledFocusable={saving.isSaving} onClick={() => run(days)}>
          {label}
        </Button>
        <Tabs
          label={t('pool.trialDays')}
          value={days}
          items={spans.map(value => ({ value, word: t(`pool.days${value}`) }))}
          onChange={value => {
            setDays(value);
            if (found) run(value);
          }}
        />
      </div>
      {saving.error && <ErrorBar error={saving.error} />}
      <div role="status">
        {found &&
          (found.leads === 0
            ? t('pool.trialNone')
            : t('pool.trialSum', { leads: found.leads, changed: found.changed }))}{' '}
        {found?.isCut && t('pool.trialCut')}{' '}
        {found && found.leftOut > 0 && t('pool.trialLeftOut', { n: found.leftOut })}
      </div>
      {found && found.leads > 0 && <Found found={found} />}
    </section>
  );
}

function Found({ found }: { found: TrialReply }) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const nameOf = ({ name, isPool }: TrialReply['shares'][number]) =>
    name === null ? t('pool.nobodyGets') : isPool ? t('pool.poolOf', { name }) : name;
  const hits = found.hits.map(({ name, count }) => t('pool.hit', { name, n: count })).join(' · ');
  return (
    <>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={styles.cell}>
              {t('pool.who')}
            </th>
            <th scope="col" className={mergeClasses(styles.cell, styles.end)}>
              {t('pool.would')}
            </th>
            <th scope="col" className={mergeClasses(styles.cell, styles.end)}>
              {t('pool.got')}
            </th>
          </tr>
        </thead>
        <tbody>
          {found.shares.map(share => (
            <tr key={`${String(share.isPool)} ${share.name}`}>
              <th scope="row" className={styles.cell}>
                {nameOf(share)}
              </th>
              <td className={mergeClasses(styles.cell, styles.end)}>{formats.count(share.would)}</td>
              <td className={mergeClasses(styles.cell, styles.end)}>{formats.count(share.got)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {hits && <p className={styles.quiet}>{t('pool.trialHits', { list: hits })}</p>}
      {found.lines.length > 0 && <Lines lines={found.lines} />}
    </>
  );
}

function Lines({ lines }: { lines: TrialReply['lines'] }) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const who = (name: string | null) => name ?? t('pool.nobodyGets');
  return (
    <>
      <h3>{t('pool.changedLines')}</h3>
      <ul className={styles.people}>
        {lines.map(line => (
          <li key={line.id} className={styles.person}>
            <PageLink to={`/leads/${line.id}`}>{line.number}</PageLink>
            <span className={styles.name}>{[line.label, line.country].filter(Boolean).join(' · ')}</span>
            <span>{t('pool.lineSay', { would: who(line.would), got: who(line.got) })}</span>
            <DateText at={line.receivedAt} className={styles.small} />
          </li>
        ))}
      </ul>
    </>
  );
}
