import { Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import type { Share } from '../../../service/companies/sharing.schema';
import { api } from '../../../ui/api';
import { rightsApi } from '../../../ui/rightsApi';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '160px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    alignItems: 'start',
    padding: `${tokens.spacingVerticalXS} 0`,
    [onPhone]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  label: { color: tokens.colorNeutralForeground3, paddingTop: '6px' },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXS },
  line: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground3 },
});

const plain = ({ kind, id, access }: Share): Share => ({ kind, id, access });

/** With whom a company is shared, for reading or for changing. Each change is saved at once. */
export function Shares({ companyId }: { companyId: number }) {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const load = useLoad(`shares:${companyId}`, signal => rightsApi.shares(companyId, signal));
  const saving = useSave();
  const save = (shares: readonly Share[]) =>
    saving.run(async () => {
      const saved = await rightsApi.saveShares(companyId, shares.map(plain));
      load.setData(() => saved);
    });
  return (
    <div className={styles.row}>
      <span className={styles.label}>{t('rights.sharing')}</span>
      <StateView load={load} skeleton={null}>
        {data => (
          <div className={styles.list}>
            {saving.error && <ErrorBar error={saving.error} isWrite />}
            {data.shares.length === 0 && <span className={styles.quiet}>{t('rights.sharedWithNobody')}</span>}
            {data.shares.map(share => (
              <div key={`${share.kind}${share.id}`} className={styles.line}>
                <span>{share.name}</span>
                {data.canShare ? (
                  <Select
                    size="small"
                    aria-label={`${share.name}: ${t('rights.access')}`}
                    value={share.access}
                    disabled={saving.isSaving}
                    onChange={(_, chosen) =>
                      save(
                        data.shares.map(one =>
                          one === share ? { ...share, access: chosen.value === 'write' ? 'write' : 'read' } : one,
                        ),
                      )
                    }
                  >
                    <option value="read">{t('rights.access_read')}</option>
                    <option value="write">{t('rights.access_write')}</option>
                  </Select>
                ) : (
                  <span className={styles.quiet}>{t(`rights.access_${share.access}`)}</span>
                )}
                {share.sharedAt && (
                  <span className={styles.quiet}>
                    {t('rights.sharedOn', { name: share.sharedByName ?? '-', on: formats.day(share.sharedAt) })}
                  </span>
                )}
                {data.canShare && (
                  <Button
                    appearance="subtle"
                    size="small"
                    icon={<DismissRegular />}
                    aria-label={t('rights.unshare', { name: share.name })}
                    disabledFocusable={saving.isSaving}
                    onClick={() => save(data.shares.filter(one => one !== share))}
                  />
                )}
              </div>
            ))}
            {data.canShare && <AddShare shares={data.shares} onAdd={share => save([...data.shares, share])} />}
          </div>
        )}
      </StateView>
    </div>
  );
}

function AddShare({ shares, onAdd }: { shares: readonly Share[]; onAdd(share: Share): void }) {
  const { t } = useTexts();
  const people = useLoad('people', signal => api.people(signal));
  const teams = useLoad('team names', signal => rightsApi.teams(signal));
  const isFree = (kind: Share['kind']) => (one: { id: number }) =>
    !shares.some(share => share.kind === kind && share.id === one.id);
  const freeTeams = (teams.data?.teams ?? []).filter(isFree('team'));
  return (
    <Select
      aria-label={t('rights.shareWith')}
      value=""
      onChange={(_, data) => {
        const [kind, id] = data.value.split(':');
        if (id) onAdd({ kind: kind === 'team' ? 'team' : 'person', id: Number(id), access: 'read' });
      }}
    >
      <option value="">{t('rights.shareWith')}</option>
      {freeTeams.length > 0 && (
        <optgroup label={t('rights.teams')}>
          {freeTeams.map(team => (
            <option key={team.id} value={`team:${team.id}`}>
              {team.name}
            </option>
          ))}
        </optgroup>
      )}
      <optgroup label={t('rights.people')}>
        {(people.data?.people ?? []).filter(isFree('person')).map(person => (
          <option key={person.id} value={`person:${person.id}`}>
            {person.name}
          </option>
        ))}
      </optgroup>
    </Select>
  );
}
