import { Button, Field, Input, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import type { FormEvent, ReactNode } from 'react';
import { useEffect, useState } from 'react';
import type { LinkInfo, SessionReply } from '../../../service/users/users.schema';
import { api } from '../../../ui/api';
import { Card } from '../../../ui/Page';
import { linkTo, navigate, useRoute } from '../../../ui/router';
import { ErrorBar, ErrorState } from '../../../ui/StateView';
import { TextListField } from '../../../ui/TextListField';
import { useTexts } from '../../../ui/texts/texts';
import { TimeZoneField } from '../../../ui/TimeZoneField';
import { useLoad } from '../../../ui/useLoad';
import type { Saving } from '../../../ui/useSave';
import { useSave } from '../../../ui/useSave';
import type { LinkForm, Problem, Problems } from './linkForm';
import { accountProblems, companyProblems, domainOf, isDomain, passwordProblems } from './linkForm';
import { Outside } from './Outside';
import { Steps } from './Steps';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL },
  line: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS, justifyContent: 'flex-end' },
});

interface Props {
  onSignedIn(session: SessionReply): void;
}

/** What a one-time link opens: the first administrator with the company, or a new password. */
export default function UseLink({ onSignedIn }: Props) {
  const { params } = useRoute();
  const { t } = useTexts();
  const info = useLoad(`link ${params.token}`, signal => api.link(params.token, signal));
  useEffect(() => {
    document.title = `${t('link.firstTitle')} · Tradepost`;
  }, [t]);
  if (info.error) {
    if (info.error.code === 'unreachable') return <ErrorState error={info.error} onRetry={info.reload} />;
    return <UsedLink />;
  }
  if (!info.data) return null;
  return <LinkPage key={params.token} token={params.token} info={info.data} onSignedIn={onSignedIn} />;
}

function UsedLink() {
  const { t } = useTexts();
  return (
    <Outside title={t('common.appName')}>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{t('link.used')}</MessageBarBody>
      </MessageBar>
      <Button as="a" {...linkTo('/sign-in')}>
        {t('link.toSignIn')}
      </Button>
    </Outside>
  );
}

const emptyForm: LinkForm = {
  name: '',
  address: '',
  password: '',
  repeat: '',
  companyName: '',
  ownDomains: [],
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone || 'Asia/Shanghai',
};

function LinkPage({ token, info, onSignedIn }: { token: string; info: LinkInfo } & Props) {
  const { t, language } = useTexts();
  const [form, setForm] = useState(emptyForm);
  const [step, setStep] = useState<'you' | 'company'>('you');
  const saving = useSave();
  const isFirst = info.purpose === 'first_administrator';
  const set = (part: Partial<LinkForm>) => setForm(old => ({ ...old, ...part }));
  const send = () =>
    saving.run(async () => {
      const { password, name, address, companyName, ownDomains, timeZone } = form;
      const first = {
        name: name.trim(),
        address: address.trim(),
        companyName: companyName.trim(),
        ownDomains,
        timeZone,
        language,
      };
      const session = await api.useLink(token, isFirst ? { password, ...first } : { password });
      onSignedIn(session);
      navigate(isFirst ? '/import' : '/', { replace: true });
    });
  const toCompany = () => {
    const domain = domainOf(form.address);
    if (form.ownDomains.length === 0 && domain) set({ ownDomains: [domain] });
    setStep('company');
  };
  if (!isFirst) {
    return (
      <Outside
        title={t('link.resetTitle')}
        line={t('link.resetLine', { name: info.name ?? '', address: info.address ?? '' })}
      >
        <PasswordStep form={form} set={set} saving={saving} onDone={send} />
      </Outside>
    );
  }
  return (
    <Outside title={t('link.firstTitle')}>
      <Steps names={[t('link.stepYou'), t('link.stepCompany'), t('link.stepMail')]} at={step === 'you' ? 0 : 1} />
      {step === 'you' ? (
        <AccountStep form={form} set={set} onDone={toCompany} />
      ) : (
        <CompanyStep form={form} set={set} saving={saving} onBack={() => setStep('you')} onDone={send} />
      )}
    </Outside>
  );
}

interface StepProps {
  form: LinkForm;
  set(part: Partial<LinkForm>): void;
  onDone(): void;
}

/** Shows what is wrong once somebody has tried to go on. */
function useChecked(find: () => Problems, onDone: () => void) {
  const [isTried, setTried] = useState(false);
  const problems = find();
  const { t } = useTexts();
  const word = (problem: Problem | undefined) => (isTried && problem ? t(`link.${problem}`) : undefined);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (Object.keys(problems).length === 0) onDone();
  };
  return { problem: (field: keyof LinkForm) => word(problems[field]), submit };
}

function StepForm({ line, saving, submit, children, buttons }: StepFormProps) {
  const styles = useStyles();
  return (
    <Card>
      <form className={styles.form} onSubmit={submit} noValidate>
        {line && <p className={styles.line}>{line}</p>}
        {saving?.error && <ErrorBar error={saving.error} isWrite />}
        {children}
        <div className={styles.buttons}>{buttons}</div>
      </form>
    </Card>
  );
}
interface StepFormProps {
  line?: string;
  saving?: Saving;
  submit(event: FormEvent): void;
  children: ReactNode;
  buttons: ReactNode;
}

function PasswordFields({
  form,
  set,
  problem,
}: Omit<StepProps, 'onDone'> & { problem(field: keyof LinkForm): string | undefined }) {
  const { t } = useTexts();
  return (
    <>
      <Field
        label={t('link.password')}
        hint={problem('password') ? undefined : t('link.passwordHint')}
        validationMessage={problem('password')}
      >
        <Input
          type="password"
          autoComplete="new-password"
          value={form.password}
          onChange={(_, data) => set({ password: data.value })}
        />
      </Field>
      <Field label={t('link.repeat')} validationMessage={problem('repeat')}>
        <Input
          type="password"
          autoComplete="new-password"
          value={form.repeat}
          onChange={(_, data) => set({ repeat: data.value })}
        />
      </Field>
    </>
  );
}

function PasswordStep({ form, set, saving, onDone }: StepProps & { saving: Saving }) {
  const { t } = useTexts();
  const { problem, submit } = useChecked(() => passwordProblems(form), onDone);
  const button = (
    <Button type="submit" appearance="primary" disabled={saving.isSaving}>
      {t('link.setPassword')}
    </Button>
  );
  return (
    <StepForm saving={saving} submit={submit} buttons={button}>
      <PasswordFields form={form} set={set} problem={problem} />
    </StepForm>
  );
}

function AccountStep({ form, set, onDone }: StepProps) {
  const { t } = useTexts();
  const { problem, submit } = useChecked(() => accountProblems(form), onDone);
  const button = (
    <Button type="submit" appearance="primary">
      {t('link.next')}
    </Button>
  );
  return (
    <StepForm line={t('link.youLine')} submit={submit} buttons={button}>
      <Field
        label={t('link.name')}
        hint={problem('name') ? undefined : t('link.nameHint')}
        validationMessage={problem('name')}
      >
        <Input
          autoFocus
          autoComplete="name"
          maxLength={200}
          value={form.name}
          onChange={(_, data) => set({ name: data.value })}
        />
      </Field>
      <Field label={t('link.address')} validationMessage={problem('address')}>
        <Input
          type="email"
          autoComplete="username"
          maxLength={320}
          value={form.address}
          onChange={(_, data) => set({ address: data.value })}
        />
      </Field>
      <PasswordFields form={form} set={set} problem={problem} />
    </StepForm>
  );
}

function CompanyStep({ form, set, saving, onBack, onDone }: StepProps & { saving: Saving; onBack(): void }) {
  const { t } = useTexts();
  const { problem, submit } = useChecked(() => companyProblems(form), onDone);
  const buttons = (
    <>
      <Button onClick={onBack}>{t('common.back')}</Button>
      <Button type="submit" appearance="primary" disabled={saving.isSaving}>
        {t(saving.isSaving ? 'link.finishing' : 'link.finish')}
      </Button>
    </>
  );
  return (
    <StepForm line={t('link.companyLine')} saving={saving} submit={submit} buttons={buttons}>
      <Field label={t('link.companyName')} validationMessage={problem('companyName')}>
        <Input
          autoFocus
          maxLength={300}
          value={form.companyName}
          onChange={(_, data) => set({ companyName: data.value })}
        />
      </Field>
      <TextListField
        isWord
        label={t('link.ownDomains')}
        hint={problem('ownDomains') ?? t('link.ownDomainsHint')}
        values={form.ownDomains}
        onChange={ownDomains => set({ ownDomains })}
        problemOf={value => (isDomain(value) ? null : t('link.domainWrong', { value }))}
      />
      <TimeZoneField label={t('link.timeZone')} value={form.timeZone} onChange={timeZone => set({ timeZone })} />
    </StepForm>
  );
}
