import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { NewWebhookReply, WebhookList, WebhookReply } from '../../../service/webhooks/webhooks.schema';
import { api } from '../../../ui/api';
import { FieldGroup } from '../../../ui/FieldGroup';
import { Sheet } from '../../../ui/filing/Sheet';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useSave } from '../../../ui/useSave';
import { useSheetStyles } from './sheetStyles';
import { kindKey } from './webhookWords';

interface Props {
  list: WebhookList;
  /** Absent: a new one. */
  webhook?: WebhookReply;
  onClose(): void;
  onMade(reply: NewWebhookReply): void;
  onSaved(): void;
}

/** Where a webhook calls, and of what it tells. */
export function WebhookSheet({ list, webhook, onClose, onMade, onSaved }: Props) {
  const styles = useSheetStyles();
  const { t, find } = useTexts();
  const saving = useSave();
  const [name, setName] = useState(webhook?.name ?? '');
  const [url, setUrl] = useState(webhook?.url ?? '');
  const [kinds, setKinds] = useState<string[]>(webhook?.kinds ?? []);
  const [ownerId, setOwnerId] = useState(webhook?.ownerId ?? list.owners[0]?.id ?? 0);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.run(async () => {
      const body = { name: name.trim(), url: url.trim(), kinds };
      if (!webhook) return onMade(await api.makeWebhook({ ...body, ownerId }));
      await api.saveWebhook(webhook.id, webhook.version, body);
      onSaved();
    });
  };
  const toggle = (kind: string, isOn: boolean) =>
    setKinds(old => (isOn ? [...old, kind] : old.filter(other => other !== kind)));
  return (
    <Sheet title={webhook?.name ?? t('ops.addWebhook')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        <Field label={t('ops.keyName')} required>
          <Input autoFocus maxLength={100} value={name} onChange={(_, data) => setName(data.value)} />
        </Field>
        <Field label={t('ops.webhookUrl')} hint={t('ops.webhookUrlHint')} required>
          <Input maxLength={1000} value={url} onChange={(_, data) => setUrl(data.value)} />
        </Field>
        <FieldGroup label={t('ops.webhookKinds')}>
          {list.kinds.map(kind => (
            <div key={kind}>
              <Checkbox
                label={find('ops', kindKey(kind)) ?? kind}
                checked={kinds.includes(kind)}
                onChange={(_, data) => toggle(kind, data.checked === true)}
              />
            </div>
          ))}
        </FieldGroup>
        {!webhook && list.owners.length > 1 && (
          <Field label={t('ops.webhookOwner')} hint={t('ops.keyOwnerHint')}>
            <Select value={String(ownerId)} onChange={(_, data) => setOwnerId(Number(data.value))}>
              {list.owners.map(owner => (
                <option key={owner.id} value={owner.id}>
                  {owner.name}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <div className={styles.buttons}>
          <Button
            type="submit"
            appearance="primary"
            disabled={name.trim() === '' || url.trim() === '' || kinds.length === 0 || saving.isSaving}
          >
            {t(webhook ? 'common.save' : 'ops.makeWebhook')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Sheet>
  );
}
