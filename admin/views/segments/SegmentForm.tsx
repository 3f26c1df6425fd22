import { Button, Field, Input, makeStyles, Radio, RadioGroup, Select, tokens } from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { segmentApi } from '../../../ui/companies/segmentApi';
import { Card } from '../../../ui/Page';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { useLoad } from '../../../ui/useLoad';
import type { Saving } from '../../../ui/useSave';
import { ConditionsEditor } from './ConditionsEditor';
import type { SegmentDraft } from './draft';
import { isWhole } from './draft';
import { LivePreview } from './LivePreview';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '880px' },
  pair: {
    display: 'grid',
    gridTemplateColumns: 'repeat(2, minmax(0, 1fr))',
    gap: tokens.spacingHorizontalL,
    alignItems: 'start',
    [onPhone]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface Props {
  draft: SegmentDraft;
  set(part: Partial<SegmentDraft>): void;
  isNew: boolean;
  saving: Saving;
  onSave(): void;
  onCancel(): void;
}

/** What a segment says: its name, who may use it, and, of a dynamic one, its conditions with what they find. */
export function SegmentForm({ draft, set, isNew, saving, onSave, onCancel }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const fields = useLoad('segment-fields', signal => segmentApi.fields(signal));
  const isReady = draft.name.trim() !== '' && isWhole(draft.conditions);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (isReady) onSave();
  };
  return (
    <Card>
      <form className={styles.form} onSubmit={submit}>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        <div className={styles.pair}>
          <Field label={t('segments.name')} required>
            <Input value={draft.name} maxLength={100} onChange={(_, data) => set({ name: data.value })} />
          </Field>
          <Field label={t('segments.sharing')} hint={t(`segments.sharing_${draft.sharing}_hint`)}>
            <Select
              value={draft.sharing}
              onChange={(_, data) => set({ sharing: data.value as SegmentDraft['sharing'] })}
            >
              {(['mine', 'team', 'all'] as const).map(sharing => (
                <option key={sharing} value={sharing}>
                  {t(`segments.sharing_${sharing}`)}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        {isNew && <NewKinds draft={draft} set={set} />}
        {draft.kind === 'dynamic' && (
          <StateView load={fields}>
            {list => (
              <>
                <ConditionsEditor
                  conditions={draft.conditions}
                  list={list}
                  onChange={conditions => set({ conditions })}
                />
                <LivePreview draft={draft} />
              </>
            )}
          </StateView>
        )}
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabledFocusable={!isReady || saving.isSaving}>
            {t('common.save')}
          </Button>
          <Button onClick={onCancel}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Card>
  );
}

function NewKinds({ draft, set }: Pick<Props, 'draft' | 'set'>) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.pair}>
      <Field label={t('segments.about')}>
        <RadioGroup value={draft.about} onChange={(_, data) => set({ about: data.value as SegmentDraft['about'] })}>
          <Radio value="companies" label={t('segments.about_companies')} />
          <Radio value="contacts" label={t('segments.about_contacts')} />
        </RadioGroup>
      </Field>
      <Field label={t('segments.kind')}>
        <RadioGroup value={draft.kind} onChange={(_, data) => set({ kind: data.value as SegmentDraft['kind'] })}>
          <Radio value="dynamic" label={t('segments.kind_dynamic_hint')} />
          <Radio value="fixed" label={t('segments.kind_fixed_hint')} />
        </RadioGroup>
      </Field>
    </div>
  );
}
