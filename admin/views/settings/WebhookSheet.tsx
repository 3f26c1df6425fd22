import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { NewWebhookReply, WebhookList, WebhookReply } from '../../../service/webhooks/webhooks.schema';
import { ClashBar, useClashes } from '../../../ui/ClashBar';
import { api } from '../../../ui/api';
import { FieldGroup } from '../../../ui/FieldGroup';
import { Sheet } from '../../../ui/filing/Sheet';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useDraft } from '../../../ui/useDraft';
import { asApiError } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { WebhookReach } from './WebhookReach';
import { useSheetStyles } from './sheetStyles';
import { kindKey } from './webhookWords';

interface Props {
  list: WebhookList;
  /** Absent: a new one. */
  webhook?: WebhookReply;
  onClose(): void;
  onMade(reply: NewWebhookReply): void;
  onSaved(): void;
  /** Somebody else changed it: load again. */
  onStale(): void;
}

/** Where a webhook calls, and of what it tells. */
export function WebhookSheet({ list, webhook, onClose, onMade, onSaved, onStale }: Props) {
  const styles = useSheetStyles();
  const { t, find } = useTexts();
  const saving = useSave();
  const draft = useDraft({ name: webhook?.name ?? '', url: webhook?.url ?? '', kinds: webhook?.kinds ?? [] });
  const { set } = draft;
  const { name, url, kinds } = draft.values;
  const clashes = useClashes(
    draft,
    { name: t('ops.keyName'), url: t('ops.webhookUrl'), kinds: t('ops.webhookKinds') },
    (field, value) =>
      field === 'kinds' ? (value as string[]).map(kind => find('ops', kindKey(kind)) ?? kind).join(', ') : undefined,
  );
  const [ownerId, setOwnerId] = useState(webhook?.ownerId ?? list.owners[0]?.id ?? 0);
  const owner = webhook
    ? { name: webhook.ownerName, reach: webhook.reach }
    : list.owners.find(one => one.id === ownerId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.run(async () => {
      const body = { name: name.trim(), url: url.trim(), kinds };
      if (!webhook) return onMade(await api.makeWebhook({ ...body, ownerId }));
      await api.saveWebhook(webhook.id, webhook.version, body).catch((reason: unknown) => {
        if (asApiError(reason).code === 'version.changed') onStale();
        throw reason;
      });
      onSaved();
    });
  };
  const toggle = (kind: string, isOn: boolean) =>
    set({ kinds: isOn ? [...kinds, kind] : kinds.filter(other => other !== kind) });
  return (
    <Sheet title={webhook?.name ?? t('ops.addWebhook')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        <ClashBar clashes={clashes} />
        <Field label={t('ops.keyName')} required>
          <Input autoFocus maxLength={100} value={name} onChange={(_, data) => set({ name: data.value })} />
        </Field>
        <Field label={t('ops.webhookUrl')} hint={t('ops.webhookUrlHint')} required>
          <Input maxLength={1000} value={url} onChange={(_, data) => set({ url: data.value })} />
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
        {owner && <WebhookReach name={owner.name} reach={owner.reach} kinds={kinds} />}
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
