import { Checkbox } from '@fluentui/react-components';
import { FieldGroup } from '../../../ui/FieldGroup';
import { rightsApi } from '../../../ui/rightsApi';
import { useTexts } from '../../../ui/texts/texts';
import { useLoad } from '../../../ui/useLoad';
import { inTreeOrder } from './teamTree';

interface Values {
  ownRoleIds: number[];
  teamIds: number[];
}

/** The company's own roles that a person has, and the teams that he stands in; nothing where there are none. */
export function Belonging({ values, set }: { values: Values; set(part: Partial<Values>): void }) {
  const { t } = useTexts();
  const roles = useLoad('roles', signal => rightsApi.roles(signal));
  const teams = useLoad('team names', signal => rightsApi.teams(signal));
  const own = (roles.data?.roles ?? []).flatMap(role => (role.id === null ? [] : [{ id: role.id, name: role.name }]));
  const lines = inTreeOrder(teams.data?.teams ?? []);
  const toggled = (ids: readonly number[], id: number, isOn: boolean) =>
    isOn ? [...ids, id] : ids.filter(one => one !== id);
  return (
    <>
      {own.length > 0 && (
        <FieldGroup label={t('rights.ownRoles')}>
          {own.map(role => (
            <div key={role.id}>
              <Checkbox
                label={role.name}
                checked={values.ownRoleIds.includes(role.id)}
                onChange={(_, data) => set({ ownRoleIds: toggled(values.ownRoleIds, role.id, data.checked === true) })}
              />
            </div>
          ))}
        </FieldGroup>
      )}
      {lines.length > 0 && (
        <FieldGroup label={t('rights.teamsOfUser')} hint={t('rights.teamsHint')}>
          {lines.map(({ team, depth }) => (
            <div key={team.id} style={{ paddingInlineStart: `calc(${depth} * 20px)` }}>
              <Checkbox
                label={team.name}
                checked={values.teamIds.includes(team.id)}
                onChange={(_, data) => set({ teamIds: toggled(values.teamIds, team.id, data.checked === true) })}
              />
            </div>
          ))}
        </FieldGroup>
      )}
    </>
  );
}
