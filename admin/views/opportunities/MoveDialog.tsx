import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  makeStyles,
  Select,
  Textarea,
  tokens,
} from '@fluentui/react-components';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { MoveBody, OpportunityLine } from '../../../service/leads/opportunity.schema';
import { api } from '../../../ui/api';
import { kindKey } from '../../../ui/filing/sentences';
import { useSession } from '../../../ui/session';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import type { Stage } from './dealQuery';
import { isClosed, lostReasons } from './dealQuery';
import { useDealWord } from './dealWords';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
});

export interface MoveAsk {
  deal: OpportunityLine;
  to: Stage;
}
interface Props extends MoveAsk {
  onClose(): void;
  onMove(body: MoveBody): Promise<void>;
}

/** Asks for what a stage needs: why, to whom it was lost, by what it was won. */
export function MoveDialog({ deal, to, onClose, onMove }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const word = useDealWord();
  const save = useSave();
  const [body, setBody] = useState<MoveBody>({ to });
  const [order, setOrder] = useState('');
  const set = (part: Partial<MoveBody>) => {
    setBody(old => ({ ...old, ...part }));
    save.clear();
  };
  const isReady = isWhole(body, order);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isReady) return;
    save.run(async () => {
      const wonRecordId = to === 'won' ? (body.wonRecordId ?? (await makeOrder(deal, order.trim()))) : undefined;
      await onMove({ ...body, ...(wonRecordId === undefined ? {} : { wonRecordId }) });
      onClose();
    });
  };
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface aria-describedby={undefined}>
        <form onSubmit={submit} noValidate>
          <DialogBody>
            <DialogTitle>{t('deals.moveTitle', { number: deal.number, stage: word('stage', to) })}</DialogTitle>
            <DialogContent className={styles.content}>
              {to === 'won' && <WonFields deal={deal} body={body} order={order} onChange={set} onOrder={setOrder} />}
              {to === 'lost' && <LostFields body={body} onChange={set} />}
              {to !== 'won' && to !== 'lost' && (
                <Field label={t(isClosed(deal.stage) ? 'deals.reasonReopen' : whyKey(to))} required>
                  <Textarea
                    autoFocus
                    rows={2}
                    maxLength={1000}
                    value={body.reason ?? ''}
                    onChange={(_, data) => set({ reason: data.value })}
                  />
                </Field>
              )}
              {save.error && <ErrorBar error={save.error} isWrite />}
            </DialogContent>
            <DialogActions>
              <Button onClick={onClose}>{t('common.cancel')}</Button>
              <Button type="submit" appearance="primary" disabled={!isReady || save.isSaving}>
                {t('deals.move')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}

const whyKey = (to: Stage) => (to === 'suspended' ? 'deals.reasonPause' : 'deals.reasonSkip');

function isWhole({ to, reason = '', lostReason, competitor = '', wonRecordId }: MoveBody, order: string): boolean {
  if (to === 'won') return wonRecordId !== undefined || order.trim() !== '';
  if (to === 'lost') return lostReason !== undefined && (lostReason !== 'competitor' || competitor.trim() !== '');
  return reason.trim() !== '';
}

/** The order that the buyer has just placed, where it is not known yet. */
async function makeOrder(deal: OpportunityLine, number: string): Promise<number> {
  const body = { kind: 'order' as const, number, title: deal.title };
  return (await api.createRecord(deal.company.id, body)).id;
}

interface PartProps {
  body: MoveBody;
  onChange(part: Partial<MoveBody>): void;
}

function LostFields({ body, onChange }: PartProps) {
  const { t } = useTexts();
  const word = useDealWord();
  const isTo = body.lostReason === 'competitor';
  return (
    <>
      <Field label={t('deals.lostWhy')} required>
        <Select
          autoFocus
          value={body.lostReason ?? ''}
          onChange={(_, data) => onChange({ lostReason: lostReasons.find(one => one === data.value) })}
        >
          <option value="">{t('deals.wonChoose')}</option>
          {lostReasons.map(reason => (
            <option key={reason} value={reason}>
              {word('lost', reason)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t(isTo ? 'deals.lostTo' : 'deals.lostToAny')} required={isTo}>
        <Input
          value={body.competitor ?? ''}
          maxLength={200}
          onChange={(_, data) => onChange({ competitor: data.value })}
        />
      </Field>
      <Field label={t('deals.lostNote')}>
        <Textarea
          rows={2}
          maxLength={1000}
          value={body.reason ?? ''}
          onChange={(_, data) => onChange({ reason: data.value })}
        />
      </Field>
    </>
  );
}

interface WonProps extends PartProps {
  deal: OpportunityLine;
  order: string;
  onOrder(order: string): void;
}

const winners: readonly string[] = ['quote', 'order', 'project'];

function WonFields({ deal, body, order, onChange, onOrder }: WonProps) {
  const { t } = useTexts();
  const { can } = useSession();
  // Whoever is in the team alone knows nothing else of the customer.
  const load = useLoad(deal.company.isOpen ? `records:${deal.company.id}` : null, signal =>
    api.companyRecords(deal.company.id, signal),
  );
  const records = (load.data?.records ?? []).filter(record => winners.includes(record.kind));
  const kind = (code: string) => {
    const key = kindKey(code);
    return key ? t(key) : code;
  };
  return (
    <>
      {load.error && <ErrorBar error={load.error} onRetry={load.reload} />}
      {records.length > 0 && (
        <Field label={t('deals.wonBy')} required>
          <Select
            value={body.wonRecordId === undefined ? '' : String(body.wonRecordId)}
            onChange={(_, data) => onChange({ wonRecordId: data.value === '' ? undefined : Number(data.value) })}
          >
            <option value="">{t('deals.wonChoose')}</option>
            {records.map(record => (
              <option key={record.id} value={record.id}>
                {`${kind(record.kind)} ${record.number} ${record.title}`.trim()}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {can('records.write') && body.wonRecordId === undefined && (
        <Field label={t('deals.wonNew')} hint={t(records.length > 0 ? 'deals.wonNewHint' : 'deals.wonNone')}>
          <Input value={order} maxLength={100} onChange={(_, data) => onOrder(data.value)} />
        </Field>
      )}
    </>
  );
}
