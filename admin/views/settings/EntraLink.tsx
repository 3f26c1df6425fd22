import { Button, Field, Input, mergeClasses } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { EntraLinkReply, EntraPersonBody } from '../../../service/users/paneSignIn.schema';
import type { UserReply } from '../../../service/users/users.schema';
import { request } from '../../../ui/http';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import type { Saving } from '../../../ui/useSave';
import { useSave } from '../../../ui/useSave';
import { useSheetStyles } from './sheetStyles';

const address = (userId: number) => `/api/users/${userId}/entra`;
const link = (userId: number, body: EntraPersonBody) => request<EntraLinkReply>('PUT', address(userId), { body });
const unlink = (userId: number) => request<EntraLinkReply>('DELETE', address(userId));

/** Which Microsoft account is this person, by which he signs in in Outlook; nothing where that way is not set up. */
export function EntraLink({ user }: { user: UserReply }) {
  const styles = useSheetStyles();
  const { t } = useTexts();
  const load = useLoad(`entra ${user.id}`, signal => request<EntraLinkReply>('GET', address(user.id), { signal }));
  const [changed, setChanged] = useState<EntraLinkReply | null>(null);
  const saving = useSave();
  const shown = changed ?? load.data;
  if (!shown?.isConfigured) return null;
  return (
    <section className={mergeClasses(styles.form, styles.rule)}>
      <h3>{t('paneSignIn.account')}</h3>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      {shown.identity ? (
        <Linked user={user} identity={shown.identity} saving={saving} onChanged={setChanged} />
      ) : (
        <NotLinked user={user} tenants={shown.tenants} saving={saving} onChanged={setChanged} />
      )}
    </section>
  );
}

interface PartProps {
  user: UserReply;
  saving: Saving;
  onChanged(reply: EntraLinkReply): void;
}

function Linked({
  user,
  identity,
  saving,
  onChanged,
}: PartProps & { identity: NonNullable<EntraLinkReply['identity']> }) {
  const styles = useSheetStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const { show } = useToasts();
  const { tid, oid, linkedAt, lastSeenAt } = identity;
  const takeOff = () =>
    saving.run(async () => {
      onChanged(await unlink(user.id));
      show({
        text: t('paneSignIn.unlinked', { name: user.name }),
        undo: async () => onChanged(await link(user.id, { tid, oid })),
      });
    });
  const used = lastSeenAt ? formats.date(lastSeenAt) : t('paneSignIn.accountNever');
  return (
    <>
      <p className={styles.quiet}>{oid}</p>
      <p className={styles.quiet}>{t('paneSignIn.accountSince', { date: formats.date(linkedAt), used })}</p>
      <div className={styles.buttons}>
        <Button disabledFocusable={saving.isSaving} onClick={takeOff}>
          {t('paneSignIn.unlink')}
        </Button>
      </div>
    </>
  );
}

function NotLinked({ user, tenants, saving, onChanged }: PartProps & { tenants: readonly string[] }) {
  const styles = useSheetStyles();
  const { t } = useTexts();
  const { show } = useToasts();
  const [tid, setTid] = useState(tenants[0] ?? '');
  const [oid, setOid] = useState('');
  const submit = (event: FormEvent) => {
    event.preventDefault();
    saving.run(async () => {
      onChanged(await link(user.id, { tid: tid.trim(), oid: oid.trim() }));
      show({
        text: t('paneSignIn.linked', { name: user.name }),
        undo: async () => onChanged(await unlink(user.id)),
      });
    });
  };
  return (
    <form className={styles.form} onSubmit={submit}>
      <p className={styles.quiet}>{t('paneSignIn.accountNone')}</p>
      {tenants.length > 1 && (
        <Field label={t('paneSignIn.tenant')}>
          <Input value={tid} required maxLength={36} onChange={(_, data) => setTid(data.value)} />
        </Field>
      )}
      <Field label={t('paneSignIn.person')} hint={t('paneSignIn.personHint')}>
        <Input
          value={oid}
          required
          maxLength={40}
          pattern="\s*[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}\s*"
          placeholder="00000000-0000-0000-0000-000000000000"
          onChange={(_, data) => setOid(data.value)}
        />
      </Field>
      <div className={styles.buttons}>
        <Button type="submit" disabledFocusable={saving.isSaving}>
          {t('paneSignIn.doLink')}
        </Button>
      </div>
    </form>
  );
}
