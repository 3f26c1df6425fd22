import { makeStyles, Select, Switch, tokens } from '@fluentui/react-components';
import { ArrowSwapRegular } from '@fluentui/react-icons/svg/arrow-swap';
import { DocumentRegular } from '@fluentui/react-icons/svg/document';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { MailRegular } from '@fluentui/react-icons/svg/mail';
import { NoteRegular } from '@fluentui/react-icons/svg/note';
import { SendRegular } from '@fluentui/react-icons/svg/send';
import type { ReactElement } from 'react';
import { useCallback, useMemo } from 'react';
import type { CompanyReply } from '../../../service/companies/companies.schema';
import type { Dealing } from '../../../service/reading/dealings.schema';
import { companyApi } from '../../../ui/companies/companyApi';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { kindKey } from '../../../ui/filing/sentences';
import type { Column } from '../../../ui/list/List';
import { List } from '../../../ui/list/List';
import { useFootLine } from '../../../ui/list/PagedList';
import { setQuery, useRoute } from '../../../ui/router';
import { Empty, StateView } from '../../../ui/StateView';
import { Tabs } from '../../../ui/Tabs';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { DateText } from '../../../ui/useFormats';
import { useMore } from '../../../ui/useMore';
import { ActivityButtons } from '../activities/ActivityButtons';
import { useStateWords } from '../activities/ActivityCard';
import { kindIcons } from '../activities/activityWords';
import { OpenedActivity } from '../activities/OpenedActivity';
import { SubjectLine, Who } from '../mail/columns';
import { NoteBox } from './NoteBox';

const useStyles = makeStyles({
  body: { display: 'flex', flexDirection: 'column', height: '100%' },
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  list: { flex: 1, minHeight: 0 },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
  quiet: { color: tokens.colorNeutralForeground3 },
  icon: {
    color: tokens.colorNeutralForeground3,
    display: 'inline-flex',
    fontSize: tokens.fontSizeBase400,
    flexShrink: 0,
  },
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS },
  person: { [onPhone]: { width: '100%' } },
});

const kinds = ['all', 'in', 'out', 'activity', 'record', 'note', 'change'] as const;
type Kind = (typeof kinds)[number];

/** Everything that was dealt with a company, newest first: letters, calls and visits, records, notes, changes of level and owner. */
export function Dealings({ company, onChanged }: { company: CompanyReply; onChanged(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { query } = useRoute();
  const kind: Kind = kinds.find(one => one === query.get('kind')) ?? 'all';
  const contactId = company.contacts.find(one => String(one.id) === query.get('person'))?.id;
  const group = query.get('group') === 'yes';
  const loadPage = useCallback(
    async (cursor: string | null, signal: AbortSignal | undefined) => {
      const asked = { ...(kind === 'all' ? {} : { kinds: kind }), contactId, group: group || undefined };
      const page = await companyApi.dealings(company.id, { ...asked, cursor: cursor ?? undefined }, signal);
      return { items: page.dealings, nextCursor: page.nextCursor };
    },
    [company.id, kind, contactId, group],
  );
  const pages = useMore<Dealing>(`dealings:${company.id}:${kind}:${contactId ?? ''}:${String(group)}`, loadPage);
  const foot = useFootLine(pages);
  const columns = useColumns(group);
  const isFiltered = kind !== 'all' || contactId !== undefined;
  const changed = () => {
    pages.reload();
    onChanged();
  };
  return (
    <div className={styles.body}>
      <div className={styles.bar}>
        <Filters company={company} kind={kind} contactId={contactId} group={group} />
        <ActivityButtons about={{ company }} onChanged={changed} />
        {company.canEdit && <NoteBox companyId={company.id} onSaved={changed} />}
      </div>
      <div className={styles.list}>
        <StateView
          load={pages}
          empty={data =>
            data.items.length === 0 ? (
              <Empty
                icon={<HistoryRegular />}
                line={t(isFiltered ? 'profile.noDealingsMatch' : 'profile.noDealings')}
              />
            ) : null
          }
        >
          {data => (
            <List
              label={t('profile.dealings')}
              items={data.items}
              columns={columns}
              keyOf={line => `${line.kind}${line.id}`}
              addressOf={line => addressOf(line, company.id, query)}
              card={line => <Card line={line} />}
              onMore={pages.loadMore}
              foot={foot}
            />
          )}
        </StateView>
      </div>
      <OpenedActivity name="activity" onChanged={changed} />
    </div>
  );
}

function addressOf(line: Dealing, companyId: number, query: URLSearchParams): string {
  if (line.activity) {
    const here = new URLSearchParams(query);
    here.set('activity', String(line.id));
    return `/companies/${companyId}?${here.toString()}`;
  }
  if (line.mail) return `/mail/${line.mail.conversationId}?message=${line.mail.id}`;
  if (line.record?.kind === 'opportunity') return `/opportunities/${line.id}`;
  return line.record ? `/companies/${line.companyId}/records` : `/companies/${companyId}/changes`;
}

interface FilterProps {
  company: CompanyReply;
  kind: Kind;
  contactId: number | undefined;
  group: boolean;
}

function Filters({ company, kind, contactId, group }: FilterProps) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <>
      <Tabs
        label={t('profile.kindFilter')}
        value={kind}
        items={kinds.map(value => ({ value, word: t(`profile.kind_${value}`) }))}
        onChange={value => setQuery({ kind: value === 'all' ? null : value }, { replace: true })}
      />
      {company.contacts.length > 0 && (
        <Select
          className={styles.person}
          aria-label={t('profile.person')}
          value={contactId === undefined ? '' : String(contactId)}
          onChange={(_, data) => setQuery({ person: data.value || null }, { replace: true })}
        >
          <option value="">{t('profile.allPeople')}</option>
          {company.contacts.map(contact => (
            <option key={contact.id} value={contact.id}>
              {contact.name}
            </option>
          ))}
        </Select>
      )}
      {company.subsidiaries.length > 0 && (
        <Switch
          label={t('profile.wholeGroup')}
          checked={group}
          onChange={(_, data) => setQuery({ group: data.checked ? 'yes' : null }, { replace: true })}
        />
      )}
    </>
  );
}

function useColumns(isGroup: boolean): readonly Column<Dealing>[] {
  const { t } = useTexts();
  return useMemo(
    () => [
      { key: 'date', head: t('mail.date'), width: '112px', cell: line => <DateText at={line.at} /> },
      { key: 'who', head: t('mail.from'), width: 'minmax(110px, 190px)', cell: line => <ByWhom line={line} /> },
      { key: 'what', head: t('profile.dealings'), width: 'minmax(0, 3fr)', cell: line => <What line={line} /> },
      ...(isGroup
        ? [
            {
              key: 'company',
              head: t('companies.name'),
              width: 'minmax(0, 1fr)',
              cell: (line: Dealing) => line.company ?? '',
            },
          ]
        : []),
    ],
    [t, isGroup],
  );
}

function ByWhom({ line }: { line: Dealing }) {
  const { t, find } = useTexts();
  if (line.mail) return <Who message={line.mail} />;
  if (line.note) return <>{line.note.byName}</>;
  if (line.activity) return <>{line.activity.owner.name}</>;
  if (line.change?.rule)
    return (
      <>
        {t('profile.byRule', {
          rule: find('profile', `rule_${line.change.rule}`) ?? find('customerPool', `rule_${line.change.rule}`) ?? '',
        })}
      </>
    );
  return <>{line.change?.byName}</>;
}

/** What it was, in one line with its icon. */
function What({ line }: { line: Dealing }) {
  const styles = useStyles();
  const { t } = useTexts();
  const dictionary = useDictionary();
  const stateWords = useStateWords();
  const icon = (one: ReactElement) => (
    <span className={styles.icon} aria-hidden="true">
      {one}
    </span>
  );
  if (line.mail)
    return (
      <span className={styles.line}>
        {icon(line.mail.direction === 'out' ? <SendRegular /> : <MailRegular />)}
        <SubjectLine message={line.mail} />
      </span>
    );
  if (line.record) {
    const key = kindKey(line.record.kind);
    const kind = key ? t(key) : t('companies.record');
    return (
      <span className={styles.line}>
        {icon(<DocumentRegular />)}
        <span className={styles.cut}>
          {t('profile.recordMade', { kind, number: line.record.number })}{' '}
          <span className={styles.quiet}>{line.record.title}</span>
        </span>
      </span>
    );
  }
  if (line.activity) {
    const { kind, subject, result, text } = line.activity;
    return (
      <span className={styles.line}>
        {icon(kindIcons[kind])}
        <span className={styles.cut} title={[subject, result || text].filter(Boolean).join('\n')}>
          {t(`activity.kind_${kind}`)} · {subject}{' '}
          <span className={styles.quiet}>
            {stateWords(line.activity)} {result || text}
          </span>
        </span>
      </span>
    );
  }
  if (line.note)
    return (
      <span className={styles.line}>
        {icon(<NoteRegular />)}
        <span className={styles.cut} title={line.note.text}>
          {line.note.text}
        </span>
      </span>
    );
  const { kind, from, to, reason } = line.change ?? { kind: '', from: null, to: null, reason: null };
  const word = (value: string | null) =>
    kind === 'owner' ? (value ?? t('profile.nobody')) : dictionary.name('level', value);
  return (
    <span className={styles.line}>
      {icon(<ArrowSwapRegular />)}
      <span className={styles.cut}>
        {t(kind === 'owner' ? 'profile.ownerMoved' : 'profile.levelMoved', { from: word(from), to: word(to) })}{' '}
        {reason && <span className={styles.quiet}>{reason}</span>}
      </span>
    </span>
  );
}

function Card({ line }: { line: Dealing }) {
  const styles = useStyles();
  return (
    <div className={styles.card}>
      <span className={styles.line}>
        <span className={styles.cut} style={{ flex: 1 }}>
          <ByWhom line={line} />
        </span>
        <DateText at={line.at} className={styles.quiet} />
      </span>
      <What line={line} />
    </div>
  );
}
