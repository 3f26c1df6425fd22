import { Field, Input } from '@fluentui/react-components';
import type { SendingSettingsReply } from '../../../service/outbox/outbox.schema';
import { outboxApi } from '../../../ui/outboxApi';
import { Card, PageScroll } from '../../../ui/Page';
import { SaveBar } from '../../../ui/SaveBar';
import { StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useSavedDraft } from '../../../ui/useSavedDraft';

/** How mails leave that people write here. */
export function SendingSettings() {
  const load = useLoad('sending settings', signal => outboxApi.settings(signal));
  return (
    <PageScroll>
      <StateView load={load}>{settings => <Form settings={settings} load={load} />}</StateView>
    </PageScroll>
  );
}

function Form({ settings, load }: { settings: SendingSettingsReply; load: Loaded<SendingSettingsReply> }) {
  const { t } = useTexts();
  const { draft, bar } = useSavedDraft(load, {
    saved: settings,
    labels: { undoSeconds: t('outbox.undoSeconds') },
    send: ({ version, undoSeconds }) => outboxApi.saveSettings(version, { undoSeconds }),
  });
  const { undoSeconds } = draft.values;
  return (
    <>
      <Card label={t('outbox.settings')}>
        <Field label={t('outbox.undoSeconds')} hint={t('outbox.undoHint')}>
          <Input
            type="number"
            min={0}
            max={120}
            value={String(undoSeconds)}
            onChange={(_, data) =>
              draft.set({ undoSeconds: Math.min(120, Math.max(0, Math.trunc(Number(data.value) || 0))) })
            }
          />
        </Field>
      </Card>
      <SaveBar {...bar} />
    </>
  );
}
