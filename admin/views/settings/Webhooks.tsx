import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { PlugConnectedRegular } from '@fluentui/react-icons/svg/plug-connected';
import { useState } from 'react';
import type { NewWebhookReply, WebhookReply } from '../../../service/webhooks/webhooks.schema';
import { api } from '../../../ui/api';
import { Card, PageScroll } from '../../../ui/Page';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { DateText } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { Deliveries } from './Deliveries';
import { ListHead } from './ListHead';
import { useRowStyles } from './rowStyles';
import { SecretDialog } from './SecretDialog';
import { WebhookReach } from './WebhookReach';
import { WebhookSheet } from './WebhookSheet';
import { kindKey } from './webhookWords';

type Open = { what: 'new' } | { what: 'edit' | 'log'; id: number };

/** Programs outside that are told what happens. */
export function Webhooks() {
  const { t } = useTexts();
  const load = useLoad('webhooks', signal => api.webhooks(signal));
  const [open, setOpen] = useState<Open | null>(null);
  const [made, setMade] = useState<NewWebhookReply | null>(null);
  const close = () => setOpen(null);
  const chosen = open && open.what !== 'new' ? load.data?.webhooks.find(one => one.id === open.id) : undefined;
  const changed = () => {
    close();
    load.reload();
  };
  return (
    <>
      <ListHead line={t('ops.webhooksLine')}>
        <Button
          appearance="primary"
          icon={<AddRegular />}
          disabled={!load.data}
          onClick={() => setOpen({ what: 'new' })}
        >
          {t('ops.addWebhook')}
        </Button>
      </ListHead>
      <PageScroll>
        <StateView
          load={load}
          empty={data =>
            data.webhooks.length === 0 ? <Empty icon={<PlugConnectedRegular />} line={t('ops.webhooksEmpty')} /> : null
          }
        >
          {data => (
            <Card isPadded={false}>
              {data.webhooks.map(webhook => (
                <WebhookRow key={webhook.id} webhook={webhook} onOpen={setOpen} onChanged={load.reload} />
              ))}
            </Card>
          )}
        </StateView>
      </PageScroll>
      {open && open.what !== 'log' && load.data && (open.what === 'new' || chosen) && (
        <WebhookSheet
          list={load.data}
          {...(chosen ? { webhook: chosen } : {})}
          onStale={load.reload}
          onClose={close}
          onSaved={changed}
          onMade={reply => {
            changed();
            setMade(reply);
          }}
        />
      )}
      {open?.what === 'log' && chosen && <Deliveries webhook={chosen} onClose={close} />}
      {made && (
        <SecretDialog
          title={t('ops.secretTitle', { name: made.webhook.name })}
          line={t('ops.secretLine')}
          secret={made.secret}
          onClose={() => setMade(null)}
        />
      )}
    </>
  );
}

interface RowProps {
  webhook: WebhookReply;
  onOpen(open: Open): void;
  onChanged(): void;
}

function WebhookRow({ webhook, onOpen, onChanged }: RowProps) {
  const styles = useRowStyles();
  const { t, find, error: errorText } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const [isSure, setSure] = useState(false);
  const { id, name, url, kinds, ownerName, isActive, pauseReason, waiting, dead, lastDeliveredAt } = webhook;
  const test = () =>
    saving.run(async () => {
      const { state, status, ms, error } = await api.testWebhook(id);
      const answer = error ? (errorText(error) ?? error) : String(status ?? '');
      const taken = state === 'delivered';
      show({
        text: taken ? t('ops.testTaken', { status: status ?? 0, ms: ms ?? 0 }) : t('ops.testRefused', { answer }),
      });
      onChanged();
    });
  const toggle = () =>
    saving.run(async () => {
      await api.saveWebhook(id, webhook.version, { isActive: !isActive });
      onChanged();
    });
  const remove = () =>
    saving.run(async () => {
      await api.removeWebhook(id);
      show({ text: t('ops.removed', { name }) });
      onChanged();
    });
  const state = isActive ? t('ops.active') : t(pauseReason === 'failures' ? 'ops.pausedFailures' : 'ops.pausedPerson');
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <h3>{name}</h3>
        <p>
          {state} · {url}
        </p>
        <p className={styles.quiet}>
          {ownerName} · {kinds.map(kind => find('ops', kindKey(kind)) ?? kind).join(', ')}
        </p>
        <p className={styles.quiet}>
          {lastDeliveredAt ? <DateText at={lastDeliveredAt} /> : t('ops.noDeliveries')}
          {waiting > 0 && ` · ${t('ops.waitingN', { n: waiting })}`}
          {dead > 0 && ` · ${t('ops.deadN', { n: dead })}`}
        </p>
        <WebhookReach name={ownerName} reach={webhook.reach} kinds={kinds} />
        {isSure && (
          <p role="alert">
            {t('ops.removeSure', { name })}{' '}
            <Button size="small" onClick={remove} disabledFocusable={saving.isSaving}>
              {t('ops.remove')}
            </Button>{' '}
            <Button size="small" appearance="subtle" onClick={() => setSure(false)}>
              {t('common.cancel')}
            </Button>
          </p>
        )}
        {saving.error && <ErrorBar error={saving.error} isWrite />}
      </div>
      <div className={styles.buttons}>
        <Button onClick={test} disabledFocusable={saving.isSaving}>
          {t('ops.test')}
        </Button>
        <Button onClick={() => onOpen({ what: 'log', id })}>{t('ops.deliveries')}</Button>
        <Button onClick={() => onOpen({ what: 'edit', id })}>{t('common.edit')}</Button>
        <Button onClick={toggle} disabledFocusable={saving.isSaving}>
          {t(isActive ? 'ops.pause' : 'ops.resume')}
        </Button>
        <Button appearance="subtle" onClick={() => setSure(true)}>
          {t('ops.remove')}
        </Button>
      </div>
    </div>
  );
}
