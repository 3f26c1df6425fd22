import { Button, Field, Input, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { WarningsReply } from '../../../service/filing/warnings/warnings.schema';
import { warningsApi } from '../../../ui/filing/warningsApi';
import { useSession } from '../../../ui/session';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useFormats } from '../../../ui/useFormats';
import { useSave } from '../../../ui/useSave';
import type { WarningProps } from './WarningBar';

const useStyles = makeStyles({
  buttons: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'flex-end',
    gap: tokens.spacingHorizontalS,
    paddingTop: tokens.spacingVerticalXS,
  },
});

type Asked = 'confirm' | 'dismiss';

/** What can be done about an open warning: tell finance, say that the account is right, or that it is of no account; the last two with a reason. */
export function WarningDecision({ warning, onReply, onStale, isLetter = false }: WarningProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const { can } = useSession();
  const { show } = useToasts();
  const saving = useSave();
  const [asked, setAsked] = useState<Asked | null>(null);
  const [note, setNote] = useState('');
  const isHigh = warning.severity === 'high';
  const act = (work: () => Promise<WarningsReply>, said: string) =>
    saving.run(async () => {
      const reply = await work().catch((reason: unknown) => {
        onStale();
        throw reason;
      });
      onReply(reply);
      show({ text: said });
    });
  const save = () =>
    asked === 'confirm'
      ? act(() => warningsApi.confirm(warning.id, warning.version, note.trim()), t('warnings.toastConfirmed'))
      : act(() => warningsApi.dismiss(warning.id, warning.version, note.trim()), t('warnings.toastDismissed'));
  const phones = warning.phones.join(' / ');
  return (
    <>
      {isHigh && <span>{phones ? t('warnings.advice', { phones }) : t('warnings.advicePlain')}</span>}
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      <div className={styles.buttons}>
        {isHigh && isLetter && <TellFinance id={warning.id} saving={saving} />}
        {can('mail.file') && asked === null && (
          <>
            {warning.mayConfirm && <Button onClick={() => setAsked('confirm')}>{t('warnings.confirm')}</Button>}
            <Button appearance="subtle" onClick={() => setAsked('dismiss')}>
              {t('warnings.dismiss')}
            </Button>
          </>
        )}
        {asked !== null && (
          <>
            <Field
              label={t(asked === 'confirm' ? 'accounts.confirmWhy' : 'warnings.dismissWhy')}
              hint={asked === 'confirm' ? t('accounts.confirmWhyHint') : undefined}
              required
            >
              <Input autoFocus value={note} maxLength={400} onChange={(_, data) => setNote(data.value)} />
            </Field>
            <Button appearance="primary" disabled={!note.trim() || saving.isSaving} onClick={save}>
              {t(asked === 'confirm' ? 'warnings.confirm' : 'warnings.dismiss')}
            </Button>
            <Button appearance="subtle" onClick={() => setAsked(null)}>
              {t('common.cancel')}
            </Button>
          </>
        )}
      </div>
    </>
  );
}

/** Whoever may decide on accounts is told once for a letter; asked again, it says who knows already. */
function TellFinance({ id, saving }: { id: number; saving: ReturnType<typeof useSave> }) {
  const { t } = useTexts();
  const { show } = useToasts();
  const { date } = useFormats();
  const tell = () =>
    saving.run(async () => {
      const { names, at, isNew } = await warningsApi.tellFinance(id);
      const told = names.join(t('pane.comma'));
      show({
        text: isNew ? t('pane.financeTold', { names: told }) : t('pane.financeKnown', { names: told, at: date(at) }),
      });
    });
  return (
    <Button disabled={saving.isSaving} onClick={tell}>
      {t('pane.tellFinance')}
    </Button>
  );
}
