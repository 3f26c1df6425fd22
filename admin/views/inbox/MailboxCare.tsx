import { Field, makeStyles, Radio, RadioGroup, SpinButton, tokens } from '@fluentui/react-components';
import type { CareList, CareSettingReply } from '../../../service/teamwork/care.schema';
import { Sheet } from '../../../ui/filing/Sheet';
import { SaveBar } from '../../../ui/SaveBar';
import { StateView } from '../../../ui/StateView';
import { teamworkApi } from '../../../ui/teamwork/teamworkApi';
import { useTexts } from '../../../ui/texts/texts';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useSavedDraft } from '../../../ui/useSavedDraft';

const rules = ['none', 'turn', 'company'] as const;
const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
});
type Mailbox = CareList['mailboxes'][number];

/** How a mailbox is worked in: who gets what comes in, and after how long it is red. */
export function MailboxCare({ mailbox, onClose }: { mailbox: Mailbox; onClose(): void }) {
  const { t } = useTexts();
  const load = useLoad(`care setting ${mailbox.id}`, signal => teamworkApi.careSetting(mailbox.id, signal));
  return (
    <Sheet title={t('teamwork.settingsOf', { name: mailbox.name })} onClose={onClose}>
      <StateView load={load}>{setting => <Form mailbox={mailbox} setting={setting} load={load} />}</StateView>
    </Sheet>
  );
}

interface FormProps {
  mailbox: Mailbox;
  setting: CareSettingReply;
  load: Loaded<CareSettingReply>;
}

function Form({ mailbox, setting, load }: FormProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const { draft, bar } = useSavedDraft(load, {
    saved: setting,
    labels: { assignRule: t('teamwork.assignRule'), redHours: t('teamwork.redHours') },
    inWords: (name, value) => (name === 'assignRule' ? t(`teamwork.rule_${value as 'none'}`) : undefined),
    send: ({ version, assignRule, redHours }) =>
      teamworkApi.saveCareSetting(mailbox.id, version, { assignRule, redHours }),
  });
  const { assignRule, redHours } = draft.values;
  return (
    <>
      <div className={styles.form}>
        {mailbox.isShared && (
          <Field label={t('teamwork.assignRule')}>
            <RadioGroup
              value={assignRule}
              onChange={(_, data) => draft.set({ assignRule: data.value as CareSettingReply['assignRule'] })}
            >
              {rules.map(rule => (
                <Radio key={rule} value={rule} label={t(`teamwork.rule_${rule}`)} />
              ))}
            </RadioGroup>
          </Field>
        )}
        <Field label={t('teamwork.redHours')}>
          <SpinButton
            min={1}
            max={200}
            value={redHours}
            onChange={(_, data) => {
              const next = data.value ?? Number(data.displayValue);
              if (Number.isInteger(next) && next >= 1 && next <= 200) draft.set({ redHours: next });
            }}
          />
        </Field>
      </div>
      <SaveBar {...bar} />
    </>
  );
}
