import { Button, Field, Select } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { PoolLeadLine, PoolStanding } from '../../../service/leads/assignment.schema';
import { Sheet } from '../../../ui/filing/Sheet';
import { leadsApi } from '../../../ui/leads/leadsApi';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { asApiError } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { useSheetStyles } from '../settings/sheetStyles';

interface Props {
  lead: PoolLeadLine;
  people: PoolStanding['people'];
  onClose(): void;
  onDone(): void;
}

/** A manager gives a lead of the pool to somebody. */
export function GiveSheet({ lead, people, onClose, onDone }: Props) {
  const styles = useSheetStyles();
  const { t } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const [userId, setUserId] = useState(0);
  const give = (event: FormEvent) => {
    event.preventDefault();
    saving.run(async () => {
      await leadsApi.assign(lead.id, { version: lead.version, userId }).catch((reason: unknown) => {
        // Given to somebody whose leads the giver does not see: it is done, and not to be looked at any more.
        if (asApiError(reason).code !== 'lead.not_found') throw reason;
      });
      const name = people.find(person => person.id === userId)?.name ?? '';
      show({ text: t('pool.given', { number: lead.number, name }) });
      onDone();
    });
  };
  return (
    <Sheet title={lead.name ?? lead.number} onClose={onClose}>
      <form className={styles.form} onSubmit={give}>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        <Field label={t('pool.giveOf', { number: lead.number })} required>
          <Select value={String(userId)} onChange={(_, data) => setUserId(Number(data.value))}>
            <option value="0" />
            {people.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabledFocusable={userId === 0 || saving.isSaving}>
            {t('pool.give')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Sheet>
  );
}
