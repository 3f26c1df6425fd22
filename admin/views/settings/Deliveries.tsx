import { Button } from '@fluentui/react-components';
import type { DeliveryReply, WebhookReply } from '../../../service/webhooks/webhooks.schema';
import { api } from '../../../ui/api';
import { Sheet } from '../../../ui/filing/Sheet';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { DateText } from '../../../ui/useFormats';
import { useMore } from '../../../ui/useMore';
import { useSave } from '../../../ui/useSave';
import { useRowStyles } from './rowStyles';
import { kindKey } from './webhookWords';

/** What was sent to a webhook, and what it answered. */
export function Deliveries({ webhook, onClose }: { webhook: WebhookReply; onClose(): void }) {
  const { t } = useTexts();
  const pages = useMore<DeliveryReply>(`deliveries ${webhook.id}`, async (cursor, signal) => {
    const page = await api.deliveries(webhook.id, cursor, signal);
    return { items: page.deliveries, nextCursor: page.nextCursor };
  });
  return (
    <Sheet title={`${webhook.name} · ${t('ops.deliveries')}`} onClose={onClose}>
      <StateView load={pages} empty={data => (data.items.length === 0 ? <p>{t('ops.noDeliveries')}</p> : null)}>
        {data => (
          <>
            {data.items.map(delivery => (
              <DeliveryRow key={delivery.id} webhookId={webhook.id} delivery={delivery} onAgain={pages.reload} />
            ))}
            {pages.hasMore && (
              <Button onClick={pages.loadMore} disabledFocusable={pages.isLoadingMore}>
                {t('common.open')} …
              </Button>
            )}
          </>
        )}
      </StateView>
    </Sheet>
  );
}

interface RowProps {
  webhookId: number;
  delivery: DeliveryReply;
  onAgain(): void;
}

function DeliveryRow({ webhookId, delivery, onAgain }: RowProps) {
  const styles = useRowStyles();
  const { t, find, error: errorText } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const { kind, state, attempts, status, ms, error, at, subjectIds } = delivery;
  const again = () =>
    saving.run(async () => {
      await api.retryDelivery(webhookId, delivery.id);
      show({ text: t('ops.willSend') });
      onAgain();
    });
  return (
    <div className={styles.row}>
      <div className={styles.words}>
        <p>
          {find('ops', kindKey(kind)) ?? kind} · {t(`ops.delivery_${state}`)}
        </p>
        <p className={styles.quiet}>
          <DateText at={at} /> · {t('ops.attemptsN', { n: attempts })}
          {status !== null && ` · ${t('ops.answerIs', { status, ms: ms ?? 0 })}`}
          {error !== null && ` · ${errorText(error) ?? error}`}
          {subjectIds.length > 0 && ` · ${subjectIds.slice(0, 5).join(', ')}${subjectIds.length > 5 ? ' …' : ''}`}
        </p>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
      </div>
      {state === 'dead' && kind !== 'webhook.test' && (
        <Button size="small" disabledFocusable={saving.isSaving} onClick={again}>
          {t('ops.sendAgain')}
        </Button>
      )}
    </div>
  );
}
