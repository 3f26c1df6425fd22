import { Button, makeStyles, mergeClasses, tokens, ToggleButton } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { DocumentTextRegular } from '@fluentui/react-icons/svg/document-text';
import { PenRegular } from '@fluentui/react-icons/svg/pen';
import { useState } from 'react';
import type { TeamReply } from '../../../service/teamwork/care.schema';
import { useKeys } from '../../../ui/keys';
import { PresenceMark } from '../../../ui/live/PresenceMark';
import { useLive, usePlace, usePresence } from '../../../ui/live/useLive';
import { teamworkApi } from '../../../ui/teamwork/teamworkApi';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { DateText } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { CareRows, useCare } from './CareBar';
import { Notes } from './Notes';
import { TemplatePicker } from './TemplatePicker';

const openKey = 'tradepost.teamOpen';

const useStyles = makeStyles({
  panel: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalXXL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    [onPhone]: { padding: tokens.spacingVerticalXS },
  },
  bar: { display: 'flex', alignItems: 'center', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  space: { flex: 1 },
  more: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 3fr) minmax(0, 2fr)',
    gap: tokens.spacingHorizontalXXL,
    padding: `${tokens.spacingVerticalS} 0`,
    maxHeight: '40vh',
    overflowY: 'auto',
    [onPhone]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  side: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, minWidth: 0 },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: 0, paddingLeft: 0, listStyleType: 'none' },
  item: { display: 'flex', gap: tokens.spacingHorizontalS, justifyContent: 'space-between' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** What colleagues do with this conversation: who takes care, who is here, who answered, notes; and the templates to answer with. */
export function TeamPanel({ conversationId, messageId }: { conversationId: number; messageId: number | null }) {
  const styles = useStyles();
  const { t } = useTexts();
  const load = useLoad(`team:${conversationId}`, signal => teamworkApi.team(conversationId, signal));
  const care = useCare(conversationId, load);
  const [isAnswering, setAnswering] = useState(false);
  const [isPicking, setPicking] = useState(false);
  // Whoever looks for a template is about to answer; when he gives it up, he is not.
  usePlace(conversationId, isAnswering || isPicking);
  useLive(
    event =>
      event.type === 'again' ||
      (event.type === 'mail' && event.conversationIds.includes(conversationId)) ||
      (event.type === 'change' && event.change.kind === 'conversation' && event.change.id === conversationId),
    load.reload,
  );
  const people = usePresence(one => one.conversationId === conversationId);
  const pick = () => setPicking(true);
  useKeys([
    { code: 'KeyR', group: 'message', label: 'teamwork.keyAnswer', run: () => setAnswering(old => !old) },
    { code: 'KeyP', group: 'message', label: 'templates.keyPick', run: () => messageId !== null && pick() },
  ]);
  return (
    <section className={styles.panel} aria-label={t('teamwork.team')}>
      <div className={styles.bar}>
        {load.data && <Fold team={load.data} />}
        <PresenceMark people={people} />
        <span className={styles.space} />
        <ToggleButton
          size="small"
          icon={<PenRegular />}
          checked={isAnswering}
          title={t('teamwork.answerHint')}
          onClick={() => setAnswering(!isAnswering)}
        >
          {t(isAnswering ? 'teamwork.stopAnswer' : 'teamwork.answer')}
        </ToggleButton>
        {messageId !== null && (
          <Button size="small" icon={<DocumentTextRegular />} onClick={pick}>
            {t('templates.pick')}
          </Button>
        )}
      </div>
      {load.data && <CareRows team={load.data} care={care} />}
      {load.data && <More team={load.data} messageId={messageId} onChanged={load.reload} />}
      {isPicking && messageId !== null && (
        <TemplatePicker messageId={messageId} onTaken={() => setAnswering(true)} onClose={() => setPicking(false)} />
      )}
    </section>
  );
}

// Folded or not is one thing for all conversations, and both parts of the panel show it.
const foldListeners = new Set<() => void>();

function useFold(): [boolean, () => void] {
  const [isOpen, setOpen] = useState(() => localStorage.getItem(openKey) === 'yes');
  const [listener] = useState(() => () => setOpen(localStorage.getItem(openKey) === 'yes'));
  foldListeners.add(listener);
  return [
    isOpen,
    () => {
      localStorage.setItem(openKey, isOpen ? 'no' : 'yes');
      foldListeners.forEach(one => one());
    },
  ];
}

function Fold({ team }: { team: TeamReply }) {
  const { t } = useTexts();
  const [isOpen, turn] = useFold();
  const notes = team.notes.length > 0 ? ` · ${t('teamwork.notes')} ${team.notes.length}` : '';
  return (
    <Button
      size="small"
      appearance="subtle"
      icon={isOpen ? <ChevronDownRegular /> : <ChevronRightRegular />}
      aria-expanded={isOpen}
      onClick={turn}
    >
      {t('teamwork.team')}
      {notes}
    </Button>
  );
}

function More(props: { team: TeamReply; messageId: number | null; onChanged(): void }) {
  const styles = useStyles();
  const [isOpen] = useFold();
  if (!isOpen) return null;
  return (
    <div className={styles.more}>
      <Notes team={props.team} messageId={props.messageId} onChanged={props.onChanged} />
      <div className={styles.side}>
        <Holders team={props.team} />
        <Events team={props.team} />
      </div>
    </div>
  );
}

function Holders({ team }: { team: TeamReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <>
      <div>
        <h2 className={styles.title}>{t('teamwork.holders')}</h2>
        <ul className={styles.list}>
          {team.holders.map(one => (
            <li key={one.mailbox} className={styles.item} title={one.mailbox}>
              {t('teamwork.holder', { name: one.name, n: one.letters })}
              <DateText at={one.lastAt} className={styles.quiet} />
            </li>
          ))}
        </ul>
      </div>
      <div>
        <h2 className={styles.title}>{t('teamwork.answerers')}</h2>
        {team.answerers.length === 0 && (
          // Hidden is not empty: a colleague's answer may be one that this person does not see.
          <span className={styles.quiet}>
            {t(team.care.some(one => one.state === 'answered') ? 'teamwork.answeredHidden' : 'teamwork.notAnswered')}
          </span>
        )}
        <ul className={styles.list}>
          {team.answerers.map(one => (
            <li key={one.name} className={styles.item}>
              {t('teamwork.holder', { name: one.name, n: one.letters })}
              <DateText at={one.lastAt} className={styles.quiet} />
            </li>
          ))}
        </ul>
      </div>
    </>
  );
}

type Event = TeamReply['events'][number];

function useEventSentence() {
  const { t } = useTexts();
  return ({ kind, byName, carerName, state }: Event): string => {
    const by = byName ?? '';
    const carer = carerName ?? '';
    if (kind === 'state') {
      const word = t(`teamwork.state_${state ?? 'none'}`);
      return byName ? t('teamwork.event_state', { by, state: word }) : t('teamwork.event_stateAuto', { state: word });
    }
    if (kind === 'released') return t('teamwork.event_released', { by });
    if (!byName) return t('teamwork.event_assignedAuto', { carer });
    return by === carer ? t('teamwork.event_took', { by }) : t('teamwork.event_assigned', { by, carer });
  };
}

function Events({ team }: { team: TeamReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const sentence = useEventSentence();
  return (
    <div>
      <h2 className={styles.title}>{t('teamwork.history')}</h2>
      {team.events.length === 0 && <span className={styles.quiet}>{t('teamwork.noHistory')}</span>}
      <ul className={styles.list}>
        {team.events.map(event => (
          <li key={event.id}>
            <div className={styles.item}>
              <span>{sentence(event)}</span>
              <DateText at={event.at} className={styles.quiet} />
            </div>
            {event.note && <div className={mergeClasses(styles.quiet)}>{event.note}</div>}
          </li>
        ))}
      </ul>
    </div>
  );
}
