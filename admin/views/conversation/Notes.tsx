import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { useState } from 'react';
import type { NoteReply, TeamReply } from '../../../service/teamwork/care.schema';
import { ErrorBar } from '../../../ui/StateView';
import { teamworkApi } from '../../../ui/teamwork/teamworkApi';
import { useTexts } from '../../../ui/texts/texts';
import { DateText } from '../../../ui/useFormats';
import { useSave } from '../../../ui/useSave';

const useStyles = makeStyles({
  notes: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, minWidth: 0 },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, fontWeight: tokens.fontWeightSemibold },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  note: {
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderLeft: `3px solid ${tokens.colorNeutralStroke1}`,
  },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  name: { fontWeight: tokens.fontWeightSemibold },
  text: { whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' },
  space: { flex: 1 },
});

/** The colleagues that a text mentions: whose name stands behind an @. */
export function mentionedIn(text: string, colleagues: TeamReply['colleagues']): number[] {
  return colleagues.filter(one => text.includes(`@${one.name}`)).map(one => one.id);
}

interface Props {
  team: TeamReply;
  /** The letter that the note is about. */
  messageId: number | null;
  onChanged(): void;
}

/** What colleagues wrote about the conversation for one another, and a box to write more. */
export function Notes({ team, messageId, onChanged }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const saving = useSave();
  const [text, setText] = useState('');
  const add = () =>
    saving.run(async () => {
      const mentionIds = mentionedIn(text, team.colleagues);
      await teamworkApi.addNote(team.conversationId, { text, mentionIds, ...(messageId ? { messageId } : {}) });
      setText('');
      onChanged();
    });
  const remove = (note: NoteReply) =>
    saving.run(async () => {
      await teamworkApi.removeNote(note.id);
      onChanged();
    });
  return (
    <div className={styles.notes}>
      <h2 className={styles.title}>{t('teamwork.notes')}</h2>
      <span className={styles.quiet}>{t('teamwork.notesHint')}</span>
      {team.notes.map(note => (
        <Note key={note.id} note={note} onRemove={() => remove(note)} />
      ))}
      <Textarea
        rows={2}
        maxLength={4000}
        aria-label={t('teamwork.note')}
        placeholder={t('teamwork.notePlaceholder')}
        value={text}
        onChange={(_, data) => setText(data.value)}
      />
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      <div className={styles.line}>
        <Button size="small" appearance="primary" disabled={!text.trim() || saving.isSaving} onClick={add}>
          {t('teamwork.addNote')}
        </Button>
        <Menu>
          <MenuTrigger disableButtonEnhancement>
            <Button size="small">{t('teamwork.mention')}</Button>
          </MenuTrigger>
          <MenuPopover>
            <MenuList>
              {team.colleagues.slice(0, 200).map(one => (
                <MenuItem
                  key={one.id}
                  onClick={() => setText(old => `${old}${old && !/\s$/.test(old) ? ' ' : ''}@${one.name} `)}
                >
                  {one.name}
                </MenuItem>
              ))}
            </MenuList>
          </MenuPopover>
        </Menu>
      </div>
    </div>
  );
}

function Note({ note, onRemove }: { note: NoteReply; onRemove(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <article className={styles.note}>
      <div className={styles.line}>
        <span className={styles.name}>{note.byName}</span>
        <DateText at={note.createdAt} className={styles.quiet} />
        <span className={styles.space} />
        {note.isMine && (
          <Button
            size="small"
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={t('teamwork.removeNote')}
            onClick={onRemove}
          />
        )}
      </div>
      <div className={styles.text}>{note.text}</div>
    </article>
  );
}
