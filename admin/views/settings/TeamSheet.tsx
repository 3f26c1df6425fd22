import { Button, Checkbox, Field, Input, Select } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import type { FormEvent } from 'react';
import type { TeamReply } from '../../../service/users/organisation.schema';
import { ClashBar, useClashes } from '../../../ui/ClashBar';
import { FieldGroup } from '../../../ui/FieldGroup';
import { Sheet } from '../../../ui/filing/Sheet';
import { rightsApi } from '../../../ui/rightsApi';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useDraft } from '../../../ui/useDraft';
import { asApiError } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { useSheetStyles } from './sheetStyles';
import type { Named } from './Teams';
import { beneath, inTreeOrder } from './teamTree';

interface Props {
  /** null: a new one */
  team: TeamReply | null;
  teams: readonly TeamReply[];
  people: readonly Named[];
  onClose(): void;
  onDone(): void;
  /** Somebody else changed the team: load again. */
  onStale(): void;
}

type Values = Pick<TeamReply, 'name' | 'kind' | 'parentId' | 'managerId' | 'memberIds'>;
const valuesOf = ({ name, kind, parentId, managerId, memberIds }: TeamReply): Values => ({
  ...{ name, kind, parentId, managerId, memberIds },
});
const empty: Values = { name: '', kind: 'team', parentId: null, managerId: null, memberIds: [] };

/** One branch or team: where it stands, who manages it, who stands in it. */
export function TeamSheet({ team, teams, people, onClose, onDone, onStale }: Props) {
  const styles = useSheetStyles();
  const { t } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const draft = useDraft<Values>(team ? valuesOf(team) : empty);
  const { set } = draft;
  const { name, kind, parentId, managerId, memberIds } = draft.values;
  const personOf = (id: number) => people.find(one => one.id === id)?.name ?? String(id);
  const clashes = useClashes(
    draft,
    {
      ...{ name: t('rights.teamName'), kind: t('rights.kind'), parentId: t('rights.parent') },
      ...{ managerId: t('rights.manager'), memberIds: t('rights.members') },
    },
    (field, value) => {
      if (field === 'kind') return t(`rights.kind_${value as 'team'}`);
      if (field === 'memberIds') return (value as number[]).map(personOf).join(', ');
      if (field === 'managerId' && value !== null) return personOf(value as number);
      if (field === 'parentId' && value !== null) return teams.find(one => one.id === value)?.name ?? null;
      return undefined;
    },
  );
  const save = (event: FormEvent) => {
    event.preventDefault();
    saving.run(async () => {
      const body = { name, kind, parentId, managerId, memberIds };
      await (team ? rightsApi.saveTeam(team.id, team.version, body) : rightsApi.createTeam(body)).catch(
        (reason: unknown) => {
          if (asApiError(reason).code === 'version.changed') onStale();
          throw reason;
        },
      );
      onDone();
    });
  };
  const remove = (gone: TeamReply) =>
    saving.run(async () => {
      await rightsApi.deleteTeam(gone.id, gone.version);
      show({ text: t('rights.teamDeleted', { name: gone.name }) });
      onDone();
    });
  return (
    <Sheet title={team?.name ?? t('rights.addTeam')} onClose={onClose}>
      <form className={styles.form} onSubmit={save}>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        <ClashBar clashes={clashes} />
        <Field label={t('rights.teamName')} required>
          <Input value={name} maxLength={200} onChange={(_, data) => set({ name: data.value })} />
        </Field>
        <Field label={t('rights.kind')}>
          <Select value={kind} onChange={(_, data) => set({ kind: data.value === 'branch' ? 'branch' : 'team' })}>
            <option value="branch">{t('rights.kind_branch')}</option>
            <option value="team">{t('rights.kind_team')}</option>
          </Select>
        </Field>
        <ParentField team={team} teams={teams} value={parentId} onChange={id => set({ parentId: id })} />
        <Field label={t('rights.manager')}>
          <Select
            value={String(managerId ?? '')}
            onChange={(_, data) => set({ managerId: data.value ? Number(data.value) : null })}
          >
            <option value="">{t('rights.noManager')}</option>
            {people.map(person => (
              <option key={person.id} value={person.id}>
                {person.name}
              </option>
            ))}
          </Select>
        </Field>
        <Members people={people} chosen={memberIds} onChange={ids => set({ memberIds: ids })} />
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabled={!name.trim() || saving.isSaving}>
            {t('common.save')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
          {team && (
            <Button icon={<DeleteRegular />} disabledFocusable={saving.isSaving} onClick={() => remove(team)}>
              {t('rights.deleteTeam')}
            </Button>
          )}
        </div>
      </form>
    </Sheet>
  );
}

interface ParentProps extends Pick<Props, 'team' | 'teams'> {
  value: number | null;
  onChange(id: number | null): void;
}

function ParentField({ team, teams, value, onChange }: ParentProps) {
  const { t } = useTexts();
  const own = team ? beneath(teams, team.id) : new Set<number>();
  return (
    <Field label={t('rights.parent')}>
      <Select value={String(value ?? '')} onChange={(_, data) => onChange(data.value ? Number(data.value) : null)}>
        <option value="">{t('rights.noParent')}</option>
        {inTreeOrder(teams)
          .filter(line => !own.has(line.team.id))
          .map(line => (
            <option key={line.team.id} value={line.team.id}>
              {'\u00a0\u00a0'.repeat(line.depth) + line.team.name}
            </option>
          ))}
      </Select>
    </Field>
  );
}

interface MembersProps {
  people: readonly Named[];
  chosen: readonly number[];
  onChange(ids: number[]): void;
}

function Members({ people, chosen, onChange }: MembersProps) {
  const { t } = useTexts();
  return (
    <FieldGroup label={t('rights.members')} hint={t('rights.teamsHint')}>
      {people.map(person => (
        <div key={person.id}>
          <Checkbox
            label={person.name}
            checked={chosen.includes(person.id)}
            onChange={(_, data) =>
              onChange(data.checked === true ? [...chosen, person.id] : chosen.filter(id => id !== person.id))
            }
          />
        </div>
      ))}
    </FieldGroup>
  );
}
