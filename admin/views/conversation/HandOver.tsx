import { Button, Field, makeStyles, Radio, RadioGroup, Textarea, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { CareReply } from '../../../service/teamwork/care.schema';
import { Sheet } from '../../../ui/filing/Sheet';
import { useTexts } from '../../../ui/texts/texts';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});
interface Props {
  care: CareReply;
  isSaving: boolean;
  onClose(): void;
  onHand(carerId: number, name: string, note: string): void;
}

/** Gives a conversation of a shared mailbox to a colleague, with a word. */
export function HandOver({ care, isSaving, onClose, onHand }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const [chosen, setChosen] = useState('');
  const [note, setNote] = useState('');
  const others = care.people.filter(person => person.id !== care.carerId);
  const person = others.find(one => String(one.id) === chosen);
  return (
    <Sheet title={t('teamwork.handOver')} onClose={onClose}>
      <div className={styles.form}>
        <Field label={t('teamwork.handTo')}>
          <RadioGroup value={chosen} onChange={(_, data) => setChosen(data.value)}>
            {others.map(one => (
              <Radio key={one.id} value={String(one.id)} label={one.name} />
            ))}
          </RadioGroup>
        </Field>
        <Field label={t('teamwork.handNote')}>
          <Textarea
            rows={3}
            maxLength={2000}
            value={note}
            placeholder={t('teamwork.handNotePlaceholder')}
            onChange={(_, data) => setNote(data.value)}
          />
        </Field>
        <Button
          appearance="primary"
          disabled={!person || isSaving}
          onClick={() => person && onHand(person.id, person.name, note)}
        >
          {t('teamwork.hand')}
        </Button>
      </div>
    </Sheet>
  );
}
