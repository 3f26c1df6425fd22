import { Field, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import type { LeadRunBody } from '../../../service/intake/leadImport.schema';
import { campaignsApi } from '../../../ui/leads/campaignsApi';
import { leadsApi } from '../../../ui/leads/leadsApi';
import { useLeadWord } from '../../../ui/leads/leadWords';
import { poolApi } from '../../../ui/leads/poolApi';
import { Card } from '../../../ui/Page';
import { useSession } from '../../../ui/session';
import { useTexts } from '../../../ui/texts/texts';
import { useLoad } from '../../../ui/useLoad';
import type { Upload } from './useLeadImport';

const useStyles = makeStyles({
  grid: {
    display: 'grid',
    gridTemplateColumns: 'repeat(auto-fill, minmax(220px, 1fr))',
    gap: tokens.spacingHorizontalM,
    alignItems: 'start',
    marginTop: tokens.spacingVerticalS,
  },
});

type Options = Upload['options'];
const sources = ['fair', 'campaign', 'referral', 'import'] as const;
const ways = ['note', 'opportunity', 'skip'] as const;
const NEW = 'new';

interface Props {
  options: Options;
  isDisabled: boolean;
  /** Changes what the rows become. */
  onChange(part: Partial<Options>): void;
  /** Changes nothing of the preview. */
  onSet(part: Partial<Options>): void;
}

/** What holds for all rows: where they come from, whose they are to be, what is next. */
export function LeadOptions({ options, isDisabled, onChange, onSet }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const word = useLeadWord();
  return (
    <Card>
      <h2>{t('leadImport.options')}</h2>
      <div className={styles.grid}>
        <Field label={t('leadImport.source')}>
          <Select
            disabled={isDisabled}
            value={options.source}
            onChange={(_, data) => onChange({ source: sources.find(one => one === data.value) ?? 'import' })}
          >
            {sources.map(source => (
              <option key={source} value={source}>
                {word('source', source)}
              </option>
            ))}
          </Select>
        </Field>
        <Campaign options={options} isDisabled={isDisabled} onChange={onChange} onSet={onSet} />
        <Owner options={options} isDisabled={isDisabled} onSet={onSet} />
        <Field label={t('leadImport.nextAction')}>
          <Input
            disabled={isDisabled}
            value={options.nextAction}
            maxLength={300}
            onChange={(_, data) => onSet({ nextAction: data.value })}
          />
        </Field>
        <Field label={t('leadImport.nextDay')} hint={t('leadImport.nextHint')}>
          <Input
            type="date"
            disabled={isDisabled}
            value={options.nextDay}
            onChange={(_, data) => onSet({ nextDay: data.value })}
          />
        </Field>
        <Field label={t('leadImport.customers')}>
          <Select
            disabled={isDisabled}
            value={options.customers}
            onChange={(_, data) => onSet({ customers: ways.find(one => one === data.value) ?? 'note' })}
          >
            {ways.map(way => (
              <option key={way} value={way}>
                {t(`leadImport.customers_${way}`)}
              </option>
            ))}
          </Select>
        </Field>
      </div>
    </Card>
  );
}

function Campaign({ options, isDisabled, onChange, onSet }: Props) {
  const { t } = useTexts();
  const load = useLoad('campaignNames', signal => campaignsApi.names(signal));
  const { campaign } = options;
  const isNamed = campaign !== null && 'name' in campaign;
  const value = campaign === null ? '' : isNamed ? NEW : String(campaign.id);
  const choose = (chosen: string) => {
    // Without a name it is none yet: nothing of the rows changes.
    if (chosen === NEW) onSet({ campaign: { name: '' } });
    else onChange({ campaign: chosen === '' ? null : { id: Number(chosen) } });
  };
  return (
    <>
      <Field label={t('leadImport.campaign')}>
        <Select disabled={isDisabled} value={value} onChange={(_, data) => choose(data.value)}>
          <option value="">{t('leadImport.campaignNone')}</option>
          <option value={NEW}>{t('leadImport.campaignNew')}</option>
          {(load.data?.campaigns ?? [])
            .filter(one => one.isActive || String(one.id) === value)
            .map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
        </Select>
      </Field>
      {isNamed && (
        <Field label={t('leadImport.campaignName')}>
          <Input
            autoFocus
            disabled={isDisabled}
            value={campaign.name}
            maxLength={200}
            onChange={(_, data) => onSet({ campaign: { name: data.value } })}
            onBlur={() => onChange({})}
          />
        </Field>
      )}
    </>
  );
}

type OwnerValue = LeadRunBody['owner'];
const keyOf = (owner: OwnerValue): string =>
  owner.kind === 'person' ? `person:${owner.userId}` : owner.kind === 'pool' ? `pool:${owner.poolId}` : owner.kind;

function ownerOf(key: string): OwnerValue {
  const [kind, id] = key.split(':');
  if (kind === 'person') return { kind, userId: Number(id) };
  if (kind === 'pool') return { kind, poolId: Number(id) };
  return { kind: kind === 'rules' ? 'rules' : 'me' };
}

function Owner({ options, isDisabled, onSet }: Omit<Props, 'onChange'>) {
  const { t } = useTexts();
  const { can, user } = useSession();
  const people = useLoad('leadPeople', signal => leadsApi.people(signal));
  const pools = useLoad('pool', signal => poolApi.standing(signal));
  return (
    <Field label={t('leadImport.owner')}>
      <Select
        disabled={isDisabled}
        value={keyOf(options.owner)}
        onChange={(_, data) => onSet({ owner: ownerOf(data.value) })}
      >
        <option value="me">{t('leadImport.owner_me')}</option>
        <option value="rules">{t('leadImport.owner_rules')}</option>
        {(pools.data?.pools ?? []).map(({ id, name }) => (
          <option key={id} value={`pool:${id}`}>
            {t('leadImport.ownerPool', { name })}
          </option>
        ))}
        {can('leads.assign') &&
          (people.data?.people ?? [])
            .filter(one => one.id !== user.id)
            .map(({ id, name }) => (
              <option key={id} value={`person:${id}`}>
                {name}
              </option>
            ))}
      </Select>
    </Field>
  );
}
