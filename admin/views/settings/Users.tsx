import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons/svg/lock-closed';
import { PeopleRegular } from '@fluentui/react-icons/svg/people';
import { PersonAddRegular } from '@fluentui/react-icons/svg/person-add';
import { useState } from 'react';
import type { UserReply } from '../../../service/users/users.schema';
import { api } from '../../../ui/api';
import type { UserLinkReply } from '../../../ui/apiTypes';
import type { Column } from '../../../ui/list/List';
import { List } from '../../../ui/list/List';
import { PersonAvatar } from '../../../ui/Marks';
import { PageFill } from '../../../ui/Page';
import { rightsApi } from '../../../ui/rightsApi';
import { setQuery, useRoute } from '../../../ui/router';
import { Empty, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { meaning } from '../../../ui/theme/meaning';
import { DateText } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { LinkDialog } from './LinkDialog';
import { ListHead } from './ListHead';
import { NewUserSheet } from './NewUserSheet';
import { UserSheet } from './UserSheet';

const useStyles = makeStyles({
  who: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, minWidth: 0 },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis' },
  quiet: { color: tokens.colorNeutralForeground3 },
  locked: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    color: meaning.tpWarningText,
  },
  card: { display: 'flex', flexDirection: 'column' },
});

const key = 'users';

/** Who may sign in, and what each may do. A row opens in a sheet at the side. */
export function Users() {
  const { t } = useTexts();
  const load = useLoad(key, signal => api.users(signal));
  const { query } = useRoute();
  const [link, setLink] = useState<UserLinkReply | null>(null);
  const open = query.get('open');
  const close = () => setQuery({ open: null });
  const users = load.data?.users ?? [];
  const chosen = users.find(user => String(user.id) === open);
  const put = (user: UserReply) =>
    load.setData(old => ({ users: old.users.map(known => (known.id === user.id ? user : known)) }));
  return (
    <>
      <ListHead line={t('settings.usersLine', { n: users.length, active: users.filter(user => user.isActive).length })}>
        <Button appearance="primary" icon={<PersonAddRegular />} onClick={() => setQuery({ open: 'new' })}>
          {t('settings.addUser')}
        </Button>
      </ListHead>
      <PageFill>
        <StateView
          load={load}
          empty={data =>
            data.users.length === 0 ? <Empty icon={<PeopleRegular />} line={t('settings.noUsers')} /> : null
          }
        >
          {data => <UserList users={data.users} />}
        </StateView>
      </PageFill>
      {open === 'new' && (
        <NewUserSheet
          users={users}
          onClose={close}
          onCreated={reply => {
            load.reload();
            close();
            setLink(reply);
          }}
        />
      )}
      {chosen && (
        <UserSheet
          key={chosen.id}
          user={chosen}
          users={users}
          onClose={close}
          onSaved={put}
          onLink={reply => {
            // The link stands in a dialog; never a dialog on a sheet.
            close();
            setLink(reply);
          }}
          onStale={load.reload}
        />
      )}
      {link && <LinkDialog reply={link} onClose={() => setLink(null)} />}
    </>
  );
}

function UserList({ users }: { users: readonly UserReply[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const roles = useLoad('roles', signal => rightsApi.roles(signal));
  const teams = useLoad('team names', signal => rightsApi.teams(signal));
  const ownRole = (id: number) => roles.data?.roles.find(role => role.id === id)?.name ?? '';
  const roleWords = (user: UserReply) =>
    [...user.roles.map(role => t(`settings.role_${role}`)), ...user.ownRoleIds.map(ownRole)]
      .filter(Boolean)
      .join(' · ');
  const teamWords = (user: UserReply) =>
    user.teamIds.map(id => teams.data?.teams.find(team => team.id === id)?.name ?? '').join(' · ') || '-';
  const managerName = (user: UserReply) => users.find(other => other.id === user.managerId)?.name ?? '-';
  const columns: Column<UserReply>[] = [
    { key: 'name', head: t('settings.user'), width: 'minmax(140px, 1.3fr)', cell: user => <Who user={user} /> },
    {
      key: 'address',
      head: t('settings.address'),
      width: 'minmax(0, 2.2fr)',
      cell: user => <span title={user.address}>{user.address}</span>,
    },
    { key: 'roles', head: t('settings.roles'), width: 'minmax(0, 1fr)', cell: roleWords },
    // Where nobody stands in a team, the room is for the others.
    ...(users.some(user => user.teamIds.length > 0)
      ? [{ key: 'teams', head: t('rights.teams'), width: 'minmax(0, 0.7fr)', cell: teamWords }]
      : []),
    { key: 'manager', head: t('settings.manager'), width: 'minmax(0, 1.1fr)', cell: managerName },
    { key: 'state', head: t('settings.state'), width: '72px', cell: user => <UserState user={user} /> },
    {
      key: 'sessions',
      head: t('settings.sessions'),
      width: '64px',
      isEnd: true,
      cell: user => t('settings.sessionsN', { n: user.sessions }),
    },
    {
      key: 'last',
      head: t('settings.lastSignIn'),
      width: '104px',
      isEnd: true,
      cell: user =>
        user.lastSignInAt ? (
          <DateText at={user.lastSignInAt} />
        ) : (
          <span className={styles.quiet}>{t('settings.never')}</span>
        ),
    },
  ];
  return (
    <List
      label={t('settings.users')}
      items={users}
      columns={columns}
      keyOf={user => user.id}
      onOpen={user => setQuery({ open: user.id })}
      card={user => (
        <div className={styles.card}>
          <Who user={user} />
          <span className={styles.quiet}>{roleWords(user)}</span>
        </div>
      )}
    />
  );
}

function Who({ user }: { user: UserReply }) {
  const styles = useStyles();
  return (
    <span className={styles.who}>
      <PersonAvatar name={user.name} />
      <span className={styles.cut}>{user.name}</span>
    </span>
  );
}

function UserState({ user }: { user: UserReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  if (!user.isActive) return <span className={styles.quiet}>{t('settings.inactive')}</span>;
  if (user.isLocked) {
    return (
      <span className={styles.locked}>
        <LockClosedRegular aria-hidden="true" />
        {t('settings.lockedState')}
      </span>
    );
  }
  if (!user.hasPassword) return <span className={styles.quiet}>{t('settings.noPassword')}</span>;
  return <>{t('settings.active')}</>;
}
