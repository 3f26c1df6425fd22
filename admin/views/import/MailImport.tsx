import {
  Button,
  Field,
  Link,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Select,
  tokens,
} from '@fluentui/react-components';
import { MailInboxRegular } from '@fluentui/react-icons/svg/mail-inbox';
import { useState } from 'react';
import type { MailboxReply } from '../../../service/mail/mail.schema';
import { api } from '../../../ui/api';
import { Card } from '../../../ui/Page';
import { linkTo } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { layout } from '../../../ui/theme/layout';
import { useLoad, useOffline } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { DropZone } from './DropZone';
import { Runs } from './Runs';
import { UploadLine } from './UploadLine';
import { useMailUpload } from './useMailUpload';
import { useRuns } from './useRuns';

const useStyles = makeStyles({
  all: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: layout.pageMax },
  mailbox: { width: 'min(420px, 100%)' },
  hint: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
});

/** Mail from files into a mailbox, what is running, and how the earlier ones closed. */
export function MailImport() {
  const mailboxes = useLoad('mailboxes import', signal => api.mailboxes(signal));
  return (
    <StateView
      load={mailboxes}
      empty={data =>
        data.mailboxes.some(mailbox => mailbox.isActive) ? null : <NoMailbox onAdded={mailboxes.reload} />
      }
    >
      {data => <Ways mailboxes={data.mailboxes.filter(mailbox => mailbox.isActive)} />}
    </StateView>
  );
}

/** The first start ends here: one's own mailbox is one click away, others are in the settings. */
function NoMailbox({ onAdded }: { onAdded(): void }) {
  const { t } = useTexts();
  const { can, user } = useSession();
  const saving = useSave();
  const mayAdd = can('mailboxes.manage');
  const addOwn = () =>
    saving.run(async () => {
      await api.createMailbox({ address: user.address, name: user.name, isShared: false, ownerId: user.id });
      onAdded();
    });
  const buttons = (
    <>
      <Button appearance="primary" disabled={saving.isSaving} onClick={addOwn}>
        {t('import.addOwn', { address: user.address })}
      </Button>
      <Button as="a" {...linkTo('/settings/mailboxes?open=new')}>
        {t('import.addMailbox')}
      </Button>
    </>
  );
  return (
    <Card>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      <Empty
        icon={<MailInboxRegular />}
        line={mayAdd ? t('import.noMailbox') : `${t('import.noMailbox')} ${t('import.noMailboxAsk')}`}
        action={mayAdd && buttons}
      />
    </Card>
  );
}

function useMailboxChoice(mailboxes: readonly MailboxReply[]) {
  const { user } = useSession();
  const [chosen, setChosen] = useState<number | null>(null);
  const own = mailboxes.find(mailbox => mailbox.ownerId === user.id) ?? mailboxes[0];
  return { mailboxId: chosen ?? own.id, choose: setChosen };
}

function Ways({ mailboxes }: { mailboxes: readonly MailboxReply[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { can } = useSession();
  const isOffline = useOffline();
  const runs = useRuns();
  const { mailboxId, choose } = useMailboxChoice(mailboxes);
  const upload = useMailUpload(runs.reload);
  return (
    <div className={styles.all}>
      <Field label={t('import.into')} className={styles.mailbox}>
        <Select value={String(mailboxId)} onChange={(_, data) => choose(Number(data.value))}>
          {mailboxes.map(mailbox => (
            <option key={mailbox.id} value={mailbox.id}>
              {mailbox.name === mailbox.address ? mailbox.address : `${mailbox.name} · ${mailbox.address}`}
            </option>
          ))}
        </Select>
      </Field>
      <DropZone
        title={t('import.dropTitle')}
        line={isOffline ? t('states.offlineWrite') : t('import.dropLine')}
        accept=".eml,.msg,.mbox,.mbx,.gz"
        isDisabled={upload.progress !== null || isOffline}
        chooseFiles={t('import.chooseFiles')}
        chooseFolder={t('import.chooseFolder')}
        onFiles={files => upload.start(mailboxId, files)}
      />
      {upload.progress && <UploadLine progress={upload.progress} onStop={upload.stop} />}
      {upload.error && <ErrorBar error={upload.error} isWrite isUpload />}
      {upload.note && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{upload.note}</MessageBarBody>
        </MessageBar>
      )}
      {can('mailboxes.manage') && (
        <p className={styles.hint}>
          {t('import.watchHint')} <Link {...linkTo('/settings/mailboxes')}>{t('import.watchLink')}</Link>
        </p>
      )}
      <Runs load={runs} />
    </div>
  );
}
