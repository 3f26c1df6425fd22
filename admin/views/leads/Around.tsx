import { Button, Field, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { InquiryReply } from '../../../service/leads/inquiries.schema';
import type { LeadReply } from '../../../service/leads/leads.schema';
import { leadsApi } from '../../../ui/leads/leadsApi';
import { Card } from '../../../ui/Page';
import { PageLink } from '../../../ui/router';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { fill } from '../../../ui/texts/filling';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { DateText } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { NextForm } from './LeadCells';
import { useDuration, useLeadWord } from '../../../ui/leads/leadWords';
import { MergeDialog } from './MergeDialog';

const useStyles = makeStyles({
  title: {
    margin: `0 0 ${tokens.spacingVerticalXS}`,
    fontSize: tokens.fontSizeBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
  list: {
    listStyleType: 'none',
    margin: 0,
    padding: 0,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
  },
  line: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS, alignItems: 'baseline' },
  grow: { flex: 1, minWidth: '120px', overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  points: { fontVariantNumeric: 'tabular-nums', minWidth: '32px', textAlign: 'end' },
  note: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    marginBottom: tokens.spacingVerticalS,
  },
});

/** What comes next. */
export function NextCard({ lead, onSaved }: { lead: LeadReply; onSaved(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <Card label={t('leads.next')}>
      <h2 className={styles.title}>{t('leads.next')}</h2>
      <NextForm key={`${lead.nextAction} ${lead.nextDay}`} lead={lead} onSaved={onSaved} isInRow />
    </Card>
  );
}

/** How much it promises, and why. */
export function ScoreCard({ lead }: { lead: LeadReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const word = useLeadWord();
  return (
    <Card label={t('leads.scoreTitle', { n: lead.score })}>
      <h2 className={styles.title}>{t('leads.scoreTitle', { n: lead.score })}</h2>
      <ul className={styles.list}>
        {lead.scoreReasons.map(({ code, points }) => (
          <li key={code} className={styles.line}>
            <span className={styles.points}>{points > 0 ? `+${points}` : points}</span>
            <span className={styles.grow}>{word('score', code)}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Why its letter was taken for an inquiry, with the words that said so; what spoke against it is told where it was in doubt. */
export function WhyCard({ inquiry }: { inquiry: InquiryReply }) {
  const styles = useStyles();
  const { t, find } = useTexts();
  const reasons = inquiry.reasons.filter(({ weight }) => weight > 0 || inquiry.isToCheck);
  if (reasons.length === 0) return null;
  return (
    <Card label={t('leads.whyInquiry')}>
      <h2 className={styles.title}>{t('leads.whyInquiry')}</h2>
      <ul className={styles.list}>
        {reasons.map(({ code, weight, words }, index) => (
          <li key={`${code} ${index}`} className={styles.line}>
            <span className={styles.points} aria-hidden="true">
              {weight > 0 ? '+' : '−'}
            </span>
            <span className={styles.grow}>
              {find('inquiryWhy', code) ?? ''} {words && <span className={styles.quiet}>{words}</span>}
            </span>
          </li>
        ))}
      </ul>
    </Card>
  );
}

/** Companies and leads that may be the same party; of a colleague's only whose it is. */
export function SimilarCard({ lead, onMerged }: { lead: LeadReply; onMerged(): void }) {
  const styles = useStyles();
  const { t, find } = useTexts();
  const word = useLeadWord();
  const load = useLoad(`leadSimilar:${lead.id}:${lead.version}`, signal => leadsApi.similar(lead.id, signal));
  const [other, setOther] = useState<{ id: number; number: string; version: number } | null>(null);
  const owner = (name: string | null) =>
    name === null ? t('leads.similarNobody') : t('leads.similarHidden', { name });
  return (
    <Card label={t('leads.similar')}>
      <h2 className={styles.title}>{t('leads.similar')}</h2>
      <StateView load={load}>
        {({ companies, leads }) =>
          companies.length + leads.length === 0 ? (
            <span className={styles.quiet}>{t('leads.noSimilar')}</span>
          ) : (
            <ul className={styles.list}>
              {companies.map((company, index) => (
                <li key={`c${company.id ?? index}`} className={styles.line}>
                  {company.id === null ? (
                    <strong>{company.name}</strong>
                  ) : (
                    <PageLink to={`/companies/${company.id}`}>{company.name}</PageLink>
                  )}
                  <span className={styles.quiet}>
                    {[find('protection', `why_${company.why}`), company.id === null && owner(company.ownerName)]
                      .filter(Boolean)
                      .join(' · ')}
                  </span>
                </li>
              ))}
              {leads.map((one, index) => (
                <li key={`l${one.id ?? index}`} className={styles.line}>
                  {one.id === null ? (
                    <strong>{one.name}</strong>
                  ) : (
                    <PageLink to={`/leads/${one.id}`}>{`${one.number ?? ''} ${one.name}`}</PageLink>
                  )}
                  <span className={styles.quiet}>
                    {[word('same', one.why), one.id === null && owner(one.ownerName)].filter(Boolean).join(' · ')}
                  </span>
                  {lead.acts.includes('merge') && one.isOpen && one.id !== null && one.version !== null && (
                    <Button
                      size="small"
                      onClick={() => setOther({ id: one.id ?? 0, number: one.number ?? '', version: one.version ?? 0 })}
                    >
                      {t('leads.mergeHere')}
                    </Button>
                  )}
                </li>
              ))}
            </ul>
          )
        }
      </StateView>
      {other && <MergeDialog lead={lead} other={other} onClose={() => setOther(null)} onMerged={onMerged} />}
    </Card>
  );
}

type Event = LeadReply['history'][number];

/** What happened, newest first; notes are written here. */
export function HistoryCard({ lead, onSaved }: { lead: LeadReply; onSaved(fresh: LeadReply): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const sentence = useEventSentence();
  return (
    <Card label={t('leads.history')}>
      <h2 className={styles.title}>{t('leads.history')}</h2>
      {lead.mayWork && <NoteBox lead={lead} onSaved={onSaved} />}
      <ul className={styles.list}>
        {lead.history.map(event => (
          <li key={event.id} className={styles.line}>
            <span className={styles.grow}>{sentence(event)}</span>
            <span className={styles.quiet}>{event.userName ?? t('leads.bySystem')}</span>
            <DateText at={event.at} className={styles.quiet} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function NoteBox({ lead, onSaved }: { lead: LeadReply; onSaved(fresh: LeadReply): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const toasts = useToasts();
  const save = useSave();
  const [text, setText] = useState('');
  const send = () =>
    save.run(async () => {
      const fresh = await leadsApi.note(lead.id, text);
      setText('');
      toasts.show({ text: t('leads.noted') });
      onSaved(fresh);
    });
  return (
    <div className={styles.note}>
      <Field label={t('leads.addNote')}>
        <Textarea value={text} rows={2} maxLength={5000} onChange={(_, data) => setText(data.value)} />
      </Field>
      {save.error && <ErrorBar error={save.error} isWrite />}
      {text.trim() !== '' && (
        <div>
          <Button size="small" appearance="primary" disabled={save.isSaving} onClick={send}>
            {t('leads.saveNote')}
          </Button>
        </div>
      )}
    </div>
  );
}

/** An event as people read it; its note stands behind it. */
function useEventSentence(): (event: Event) => string {
  const { find, language } = useTexts();
  const word = useLeadWord();
  const duration = useDuration();
  return ({ kind, details }) => {
    const values: Record<string, string | number> = {};
    for (const [name, value] of Object.entries(details))
      if (typeof value === 'string' || typeof value === 'number') values[name] = value;
    if (typeof details.source === 'string') values.source = word('source', details.source);
    if (typeof details.reason === 'string') values.reason = word('reason', details.reason);
    for (const name of ['from', 'to'] as const)
      if (typeof details[name] === 'string') values[name] = word('stage', details[name]);
    if (typeof details.minutes === 'number') values.time = duration(details.minutes);
    const how = kind === 'assigned' || kind === 'pooled' ? wayOf(details) : '';
    const said = find('leads', `event_${kind}${how}`) ?? find('leads', `event_${kind}`) ?? kind;
    const fields = kind === 'changed' && Array.isArray(details.fields) ? details.fields.map(String) : [];
    const named = fields.map(name => find('leads', changedWords[name] ?? '') ?? '').filter(Boolean);
    const parts = [fill(said, values), named.join(language === 'zh-CN' ? '、' : ', ')].filter(Boolean);
    const sentence = parts.join(language === 'zh-CN' ? '：' : ': ');
    const note = typeof details.note === 'string' && details.note ? details.note : '';
    if (!note) return sentence;
    return language === 'zh-CN' ? `${sentence}：${note}` : `${sentence}: ${note}`;
  };
}

// What the fields of a lead are called on its form.
const changedWords: Readonly<Record<string, string>> = {
  companyName: 'company',
  title: 'topic',
  asked: 'askedFields',
  nextAction: 'next',
  nextDay: 'next',
  ...Object.fromEntries(
    ['contactName', 'contactTitle', 'email', 'phone', 'website', 'country', 'language', 'source', 'sourceDetail'].map(
      name => [name, name],
    ),
  ),
  campaignId: 'campaignField',
};

function wayOf(details: Event['details']): string {
  if (details.kind === 'pool') return '_pool';
  if (details.userId === null) return '_nobody';
  return typeof details.why === 'string' && details.why !== 'person' ? `_${details.why}` : '';
}
