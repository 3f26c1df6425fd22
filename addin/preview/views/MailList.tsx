import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { AttachRegular } from '@fluentui/react-icons/svg/attach';
import type { KeyboardEvent, MouseEvent } from 'react';
import { useEffect, useRef } from 'react';
import type { StandInLine } from '../../../demo/outlook/exchange.schema';
import { meaning } from '../../../ui/theme/meaning';
import { useOutlook, useSay, useWorld } from '../useStandIn';
import type { LanguageName } from '../../../ui/theme/themes';

const useStyles = makeStyles({
  box: {
    width: '276px',
    flexShrink: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  list: { flex: 1, minHeight: 0, overflowY: 'auto', outlineOffset: '-2px' },
  line: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    borderLeft: '3px solid transparent',
    cursor: 'pointer',
    contentVisibility: 'auto',
    containIntrinsicSize: 'auto 68px',
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    ':hover': { backgroundColor: meaning.tpRowHover },
  },
  chosen: {
    backgroundColor: meaning.tpRowChosen,
    borderLeftColor: tokens.colorCompoundBrandStroke,
    ':hover': { backgroundColor: meaning.tpRowChosen },
  },
  row: { display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalS },
  who: { fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300 },
  cut: { flex: 1, minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  unread: { fontWeight: tokens.fontWeightSemibold },
  soft: { color: tokens.colorNeutralForeground3 },
  mark: { display: 'inline-flex', color: tokens.colorNeutralForeground3 },
  category: {
    padding: `0 ${tokens.spacingHorizontalXS}`,
    borderRadius: tokens.borderRadiusSmall,
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorNeutralForeground1,
  },
  empty: { padding: tokens.spacingHorizontalL, color: tokens.colorNeutralForeground2 },
});

/** A time as mail lists have it: the clock today, then the day. */
export function shortTime(iso: string, language: LanguageName): string {
  const at = new Date(iso);
  const isToday = at.toDateString() === new Date().toDateString();
  const tag = language === 'zh-CN' ? 'zh-CN' : 'en-GB';
  return isToday
    ? at.toLocaleTimeString(tag, { hour: '2-digit', minute: '2-digit' })
    : at.toLocaleDateString(tag, { month: 'short', day: 'numeric' });
}

/** Which ids are between two of them, both included. */
function between(ids: readonly string[], one: string, other: string): string[] {
  const [from, to] = [ids.indexOf(one), ids.indexOf(other)].sort((a, b) => a - b) as [number, number];
  return from < 0 ? [other] : ids.slice(from, to + 1);
}

/** The mails of the open folder; Ctrl and Shift choose several. */
export function MailList() {
  const styles = useStyles();
  const say = useSay();
  const { folder, lines } = useWorld();
  return (
    <div className={styles.box}>
      {folder === 'drafts' ? <DraftList /> : <Letters />}
      {folder !== 'drafts' && lines === null && <p className={styles.empty}>{say('loading')}</p>}
      {folder !== 'drafts' && lines?.length === 0 && <p className={styles.empty}>{say('emptyFolder')}</p>}
    </div>
  );
}

function Letters() {
  const styles = useStyles();
  const outlook = useOutlook();
  const say = useSay();
  const { lines, selected } = useWorld();
  const list = useRef<HTMLDivElement>(null);
  const anchor = useRef<string | null>(null);
  const ids = (lines ?? []).map(line => line.id);
  const current = selected.at(-1) ?? null;
  useEffect(() => {
    if (current) document.getElementById(`mail-${current}`)?.scrollIntoView({ block: 'nearest' });
  }, [current]);
  const choose = (id: string, event: { ctrlKey: boolean; metaKey: boolean; shiftKey: boolean }) => {
    if (event.shiftKey) return outlook.select(between(ids, anchor.current ?? id, id));
    anchor.current = id;
    if (!event.ctrlKey && !event.metaKey) return outlook.select([id]);
    const without = selected.filter(one => one !== id);
    outlook.select(without.length < selected.length ? without : [...selected, id]);
  };
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || ids.length === 0) return;
    event.preventDefault();
    const at = current === null ? -1 : ids.indexOf(current);
    const next = ids[Math.min(ids.length - 1, Math.max(0, at + step))];
    if (next) choose(next, { ctrlKey: false, metaKey: false, shiftKey: event.shiftKey });
  };
  if (lines === null || lines.length === 0) return null;
  return (
    <div
      ref={list}
      className={styles.list}
      role="listbox"
      aria-multiselectable
      aria-label={say('letters')}
      aria-activedescendant={current ? `mail-${current}` : undefined}
      tabIndex={0}
      onKeyDown={press}
    >
      {lines.map(line => (
        <Line
          key={line.id}
          line={line}
          isChosen={selected.includes(line.id)}
          onChoose={event => choose(line.id, event)}
        />
      ))}
    </div>
  );
}

interface LineProps {
  line: StandInLine;
  isChosen: boolean;
  onChoose(event: MouseEvent): void;
}

function Line({ line, isChosen, onChoose }: LineProps) {
  const styles = useStyles();
  const say = useSay();
  const { read, folder, language, categories } = useWorld();
  const who = folder === 'sent' ? line.to : [line.from];
  const isUnread = folder === 'inbox' && !read.has(line.id);
  return (
    // The list has the keys.
    <div
      id={`mail-${line.id}`}
      data-mail={line.id}
      role="option"
      aria-selected={isChosen}
      className={mergeClasses(styles.line, isChosen && styles.chosen)}
      onClick={onChoose}
    >
      <div className={styles.row}>
        <span className={mergeClasses(styles.who, styles.cut, isUnread && styles.unread)}>
          {who.map(one => one.name || one.address).join(', ') || say('noRecipient')}
        </span>
        {line.hasAttachments && (
          <span className={styles.mark} role="img" aria-label={say('hasFiles')}>
            <AttachRegular />
          </span>
        )}
        <span className={styles.soft}>{shortTime(line.sentAt, language)}</span>
      </div>
      <div className={mergeClasses(styles.cut, isUnread && styles.unread)}>{line.subject || say('noSubject')}</div>
      <div className={mergeClasses(styles.cut, styles.soft)}>{line.preview}</div>
      {(categories[line.id] ?? []).map(name => (
        <span key={name} className={styles.category}>
          {name}
        </span>
      ))}
    </div>
  );
}

function DraftList() {
  const styles = useStyles();
  const outlook = useOutlook();
  const say = useSay();
  const { drafts, draft } = useWorld();
  if (drafts.length === 0) return <p className={styles.empty}>{say('emptyFolder')}</p>;
  return (
    <div className={styles.list} role="listbox" aria-label={say('drafts')}>
      {drafts.map(one => (
        <div
          key={one.id}
          role="option"
          aria-selected={one.id === draft}
          tabIndex={0}
          className={mergeClasses(styles.line, one.id === draft && styles.chosen)}
          onClick={() => outlook.openDraft(one.id)}
          onKeyDown={event => event.key === 'Enter' && outlook.openDraft(one.id)}
        >
          <div className={mergeClasses(styles.who, styles.cut)}>
            {one.to.map(person => person.name || person.address).join(', ') || say('noRecipient')}
          </div>
          <div className={styles.cut}>{one.subject || say('noSubject')}</div>
        </div>
      ))}
    </div>
  );
}
