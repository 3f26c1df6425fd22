import { Field, Select } from '@fluentui/react-components';
import type { TemplateBody } from '../../../service/teamwork/templates/templates.schema';
import { request } from '../../../ui/http';
import { useTexts } from '../../../ui/texts/texts';
import { useLoad } from '../../../ui/useLoad';

interface Props {
  values: TemplateBody;
  set(part: Partial<TemplateBody>): void;
}

/** For whom a template is: oneself, the company, or a team. */
export function WhoseField({ values, set }: Props) {
  const { t } = useTexts();
  const teams = useLoad('team names', signal =>
    request<{ teams: { id: number; name: string }[] }>('GET', '/api/teams', { signal }),
  );
  const value = !values.isShared ? 'mine' : values.teamId ? String(values.teamId) : 'shared';
  return (
    <Field label={t('templates.whose')}>
      <Select
        value={value}
        onChange={(_, data) =>
          set({ isShared: data.value !== 'mine', teamId: Number(data.value) ? Number(data.value) : null })
        }
      >
        <option value="mine">{t('templates.mine')}</option>
        <option value="shared">{t('templates.shared')}</option>
        {(teams.data?.teams ?? []).map(team => (
          <option key={team.id} value={team.id}>
            {t('templates.team')}: {team.name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
