import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import type { RoleReply } from '../../../service/users/organisation.schema';
import type { Column } from '../../../ui/list/List';
import { List } from '../../../ui/list/List';
import { PageFill } from '../../../ui/Page';
import { rightsApi } from '../../../ui/rightsApi';
import { setQuery, useRoute } from '../../../ui/router';
import { StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useLoad } from '../../../ui/useLoad';
import { ListHead } from './ListHead';
import { RoleSheet } from './RoleSheet';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
  card: { display: 'flex', flexDirection: 'column' },
});

/** Which role may do what: those that Tradepost brings along, and the company's own. */
export function Roles() {
  const { t } = useTexts();
  const load = useLoad('roles', signal => rightsApi.roles(signal));
  const { query } = useRoute();
  const open = query.get('open');
  const close = () => setQuery({ open: null });
  const chosen = load.data?.roles.find(role => keyOf(role) === open);
  return (
    <>
      <ListHead line={t('rights.rolesLine')}>
        <Button appearance="primary" icon={<AddRegular />} onClick={() => setQuery({ open: 'new' })}>
          {t('rights.addRole')}
        </Button>
      </ListHead>
      <PageFill>
        <StateView load={load}>{data => <RoleTable roles={data.roles} />}</StateView>
      </PageFill>
      {load.data && (open === 'new' || chosen) && (
        <RoleSheet
          key={open}
          role={chosen ?? null}
          grants={load.data.grants}
          onClose={close}
          onStale={load.reload}
          onDone={() => {
            load.reload();
            close();
          }}
        />
      )}
    </>
  );
}

function keyOf(role: RoleReply): string {
  return role.id === null ? role.name : String(role.id);
}

function RoleTable({ roles }: { roles: readonly RoleReply[] }) {
  const styles = useStyles();
  const { t, find } = useTexts();
  const name = (role: RoleReply) =>
    role.id === null ? (find('settings', `role_${role.name}`) ?? role.name) : role.name;
  const rights = (role: RoleReply) =>
    role.grants.map(grant => find('rights', `grant_${grant}`) ?? grant).join(' · ') || '-';
  const columns: Column<RoleReply>[] = [
    { key: 'name', head: t('rights.role'), width: 'minmax(140px, 0.8fr)', cell: name },
    {
      key: 'kind',
      head: t('rights.kind'),
      width: '110px',
      cell: role => t(role.id === null ? 'rights.builtIn' : 'rights.ownRole'),
    },
    {
      key: 'grants',
      head: t('rights.rightsOfRole'),
      width: 'minmax(0, 3fr)',
      cell: role => (
        <span className={styles.quiet} title={rights(role)}>
          {rights(role)}
        </span>
      ),
    },
    {
      key: 'holders',
      head: t('settings.users'),
      width: '90px',
      isEnd: true,
      cell: role => t('rights.holdersN', { n: role.holders }),
    },
  ];
  return (
    <List
      label={t('rights.roles')}
      items={roles}
      columns={columns}
      keyOf={keyOf}
      onOpen={role => setQuery({ open: keyOf(role) })}
      card={role => (
        <div className={styles.card}>
          {name(role)}
          <span className={styles.quiet}>{t('rights.grantsN', { n: role.grants.length })}</span>
        </div>
      )}
    />
  );
}
