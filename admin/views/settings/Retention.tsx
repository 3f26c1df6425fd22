import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { RetentionPreview, RetentionReply } from '../../../service/retention/retention.schema';
import { Card, PageScroll } from '../../../ui/Page';
import { rightsApi } from '../../../ui/rightsApi';
import { SaveBar } from '../../../ui/SaveBar';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { layout } from '../../../ui/theme/layout';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { useSavedDraft } from '../../../ui/useSavedDraft';
import { Erasures } from './Erasures';

const useStyles = makeStyles({
  page: { maxWidth: layout.formMax, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  fields: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  row: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalL, alignItems: 'flex-end' },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** How long mail is kept, and what was asked to be erased. */
export function Retention() {
  const styles = useStyles();
  const load = useLoad('settings retention', signal => rightsApi.retention(signal));
  return (
    <PageScroll>
      <div className={styles.page}>
        <StateView load={load}>{rules => <RulesForm rules={rules} load={load} />}</StateView>
        <Erasures />
      </div>
    </PageScroll>
  );
}

const yearsOf = (text: string): number | null =>
  /^\d{1,3}$/.test(text.trim()) && Number(text) > 0 ? Number(text) : null;

function RulesForm({ rules, load }: { rules: RetentionReply; load: Loaded<RetentionReply> }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { draft, bar } = useSavedDraft(load, {
    saved: rules,
    labels: { unfiledYears: t('rights.unfiledYears'), filedYears: t('rights.filedYears') },
    inWords: (_name, value) => (value === null ? t('rights.forEver') : undefined),
    send: ({ version, ...values }) => rightsApi.saveRetention(version, values),
  });
  const looking = useSave();
  const [preview, setPreview] = useState<RetentionPreview | null>(null);
  const { version: _version, ...values } = draft.values;
  const look = () => looking.run(async () => setPreview(await rightsApi.previewRetention(values)));
  return (
    <>
      <Card className={styles.fields}>
        <h2>{t('rights.keepTitle')}</h2>
        <p className={styles.quiet}>{t('rights.keepHint')}</p>
        <div className={styles.row}>
          {(['unfiledYears', 'filedYears'] as const).map(name => (
            <Field key={name} label={t(`rights.${name}`)}>
              <Input
                inputMode="numeric"
                maxLength={3}
                placeholder={t('rights.forEver')}
                value={values[name] === null ? '' : String(values[name])}
                onChange={(_, data) => {
                  setPreview(null);
                  draft.set({ [name]: yearsOf(data.value) });
                }}
              />
            </Field>
          ))}
          <Button onClick={look} disabledFocusable={looking.isSaving}>
            {t('rights.previewRules')}
          </Button>
        </div>
        {looking.error && <ErrorBar error={looking.error} />}
        {preview && <p role="status">{t('rights.wouldErase', { ...preview })}</p>}
      </Card>
      <SaveBar {...bar} />
    </>
  );
}
