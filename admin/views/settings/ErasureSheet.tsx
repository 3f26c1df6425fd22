import { Button, Field, Input, Select, Textarea } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { ErasureBody } from '../../../service/retention/retention.schema';
import { Sheet } from '../../../ui/filing/Sheet';
import { ThingField } from '../../../ui/filing/ThingField';
import { rightsApi } from '../../../ui/rightsApi';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useSave } from '../../../ui/useSave';
import { pastedNumber } from './pastedNumber';
import { useSheetStyles } from './sheetStyles';

type Kind = ErasureBody['kind'];
const kinds: readonly Kind[] = ['contact', 'company', 'messages'];

/** What is to be erased and why; how much that is stands in the list afterwards, before anybody confirms it. */
export function ErasureSheet({ onClose, onDone }: { onClose(): void; onDone(): void }) {
  const styles = useSheetStyles();
  const { t } = useTexts();
  const saving = useSave();
  const [kind, setKind] = useState<Kind>('contact');
  const [ids, setIds] = useState('');
  const [reference, setReference] = useState('');
  const [reason, setReason] = useState('');
  const numbers = ids
    .split(/[\s,，、]+/)
    .filter(part => /^\d{1,9}$/.test(part))
    .map(Number);
  const isComplete = numbers.length > 0 && reference.trim() !== '' && reason.trim() !== '';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    const what =
      kind === 'messages'
        ? { messageIds: numbers }
        : kind === 'company'
          ? { companyId: numbers[0] ?? 0 }
          : { contactId: numbers[0] ?? 0 };
    saving.run(async () => {
      await rightsApi.proposeErasure({ kind, ...what, reference: reference.trim(), reason: reason.trim() });
      onDone();
    });
  };
  return (
    <Sheet title={t('rights.askErasure')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        <Field label={t('rights.eraseWhat')}>
          <Select
            value={kind}
            onChange={(_, data) => {
              setKind(kinds.find(one => one === data.value) ?? 'contact');
              setIds('');
            }}
          >
            {kinds.map(one => (
              <option key={one} value={one}>
                {t(`rights.erase_${one}`)}
              </option>
            ))}
          </Select>
        </Field>
        {kind === 'messages' ? (
          <Field label={t('rights.messageNumbers')} hint={t('rights.messageNumbersHint')} required>
            <Input value={ids} onChange={(_, data) => setIds(data.value)} />
          </Field>
        ) : (
          <ThingField
            key={kind}
            kind={kind}
            label={t(`upkeep.thing_${kind}`)}
            numberIn={text => pastedNumber(kind === 'company' ? 'company' : 'contact', text)}
            onChoose={id => setIds(id === 0 ? '' : String(id))}
          />
        )}
        <Field label={t('rights.reference')} hint={t('rights.referenceHint')} required>
          <Input value={reference} maxLength={100} onChange={(_, data) => setReference(data.value)} />
        </Field>
        <Field label={t('rights.reason')} required>
          <Textarea value={reason} maxLength={1000} onChange={(_, data) => setReason(data.value)} />
        </Field>
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabled={!isComplete || saving.isSaving}>
            {t('rights.askErasure')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Sheet>
  );
}
