import {
  Button,
  Checkbox,
  Field,
  makeStyles,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import { NoteAddRegular } from '@fluentui/react-icons/svg/note-add';
import { useState } from 'react';
import { companyApi } from '../../../ui/companies/companyApi';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useSave } from '../../../ui/useSave';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, width: 'min(420px, 80vw)' },
  button: { marginLeft: 'auto' },
});

/** Writes a note on a company: onto its timeline, and on top of its page where it is to be heeded. */
export function NoteBox({ companyId, onSaved }: { companyId: number; onSaved(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const toasts = useToasts();
  const save = useSave();
  const [isOpen, setOpen] = useState(false);
  const [text, setText] = useState('');
  const [isPrompt, setPrompt] = useState(false);
  const write = () =>
    save.run(async () => {
      await companyApi.addNote(companyId, { text, isPrompt });
      setText('');
      setPrompt(false);
      setOpen(false);
      toasts.show({ text: t('profile.noteSaved') });
      onSaved();
    });
  return (
    <Popover open={isOpen} onOpenChange={(_, data) => setOpen(data.open)} trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button className={styles.button} size="small" icon={<NoteAddRegular />}>
          {t('profile.addNote')}
        </Button>
      </PopoverTrigger>
      <PopoverSurface aria-label={t('profile.addNote')}>
        <div className={styles.form}>
          <Field label={t('profile.addNote')}>
            <Textarea
              rows={4}
              value={text}
              maxLength={5000}
              placeholder={t('profile.notePlaceholder')}
              onChange={(_, data) => setText(data.value)}
            />
          </Field>
          <Checkbox
            label={t('profile.notePrompt')}
            checked={isPrompt}
            onChange={(_, data) => setPrompt(data.checked === true)}
          />
          {save.error && <ErrorBar error={save.error} isWrite />}
          <Button appearance="primary" disabled={!text.trim() || save.isSaving} onClick={write}>
            {t('profile.noteSave')}
          </Button>
        </div>
      </PopoverSurface>
    </Popover>
  );
}
