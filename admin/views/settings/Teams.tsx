import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { OrganizationRegular } from '@fluentui/react-icons/svg/organization';
import type { TeamReply } from '../../../service/users/organisation.schema';
import { api } from '../../../ui/api';
import type { Column } from '../../../ui/list/List';
import { List } from '../../../ui/list/List';
import { PageFill } from '../../../ui/Page';
import { rightsApi } from '../../../ui/rightsApi';
import { setQuery, useRoute } from '../../../ui/router';
import { Empty, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useLoad } from '../../../ui/useLoad';
import { ListHead } from './ListHead';
import { SharingRules } from './SharingRules';
import { TeamSheet } from './TeamSheet';
import { inTreeOrder } from './teamTree';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
  card: { display: 'flex', flexDirection: 'column' },
  branch: { fontWeight: tokens.fontWeightSemibold },
});

export interface Named {
  id: number;
  name: string;
}

/** Branches and teams as a tree; a row opens in a sheet. Beneath it what they share by rule. */
export function Teams() {
  const { t } = useTexts();
  const load = useLoad('organisation', signal => rightsApi.organisation(signal));
  const people = useLoad('people', signal => api.people(signal));
  const { query } = useRoute();
  const open = query.get('open');
  const close = () => setQuery({ open: null });
  const teams = load.data?.teams ?? [];
  const chosen = teams.find(team => String(team.id) === open);
  const names = people.data?.people ?? [];
  const done = () => {
    load.reload();
    close();
  };
  return (
    <>
      <ListHead line={t('rights.teamsLine', { n: teams.length })}>
        <Button appearance="primary" icon={<AddRegular />} onClick={() => setQuery({ open: 'new' })}>
          {t('rights.addTeam')}
        </Button>
      </ListHead>
      <PageFill>
        <StateView
          load={load}
          empty={data =>
            data.teams.length === 0 ? <Empty icon={<OrganizationRegular />} line={t('rights.noTeams')} /> : null
          }
        >
          {data => <TeamList teams={data.teams} people={names} />}
        </StateView>
      </PageFill>
      {load.data && load.data.teams.length > 1 && (
        <SharingRules teams={load.data.teams} rules={load.data.rules} onChanged={load.reload} />
      )}
      {(open === 'new' || chosen) && (
        <TeamSheet
          key={chosen?.id ?? 'new'}
          team={chosen ?? null}
          teams={teams}
          people={names}
          onClose={close}
          onDone={done}
          onStale={load.reload}
        />
      )}
    </>
  );
}

function TeamList({ teams, people }: { teams: readonly TeamReply[]; people: readonly Named[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const lines = inTreeOrder(teams);
  const nameOf = (id: number | null) =>
    id === null
      ? t('rights.noManager')
      : (people.find(person => person.id === id)?.name ?? t('settings.inactivePerson'));
  const members = (team: TeamReply) => team.memberIds.map(nameOf).join(' · ') || '-';
  const name = ({ team, depth }: (typeof lines)[number]) => (
    <span
      className={team.kind === 'branch' ? styles.branch : undefined}
      style={{ paddingInlineStart: `calc(${depth} * 20px)` }}
    >
      {team.name}
    </span>
  );
  const columns: Column<(typeof lines)[number]>[] = [
    { key: 'name', head: t('rights.team'), width: 'minmax(160px, 1.2fr)', cell: name },
    { key: 'kind', head: t('rights.kind'), width: '110px', cell: ({ team }) => t(`rights.kind_${team.kind}`) },
    {
      key: 'manager',
      head: t('rights.manager'),
      width: 'minmax(0, 0.8fr)',
      cell: ({ team }) => nameOf(team.managerId),
    },
    {
      key: 'members',
      head: t('rights.members'),
      width: 'minmax(0, 2fr)',
      cell: ({ team }) => <span className={styles.quiet}>{members(team)}</span>,
    },
  ];
  return (
    <List
      label={t('rights.teams')}
      items={lines}
      columns={columns}
      keyOf={({ team }) => team.id}
      onOpen={({ team }) => setQuery({ open: team.id })}
      card={line => (
        <div className={styles.card}>
          {name(line)}
          <span className={styles.quiet}>{nameOf(line.team.managerId)}</span>
        </div>
      )}
    />
  );
}
