import {
  Button,
  Field,
  Input,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Select,
  Switch,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { MailTestReply, OutgoingMailReply } from '../../../service/users/outgoingMail.schema';
import { useClashes } from '../../../ui/ClashBar';
import { api } from '../../../ui/api';
import { Card, PageScroll } from '../../../ui/Page';
import { SaveBar } from '../../../ui/SaveBar';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { saveDraft } from '../../../ui/saveDraft';
import { useTexts } from '../../../ui/texts/texts';
import { layout } from '../../../ui/theme/layout';
import { useDraft } from '../../../ui/useDraft';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { useRowStyles } from './rowStyles';
import { SentMail } from './SentMail';

const useStyles = makeStyles({ page: { maxWidth: layout.formMax } });

type Values = Omit<OutgoingMailReply, 'passwordFrom' | 'canStore' | 'version'> & { password: string };

/** How Tradepost itself sends mail: links for passwords, notices. */
export function OutgoingMail() {
  const load = useLoad('outgoing mail', signal => api.outgoingMail(signal));
  return (
    <PageScroll>
      <StateView load={load}>{settings => <MailForm settings={settings} load={load} />}</StateView>
    </PageScroll>
  );
}

function MailForm({ settings, load }: { settings: OutgoingMailReply; load: Loaded<OutgoingMailReply> }) {
  const styles = useStyles();
  const rows = useRowStyles();
  const { t } = useTexts();
  const saving = useSave();
  const [tries, setTries] = useState(0);
  const { passwordFrom: _from, canStore: _can, version, ...saved } = settings;
  const draft = useDraft<Values>({ ...saved, password: '' });
  const { values, set } = draft;
  const clashes = useClashes(
    draft,
    {
      isActive: t('ops.mailActive'),
      road: t('ops.mailRoad'),
      host: t('ops.mailHost'),
      security: t('ops.mailSecurity'),
      port: t('ops.mailPort'),
      user: t('ops.mailUser'),
      from: t('ops.mailFrom'),
      fromName: t('ops.mailFromName'),
    },
    (name, value) => {
      if (name === 'road') return t(`ops.road_${value as 'smtp'}`);
      return name === 'security' ? t(`ops.security_${value as 'tls'}`) : undefined;
    },
  );
  const save = () =>
    saving.run(async () => {
      const { password, ...server } = values;
      const body = { ...server, ...(password === '' ? {} : { password }) };
      await saveDraft(load, draft, () => api.saveOutgoingMail(version, body));
    });
  return (
    <div className={styles.page}>
      <Card className={rows.fields}>
        <Field hint={t('ops.mailActiveHint')}>
          <Switch
            label={t('ops.mailActive')}
            checked={values.isActive}
            onChange={(_, data) => set({ isActive: data.checked })}
          />
        </Field>
        <Field label={t('ops.mailRoad')} hint={values.road === 'exchange' ? t('ops.roadExchangeHint') : undefined}>
          <Select value={values.road} onChange={(_, data) => set({ road: data.value as Values['road'] })}>
            <option value="smtp">{t('ops.road_smtp')}</option>
            <option value="exchange">{t('ops.road_exchange')}</option>
          </Select>
        </Field>
        {values.road === 'smtp' && <ServerFields settings={settings} values={values} set={set} />}
        <Field label={t('ops.mailFrom')}>
          <Input type="email" maxLength={320} value={values.from} onChange={(_, data) => set({ from: data.value })} />
        </Field>
        <Field label={t('ops.mailFromName')}>
          <Input maxLength={200} value={values.fromName} onChange={(_, data) => set({ fromName: data.value })} />
        </Field>
        <MailTest isChanged={draft.changed.length > 0} isActive={saved.isActive} onTried={() => setTries(tries + 1)} />
      </Card>
      <SentMail tries={tries} />
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

const isPort = (port: number) => Number.isInteger(port) && port >= 1 && port <= 65535;

interface FieldsProps {
  settings: OutgoingMailReply;
  values: Values;
  set(part: Partial<Values>): void;
}

function ServerFields({ settings: { passwordFrom, canStore }, values, set }: FieldsProps) {
  const { t } = useTexts();
  const isKept = passwordFrom === 'environment';
  const hint = !canStore && !isKept ? t('ops.passwordCannotStore') : t(`ops.password_${passwordFrom ?? 'none'}`);
  return (
    <>
      <Field label={t('ops.mailHost')}>
        <Input
          placeholder="smtp.example.com"
          maxLength={255}
          value={values.host}
          onChange={(_, data) => set({ host: data.value })}
        />
      </Field>
      <Field label={t('ops.mailSecurity')}>
        <Select
          value={values.security}
          onChange={(_, data) => {
            const security = data.value as Values['security'];
            set({ security, port: { tls: 465, starttls: 587, none: 25 }[security] });
          }}
        >
          <option value="starttls">{t('ops.security_starttls')}</option>
          <option value="tls">{t('ops.security_tls')}</option>
          <option value="none">{t('ops.security_none')}</option>
        </Select>
      </Field>
      <Field label={t('ops.mailPort')} validationMessage={isPort(values.port) ? undefined : t('ops.portWrong')}>
        <Input
          type="number"
          min={1}
          max={65535}
          value={String(values.port)}
          onChange={(_, data) => set({ port: Number(data.value) })}
        />
      </Field>
      <Field label={t('ops.mailUser')}>
        <Input
          autoComplete="off"
          maxLength={320}
          value={values.user ?? ''}
          onChange={(_, data) => set({ user: data.value === '' ? null : data.value })}
        />
      </Field>
      <Field label={t('ops.mailPassword')} hint={hint}>
        <Input
          type="password"
          autoComplete="new-password"
          maxLength={500}
          disabled={isKept || !canStore}
          value={values.password}
          onChange={(_, data) => set({ password: data.value })}
        />
      </Field>
    </>
  );
}

/** Sends a test to whoever asks, and shows what the server said in its own words. */
function MailTest({ isChanged, isActive, onTried }: { isChanged: boolean; isActive: boolean; onTried(): void }) {
  const rows = useRowStyles();
  const { t } = useTexts();
  const saving = useSave();
  const [sent, setSent] = useState<MailTestReply | null>(null);
  const send = () => {
    setSent(null);
    saving.run(async () => {
      // What was tried stands in the list below, whatever came of it.
      setSent(await api.testOutgoingMail().finally(onTried));
    });
  };
  const answer = saving.error?.details.answer;
  return (
    <div className={rows.words}>
      <div>
        <Button onClick={send} disabled={isChanged || !isActive} disabledFocusable={saving.isSaving}>
          {t('ops.sendTest')}
        </Button>
      </div>
      {(isChanged || !isActive) && <p className={rows.quiet}>{t('ops.testFirstSave')}</p>}
      {sent && (
        <MessageBar intent="success" layout="multiline" role="status">
          <MessageBarBody>{t('ops.testSent', { to: sent.to, answer: sent.answer })}</MessageBarBody>
        </MessageBar>
      )}
      {saving.error && <ErrorBar error={saving.error} isUpload />}
      {typeof answer === 'string' && answer !== '' && <p className={rows.quiet}>{t('ops.serverSaid', { answer })}</p>}
    </div>
  );
}
