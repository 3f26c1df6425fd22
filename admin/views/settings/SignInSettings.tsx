import {
  Button,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Radio,
  RadioGroup,
  Switch,
  tokens,
} from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import type { SignInSettings as Values, SignInSettingsReply } from '../../../service/users/signInSettings.schema';
import { useClashes } from '../../../ui/ClashBar';
import { Card, PageScroll } from '../../../ui/Page';
import { SaveBar } from '../../../ui/SaveBar';
import { signInApi } from '../../../ui/signInApi';
import { StateView } from '../../../ui/StateView';
import { saveDraft } from '../../../ui/saveDraft';
import { copyText } from '../../../ui/teamwork/clipboard';
import { useTexts } from '../../../ui/texts/texts';
import { layout, onPhone } from '../../../ui/theme/layout';
import { useToasts } from '../../../ui/toasts/toasts';
import type { Draft } from '../../../ui/useDraft';
import { useDraft } from '../../../ui/useDraft';
import { useFormats } from '../../../ui/useFormats';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { ClaimRules, DomainRule } from './SignInRules';

const useStyles = makeStyles({
  page: { maxWidth: layout.formMax, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  line: { display: 'flex', alignItems: 'end', gap: tokens.spacingHorizontalS },
  grow: { flex: 1, minWidth: 0 },
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    rowGap: tokens.spacingVerticalXS,
    margin: 0,
    [onPhone]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  fact: { margin: 0, overflowWrap: 'anywhere' },
  quiet: { color: tokens.colorNeutralForeground3, margin: 0 },
  hours: { width: '120px' },
});

const modes = ['off', 'linked', 'domain', 'claims'] as const;
const isHours = (hours: number) => Number.isInteger(hours) && hours >= 1 && hours <= 720;

/** How people sign in: by Microsoft or by our own passwords, who gets an account, and how long a sign-in lasts. */
export function SignInSettings() {
  const load = useLoad('sign-in settings', signal => signInApi.settings(signal));
  return (
    <PageScroll>
      <StateView load={load}>{settings => <Form settings={settings} load={load} />}</StateView>
    </PageScroll>
  );
}

function Form({ settings, load }: { settings: SignInSettingsReply; load: Loaded<SignInSettingsReply> }) {
  const styles = useStyles();
  const { t } = useTexts();
  const saving = useSave();
  const { registration, linked, unlinked, administrators, version, ...saved } = settings;
  const draft = useDraft<Values>(saved);
  const { values, set } = draft;
  const clashes = useClashes(
    draft,
    {
      mode: t('webSignIn.mode'),
      domains: t('webSignIn.domains'),
      roles: t('webSignIn.roles'),
      teamId: t('webSignIn.team'),
      rules: t('webSignIn.rules'),
      sessionHours: t('webSignIn.sessionHours'),
      isLocalOff: t('webSignIn.isLocalOff'),
    },
    (name, value) => (name === 'mode' ? t(`webSignIn.mode_${value as 'off'}`) : undefined),
  );
  const save = () =>
    saving.run(async () => {
      await saveDraft(load, draft, () => signInApi.saveSettings(version, values));
    });
  return (
    <div className={styles.page}>
      <Registration registration={registration} />
      <Who draft={draft} isConfigured={registration !== null} />
      <Card className={styles.card} label={t('webSignIn.session')}>
        <Field
          label={t('webSignIn.sessionHours')}
          hint={t('webSignIn.sessionHint')}
          validationState={isHours(values.sessionHours) ? undefined : 'error'}
        >
          <Input
            className={styles.hours}
            type="number"
            min={1}
            max={720}
            value={String(values.sessionHours)}
            onChange={(_, data) => set({ sessionHours: Number(data.value) })}
          />
        </Field>
      </Card>
      <Card className={styles.card} label={t('webSignIn.local')}>
        <h2>{t('webSignIn.local')}</h2>
        <Field hint={t('webSignIn.isLocalOffHint')}>
          <Switch
            label={t('webSignIn.isLocalOff')}
            checked={values.isLocalOff}
            disabled={values.mode === 'off' && !values.isLocalOff}
            onChange={(_, data) => set({ isLocalOff: data.checked })}
          />
        </Field>
        <p className={styles.quiet}>{t('webSignIn.counts', { linked, administrators, unlinked })}</p>
      </Card>
      <SaveBar
        changed={draft.changed.length}
        clashes={clashes}
        saving={saving}
        onSave={save}
        onDiscard={draft.discard}
      />
    </div>
  );
}

function Who({ draft, isConfigured }: { draft: Draft<Values>; isConfigured: boolean }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { values, set } = draft;
  return (
    <Card className={styles.card} label={t('webSignIn.mode')}>
      <Field label={t('webSignIn.mode')} hint={t('webSignIn.modeHint')}>
        <RadioGroup value={values.mode} onChange={(_, data) => set({ mode: data.value as Values['mode'] })}>
          {modes.map(mode => (
            <Radio
              key={mode}
              value={mode}
              label={t(`webSignIn.mode_${mode}`)}
              disabled={!isConfigured && mode !== 'off'}
            />
          ))}
        </RadioGroup>
      </Field>
      {values.mode === 'domain' && <DomainRule values={values} set={set} />}
      {values.mode === 'claims' && <ClaimRules values={values} set={set} />}
    </Card>
  );
}

function Registration({ registration }: Pick<SignInSettingsReply, 'registration'>) {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const { show } = useToasts();
  if (!registration)
    return (
      <MessageBar intent="info" layout="multiline">
        <MessageBarBody>{t('webSignIn.notConfigured')}</MessageBarBody>
      </MessageBar>
    );
  const { clientId, tenants, redirectUri, proof, certificateEnds } = registration;
  const proven =
    proof !== 'certificate'
      ? t(`webSignIn.proof_${proof}`)
      : certificateEnds
        ? t('webSignIn.proof_certificate', { date: formats.date(certificateEnds) })
        : t('webSignIn.proof_certificateUnread');
  const copy = () => {
    if (copyText(redirectUri, redirectUri)) show({ text: t('webSignIn.copied') });
  };
  return (
    <Card className={styles.card} label={t('webSignIn.registration')}>
      <h2>{t('webSignIn.registration')}</h2>
      <div className={styles.line}>
        <Field className={styles.grow} label={t('webSignIn.redirectUri')}>
          <Input readOnly value={redirectUri} onFocus={event => event.currentTarget.select()} />
        </Field>
        <Button icon={<CopyRegular />} onClick={copy}>
          {t('webSignIn.copy')}
        </Button>
      </div>
      <p className={styles.quiet}>{t('webSignIn.redirectHint')}</p>
      <dl className={styles.facts}>
        <dt className={styles.quiet}>{t('webSignIn.clientId')}</dt>
        <dd className={styles.fact}>{clientId}</dd>
        <dt className={styles.quiet}>{t('webSignIn.tenants')}</dt>
        <dd className={styles.fact}>{tenants.join(', ')}</dd>
        <dt className={styles.quiet}>{t('webSignIn.proof')}</dt>
        <dd className={styles.fact}>{proven}</dd>
      </dl>
    </Card>
  );
}
