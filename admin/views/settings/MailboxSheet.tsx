import { Switch } from '@fluentui/react-components';
import type { MailboxReply } from '../../../service/mail/mail.schema';
import { useClashes } from '../../../ui/ClashBar';
import { api } from '../../../ui/api';
import { Sheet } from '../../../ui/filing/Sheet';
import { SaveBar } from '../../../ui/SaveBar';
import { useTexts } from '../../../ui/texts/texts';
import { useDraft } from '../../../ui/useDraft';
import { asApiError } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import type { MailboxValues } from './MailboxFields';
import { MailboxFields } from './MailboxFields';
import { useSheetStyles } from './sheetStyles';

interface Props {
  mailbox: MailboxReply;
  people: readonly { id: number; name: string }[];
  onClose(): void;
  onSaved(mailbox: MailboxReply): void;
  /** Somebody else changed the mailbox: load again. */
  onStale(): void;
}

/** One mailbox. */
export function MailboxSheet({ mailbox, people, onClose, onSaved, onStale }: Props) {
  const styles = useSheetStyles();
  const { t } = useTexts();
  const saving = useSave();
  const { name, isShared, ownerId, memberIds, watchedFolder, isActive } = mailbox;
  const draft = useDraft<MailboxValues & { isActive: boolean }>({
    name,
    isShared,
    ownerId,
    memberIds,
    watchedFolder,
    isActive,
  });
  const nameOf = (id: number) => people.find(one => one.id === id)?.name ?? t('settings.inactivePerson');
  const clashes = useClashes(
    draft,
    {
      name: t('settings.mailboxName'),
      isShared: t('companies.kind'),
      ownerId: t('settings.owner'),
      memberIds: t('settings.members'),
      watchedFolder: t('settings.watchedFolder'),
      isActive: t('settings.isActive'),
    },
    (name, value) => {
      if (name === 'isShared') return t(value === true ? 'settings.shared' : 'settings.personal');
      if (name === 'ownerId') return value === null ? t('settings.noOwner') : nameOf(value as number);
      return name === 'memberIds' ? (value as number[]).map(nameOf).join(', ') : undefined;
    },
  );
  const save = () =>
    saving.run(async () => {
      const { name: given } = draft.values;
      const changes = { ...draft.changes, ...(given.trim() === '' ? { name: mailbox.address } : {}) };
      const saved = await api.saveMailbox(mailbox.id, mailbox.version, changes).catch((reason: unknown) => {
        if (asApiError(reason).code === 'version.changed') onStale();
        throw reason;
      });
      onSaved(saved);
      draft.discard();
    });
  return (
    <Sheet title={mailbox.address} onClose={onClose}>
      <div className={styles.form}>
        <MailboxFields values={draft.values} set={draft.set} people={people} address={mailbox.address} />
        <Switch
          label={t('settings.isActive')}
          checked={draft.values.isActive}
          onChange={(_, data) => draft.set({ isActive: data.checked })}
        />
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
