import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { MailInboxRegular } from '@fluentui/react-icons/svg/mail-inbox';
import { useMemo } from 'react';
import type { MailboxReply } from '../../../service/mail/mail.schema';
import { api } from '../../../ui/api';
import type { Column } from '../../../ui/list/List';
import { List } from '../../../ui/list/List';
import { PageFill } from '../../../ui/Page';
import { setQuery, useRoute } from '../../../ui/router';
import { Empty, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { ListHead } from './ListHead';
import { MailboxSheet } from './MailboxSheet';
import { NewMailboxSheet } from './NewMailboxSheet';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
  card: { display: 'flex', flexDirection: 'column' },
});

/** The watched mailboxes: whose they are, which folder feeds them, how much is in them. */
export function Mailboxes() {
  const { t } = useTexts();
  const formats = useFormats();
  const load = useLoad('mailboxes', signal => api.mailboxes(signal));
  const people = useLoad('people', signal => api.people(signal));
  const { query } = useRoute();
  const open = query.get('open');
  const close = () => setQuery({ open: null });
  const mailboxes = load.data?.mailboxes ?? [];
  const chosen = mailboxes.find(mailbox => String(mailbox.id) === open);
  const names = useMemo(() => people.data?.people ?? [], [people.data]);
  const sum = (part: 'messages' | 'keptOut') =>
    formats.count(mailboxes.reduce((total, mailbox) => total + mailbox[part], 0));
  const saved = (mailbox: MailboxReply) =>
    load.setData(old => ({ mailboxes: old.mailboxes.map(known => (known.id === mailbox.id ? mailbox : known)) }));
  const add = (
    <Button appearance="primary" icon={<AddRegular />} onClick={() => setQuery({ open: 'new' })}>
      {t('settings.addMailbox')}
    </Button>
  );
  return (
    <>
      <ListHead
        line={t('settings.mailboxesLine', { n: mailboxes.length, messages: sum('messages'), keptOut: sum('keptOut') })}
      >
        {add}
      </ListHead>
      <PageFill>
        <StateView
          load={load}
          empty={data =>
            data.mailboxes.length === 0 ? <Empty icon={<MailInboxRegular />} line={t('settings.noMailboxes')} /> : null
          }
        >
          {data => <MailboxList mailboxes={data.mailboxes} people={names} />}
        </StateView>
      </PageFill>
      {open === 'new' && (
        <NewMailboxSheet
          people={names}
          onClose={close}
          onCreated={() => {
            load.reload();
            close();
          }}
        />
      )}
      {chosen && (
        <MailboxSheet
          key={chosen.id}
          mailbox={chosen}
          people={names}
          onClose={close}
          onSaved={saved}
          onStale={load.reload}
        />
      )}
    </>
  );
}

interface Person {
  id: number;
  name: string;
}

/** What a mailbox is, and whose, in words. */
function useWords(people: readonly Person[]) {
  const { t } = useTexts();
  // Who is switched off is not among the people, and still has the mailbox.
  const nameOf = (id: number | null) =>
    id === null ? '-' : (people.find(person => person.id === id)?.name ?? t('settings.inactivePerson'));
  return {
    kind: (mailbox: MailboxReply) => t(mailbox.isShared ? 'settings.shared' : 'settings.personal'),
    whose: (mailbox: MailboxReply) =>
      mailbox.isShared && mailbox.memberIds.length > 0
        ? mailbox.memberIds.map(nameOf).join(' · ')
        : nameOf(mailbox.ownerId),
  };
}

function useColumns({ kind, whose }: ReturnType<typeof useWords>): Column<MailboxReply>[] {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  return [
    { key: 'address', head: t('settings.mailbox'), width: 'minmax(180px, 1.6fr)', cell: mailbox => mailbox.address },
    { key: 'kind', head: t('companies.kind'), width: '80px', cell: kind },
    {
      key: 'whose',
      head: t('settings.owner'),
      width: 'minmax(0, 1.3fr)',
      cell: mailbox => <span title={whose(mailbox)}>{whose(mailbox)}</span>,
    },
    {
      key: 'folder',
      head: t('settings.watchedFolder'),
      width: 'minmax(0, 1fr)',
      cell: mailbox =>
        mailbox.watchedFolder ? (
          <span title={mailbox.watchedFolder}>{mailbox.watchedFolder}</span>
        ) : (
          <span className={styles.quiet}>{t('settings.watchedNone')}</span>
        ),
    },
    {
      key: 'state',
      head: t('settings.state'),
      width: '80px',
      cell: mailbox => t(mailbox.isActive ? 'settings.active' : 'settings.inactive'),
    },
    {
      key: 'messages',
      head: t('settings.messages'),
      width: '88px',
      isEnd: true,
      cell: mailbox => formats.count(mailbox.messages),
    },
    {
      key: 'out',
      head: t('settings.keptOut'),
      width: '88px',
      isEnd: true,
      cell: mailbox => formats.count(mailbox.keptOut),
    },
  ];
}

function MailboxList({ mailboxes, people }: { mailboxes: readonly MailboxReply[]; people: readonly Person[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const words = useWords(people);
  const { kind, whose } = words;
  const columns = useColumns(words);
  return (
    <List
      label={t('settings.mailboxes')}
      items={mailboxes}
      columns={columns}
      keyOf={mailbox => mailbox.id}
      onOpen={mailbox => setQuery({ open: mailbox.id })}
      card={mailbox => (
        <div className={styles.card}>
          <span>{mailbox.address}</span>
          <span className={styles.quiet}>
            {kind(mailbox)} · {whose(mailbox)} · {formats.count(mailbox.messages)}
          </span>
        </div>
      )}
    />
  );
}
