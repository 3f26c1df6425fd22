import { Button } from '@fluentui/react-components';
import type { MendBody, MendPreview } from '../../../service/companies/mending.schema';
import { deskApi } from '../../../ui/companies/deskApi';
import { Card } from '../../../ui/Page';
import { PageLink } from '../../../ui/router';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import { useSave } from '../../../ui/useSave';
import { useDeskStyles } from '../merging/deskStyles';
import { DeskTable } from '../merging/DeskTable';
import { useFieldWords } from './useFieldWords';

/** What a mending would do: how many, and the first with what stands there now and then. */
export function MendShown({ body, preview, onDone }: { body: MendBody; preview: MendPreview; onDone(): void }) {
  const styles = useDeskStyles();
  const { t } = useTexts();
  const { count } = useFormats();
  const words = useFieldWords();
  const saving = useSave();
  const { total, changes, same, refused } = preview;
  const sums = { total: count(total), changes: count(changes), same: count(same), refused: count(refused) };
  const isTag = body.field === 'addTag' || body.field === 'removeTag';
  const shown = (value: string | null) =>
    isTag && value === '1' ? (body.value ?? '') : words.value(body.field, value);
  const act = () =>
    saving.run(async () => {
      await deskApi.mend(body);
      onDone();
    });
  return (
    <Card className={styles.card} label={t('desk.preview')}>
      <h2>{t('desk.preview')}</h2>
      <p role="status">{t('desk.previewSum', sums)}</p>
      {preview.lines.length > 0 && (
        <DeskTable
          heads={[t('desk.company'), t('desk.from'), t('desk.to')]}
          rows={preview.lines}
          keyOf={line => line.id}
          cells={line => [
            <PageLink key="name" to={`/companies/${line.id}`}>
              {line.name}
            </PageLink>,
            shown(line.from),
            shown(line.to),
          ]}
        />
      )}
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      <div>
        <Button appearance="primary" disabled={changes === 0} disabledFocusable={saving.isSaving} onClick={act}>
          {changes === 0 ? t('desk.nothingToMend') : t('desk.act', { n: changes })}
        </Button>
      </div>
    </Card>
  );
}
