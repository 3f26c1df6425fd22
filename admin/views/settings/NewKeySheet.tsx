import { Button, Checkbox, Field, Input, Radio, RadioGroup, Select } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { ApiKeyList, NewApiKeyReply } from '../../../service/users/apiKeys.schema';
import { api } from '../../../ui/api';
import { Sheet } from '../../../ui/filing/Sheet';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useSave } from '../../../ui/useSave';
import { useSheetStyles } from './sheetStyles';

interface Props {
  owners: ApiKeyList['owners'];
  onClose(): void;
  onMade(reply: NewApiKeyReply): void;
}

const lives = [30, 90, 365, null] as const;

/** A new key: what it is called, for whom, what it may, how long. */
export function NewKeySheet({ owners, onClose, onMade }: Props) {
  const styles = useSheetStyles();
  const { t } = useTexts();
  const saving = useSave();
  const [name, setName] = useState('');
  const [ownerId, setOwnerId] = useState(owners[0]?.id ?? 0);
  const [scope, setScope] = useState<'read' | 'write'>('read');
  const [grants, setGrants] = useState<string[] | null>(null);
  const [days, setDays] = useState<number | null>(90);
  const owner = owners.find(one => one.id === ownerId);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.run(async () => onMade(await api.makeApiKey({ name: name.trim(), ownerId, scope, grants, days })));
  };
  return (
    <Sheet title={t('ops.addKey')} onClose={onClose}>
      <form className={styles.form} onSubmit={submit}>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        <Field label={t('ops.keyName')} hint={t('ops.keyNameHint')} required>
          <Input autoFocus maxLength={100} value={name} onChange={(_, data) => setName(data.value)} />
        </Field>
        {owners.length > 1 && (
          <Field label={t('ops.keyOwner')} hint={t('ops.keyOwnerHint')}>
            <Select
              value={String(ownerId)}
              onChange={(_, data) => {
                setOwnerId(Number(data.value));
                setGrants(null);
              }}
            >
              {owners.map(one => (
                <option key={one.id} value={one.id}>
                  {one.name}
                </option>
              ))}
            </Select>
          </Field>
        )}
        <Field label={t('ops.keyScope')}>
          <RadioGroup
            layout="horizontal"
            value={scope}
            onChange={(_, data) => setScope(data.value === 'write' ? 'write' : 'read')}
          >
            <Radio value="read" label={t('ops.scope_read')} />
            <Radio value="write" label={t('ops.scope_write')} />
          </RadioGroup>
        </Field>
        <Grants known={owner?.grants ?? []} grants={grants} onChange={setGrants} />
        <Field label={t('ops.keyDays')}>
          <Select
            value={String(days ?? '')}
            onChange={(_, data) => setDays(data.value === '' ? null : Number(data.value))}
          >
            {lives.map(life => (
              <option key={life ?? ''} value={life ?? ''}>
                {t(life === null ? 'ops.days_none' : `ops.days_${life}`)}
              </option>
            ))}
          </Select>
        </Field>
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabled={name.trim() === '' || saving.isSaving}>
            {t('ops.makeKey')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Sheet>
  );
}

interface GrantsProps {
  known: readonly string[];
  grants: string[] | null;
  onChange(grants: string[] | null): void;
}

/** All rights of the owner, or those that are ticked. */
function Grants({ known, grants, onChange }: GrantsProps) {
  const { t, find } = useTexts();
  const wordOf = (grant: string) => find('rights', `grant_${grant}`) ?? grant;
  const toggle = (grant: string, isOn: boolean) =>
    onChange(isOn ? [...(grants ?? []), grant] : (grants ?? []).filter(other => other !== grant));
  return (
    <>
      <Field label={t('ops.keyGrants')}>
        <RadioGroup
          value={grants === null ? 'all' : 'some'}
          onChange={(_, data) => onChange(data.value === 'all' ? null : [])}
        >
          <Radio value="all" label={t('ops.grantsAll')} />
          <Radio value="some" label={t('ops.grantsSome')} />
        </RadioGroup>
      </Field>
      {/* Outside of the Field, which would give each of them its own id. */}
      {grants !== null && (
        <div role="group" aria-label={t('ops.keyGrants')}>
          {known.map(grant => (
            <div key={grant}>
              <Checkbox
                label={wordOf(grant)}
                checked={grants.includes(grant)}
                onChange={(_, data) => toggle(grant, data.checked === true)}
              />
            </div>
          ))}
        </div>
      )}
    </>
  );
}
