import { Button, mergeClasses, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { KeyRegular } from '@fluentui/react-icons/svg/key';
import { SignOutRegular } from '@fluentui/react-icons/svg/sign-out';
import { useState } from 'react';
import type { UserReply } from '../../../service/users/users.schema';
import { useClashes } from '../../../ui/ClashBar';
import { api } from '../../../ui/api';
import type { UserLinkReply } from '../../../ui/apiTypes';
import { Sheet } from '../../../ui/filing/Sheet';
import { SaveBar } from '../../../ui/SaveBar';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useDraft } from '../../../ui/useDraft';
import { asApiError } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { EntraLink } from './EntraLink';
import { useSheetStyles } from './sheetStyles';
import type { UserValues } from './UserFields';
import { UserFields } from './UserFields';

interface Props {
  user: UserReply;
  users: readonly UserReply[];
  onClose(): void;
  onSaved(user: UserReply): void;
  onLink(reply: UserLinkReply): void;
  /** Somebody else changed the person: load again. */
  onStale(): void;
}

/** One person: name, roles, manager; and what is done at once: link, sign out, switch off. */
export function UserSheet({ user, users, onClose, onSaved, onLink, onStale }: Props) {
  const styles = useSheetStyles();
  const { t, find } = useTexts();
  const draft = useDraft<UserValues>({
    name: user.name,
    roles: user.roles,
    ownRoleIds: user.ownRoleIds,
    teamIds: user.teamIds,
    managerId: user.managerId,
  });
  const saving = useSave();
  const [isStale, setStale] = useState(false);
  const clashes = useClashes(
    draft,
    {
      name: t('settings.name'),
      roles: t('settings.roles'),
      ownRoleIds: t('rights.ownRoles'),
      teamIds: t('rights.teamsOfUser'),
      managerId: t('settings.manager'),
    },
    (name, value) => {
      if (name === 'managerId')
        return value === null ? t('settings.noManager') : (users.find(one => one.id === value)?.name ?? null);
      if (name === 'roles') return (value as string[]).map(role => find('settings', `role_${role}`) ?? role).join(', ');
      return name === 'name' ? undefined : null;
    },
  );
  const save = () =>
    saving.run(async () => {
      setStale(false);
      try {
        onSaved(await api.saveUser(user.id, user.version, draft.changes));
        draft.discard();
      } catch (reason) {
        if (asApiError(reason).code !== 'version.changed') throw reason;
        setStale(true);
        onStale();
      }
    });
  return (
    <Sheet title={user.name} onClose={onClose}>
      <div className={styles.form}>
        <p className={styles.quiet}>{user.address}</p>
        {isStale && (
          <MessageBar intent="warning" layout="multiline" role="alert">
            <MessageBarBody>{t('settings.theirLatest', { name: user.name })}</MessageBarBody>
          </MessageBar>
        )}
        <UserFields values={draft.values} set={draft.set} users={users} userId={user.id} />
        <EntraLink user={user} />
        <AtOnce user={user} onSaved={onSaved} onLink={onLink} />
      </div>
      <SaveBar
        changed={draft.changed.length}
        clashes={clashes}
        saving={saving}
        onSave={save}
        onDiscard={draft.discard}
      />
    </Sheet>
  );
}

function AtOnce({ user, onSaved, onLink }: Pick<Props, 'user' | 'onSaved' | 'onLink'>) {
  const styles = useSheetStyles();
  const { t } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const switchTo = async (from: UserReply, isActive: boolean) => {
    const next = await api.saveUser(from.id, from.version, { isActive });
    onSaved(next);
    return next;
  };
  const switchUser = () =>
    saving.run(async () => {
      const next = await switchTo(user, !user.isActive);
      show({
        text: t(next.isActive ? 'settings.switchedOn' : 'settings.switchedOff', { name: user.name }),
        undo: async () => void (await switchTo(next, user.isActive)),
      });
    });
  const signOut = () =>
    saving.run(async () => {
      await api.signOutUser(user.id);
      onSaved({ ...user, sessions: 0 });
      show({ text: t('settings.signedOutUser', { name: user.name }) });
    });
  return (
    <>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      <div className={mergeClasses(styles.buttons, styles.rule)}>
        <Button
          icon={<KeyRegular />}
          disabled={!user.isActive}
          disabledFocusable={saving.isSaving}
          onClick={() => saving.run(async () => onLink(await api.resetLink(user.id)))}
        >
          {t('settings.resetLink')}
        </Button>
        <Button
          icon={<SignOutRegular />}
          disabled={user.sessions === 0}
          disabledFocusable={saving.isSaving}
          onClick={signOut}
        >
          {t('settings.signOutUser')}
        </Button>
        <Button disabledFocusable={saving.isSaving} onClick={switchUser}>
          {t(user.isActive ? 'settings.switchOff' : 'settings.switchOn')}
        </Button>
      </div>
    </>
  );
}
