import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import type { QualityReply } from '../../../service/companies/desk.schema';
import { deskApi } from '../../../ui/companies/deskApi';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { DateText } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { useFieldWords } from '../cleaning/useFieldWords';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    marginBottom: tokens.spacingVerticalM,
    color: tokens.colorNeutralForeground2,
  },
  grow: { flex: 1, minWidth: '240px' },
});

/** How complete the data of a company are, what is missing, who said last that they are right; and a button to say so. `version` changes with the company. */
export function Quality({ companyId, version }: { companyId: number; version: number }) {
  const styles = useStyles();
  const { t, rich } = useTexts();
  const { show } = useToasts();
  const words = useFieldWords();
  const saving = useSave();
  const load = useLoad(`quality ${companyId} ${version}`, signal => deskApi.quality(companyId, signal));
  const { data } = load;
  if (!data) return null;
  const confirm = () =>
    saving.run(async () => {
      const fresh = await deskApi.confirm(companyId);
      load.setData(() => fresh);
      show({ text: t('desk.toastConfirmed') });
    });
  return (
    <div className={styles.row} role="group" aria-label={t('desk.complete')}>
      <span className={styles.grow}>
        {t('desk.completeness', { n: data.completeness })}
        {data.missing.length > 0 &&
          ` · ${t('desk.missingFields', { fields: data.missing.map(words.name).join(' · ') })}`}
        {' · '}
        {data.confirmedAt
          ? rich('desk.confirmed', { name: data.confirmedByName ?? '', date: <DateText at={data.confirmedAt} /> })
          : t('desk.neverConfirmed')}
        {data.isStale && ` · ${t('desk.staleNow', { days: data.freshDays })}`}
        {data.ownEntry && <OwnEntry entry={data.ownEntry} />}
      </span>
      {data.canConfirm && (
        <Button size="small" icon={<CheckmarkRegular />} disabledFocusable={saving.isSaving} onClick={confirm}>
          {t('desk.confirm')}
        </Button>
      )}
      {saving.error && <ErrorBar error={saving.error} isWrite />}
    </div>
  );
}

/** What became of what the reader entered himself. */
function OwnEntry({ entry }: { entry: NonNullable<QualityReply['ownEntry']> }) {
  const { t } = useTexts();
  const { state, note, byName } = entry;
  return (
    <span role="status" style={{ display: 'block' }}>
      {state === 'returned'
        ? t('desk.own_returned', { name: byName ?? '', note: note ?? '' })
        : t(state === 'accepted' ? 'desk.own_accepted' : 'desk.own_open')}
    </span>
  );
}
