import { Field, Select } from '@fluentui/react-components';
import { useTexts } from '../texts/texts';
import { useLoad } from '../useLoad';
import { campaignsApi } from './campaignsApi';

interface Props {
  value: number | null;
  /** What stands for none of them. */
  none: string;
  onChange(id: number | null): void;
}

/** One of the campaigns; those that are over stand behind the others, and say so. */
export function CampaignField({ value, none, onChange }: Props) {
  const { t } = useTexts();
  const load = useLoad('campaignNames', signal => campaignsApi.names(signal));
  return (
    <Field label={t('campaigns.campaign')}>
      <Select
        value={value === null ? '' : String(value)}
        onChange={(_, data) => onChange(data.value === '' ? null : Number(data.value))}
      >
        <option value="">{none}</option>
        {(load.data?.campaigns ?? []).map(({ id, name, isActive }) => (
          <option key={id} value={id}>
            {isActive ? name : t('campaigns.over', { name })}
          </option>
        ))}
      </Select>
    </Field>
  );
}
