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
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { ErasureReply } from '../../../service/retention/retention.schema';
import { Card } from '../../../ui/Page';
import { rightsApi } from '../../../ui/rightsApi';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { DateText } from '../../../ui/useFormats';
import { useMore } from '../../../ui/useMore';
import { useSave } from '../../../ui/useSave';
import { ErasureSheet } from './ErasureSheet';

const useStyles = makeStyles({
  card: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  head: { display: 'flex', alignItems: 'center', justifyContent: 'space-between', gap: tokens.spacingHorizontalM },
  quiet: { color: tokens.colorNeutralForeground3 },
  line: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    paddingTop: tokens.spacingVerticalS,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  words: { flexBasis: '100%', minWidth: 0 },
});

/** What was asked to be erased, newest first: confirmed by another person, or taken back. */
export function Erasures() {
  const styles = useStyles();
  const { t } = useTexts();
  const [isNew, setNew] = useState(false);
  const pages = useMore<ErasureReply>('erasures', async (cursor, signal) => {
    const page = await rightsApi.erasures(cursor, signal);
    return { items: page.erasures, nextCursor: page.nextCursor };
  });
  return (
    <Card className={styles.card}>
      <div className={styles.head}>
        <h2>{t('rights.erasures')}</h2>
        <Button onClick={() => setNew(true)}>{t('rights.askErasure')}</Button>
      </div>
      <p className={styles.quiet}>{t('rights.erasuresHint')}</p>
      <StateView load={pages}>
        {data => (
          <>
            {data.items.length === 0 && <p className={styles.quiet}>{t('rights.noErasures')}</p>}
            {data.items.map(erasure => (
              <Line key={erasure.id} erasure={erasure} onDone={pages.reload} />
            ))}
            {pages.hasMore && <Button onClick={pages.loadMore}>{t('rights.more')}</Button>}
          </>
        )}
      </StateView>
      {isNew && (
        <ErasureSheet
          onClose={() => setNew(false)}
          onDone={() => {
            setNew(false);
            pages.reload();
          }}
        />
      )}
    </Card>
  );
}

function Line({ erasure, onDone }: { erasure: ErasureReply; onDone(): void }) {
  const styles = useStyles();
  const { t, find } = useTexts();
  const saving = useSave();
  const [isAsking, setAsking] = useState(false);
  const decide = (send: () => Promise<ErasureReply>) =>
    saving.run(async () => {
      setAsking(false);
      await send();
      onDone();
    });
  const { messages = 0, attachments = 0, contacts = 0 } = erasure.counts;
  const counted = t('rights.erasureCounts', { messages, attachments, contacts });
  const isOpen = erasure.state === 'proposed';
  return (
    <div className={styles.line}>
      <div className={styles.words}>
        <strong>{erasure.reference}</strong> · {find('rights', `erase_${erasure.kind}`)} ·{' '}
        {find('rights', `state_${erasure.state}`)}
        {erasure.about && <div>{erasure.about}</div>}
        <div className={styles.quiet}>
          {counted} · {erasure.reason} · {t('rights.askedBy')} {erasure.requestedBy ?? '-'}{' '}
          <DateText at={erasure.requestedAt} />
          {erasure.confirmedBy && ` · ${t('rights.confirmedBy')} ${erasure.confirmedBy} `}
          {erasure.doneAt && <DateText at={erasure.doneAt} />}
        </div>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
      </div>
      {isOpen && !erasure.canConfirm && <span className={styles.quiet}>{t('rights.needsOther')}</span>}
      {isOpen && erasure.canConfirm && (
        <Button appearance="primary" disabledFocusable={saving.isSaving} onClick={() => setAsking(true)}>
          {t('rights.confirm')}
        </Button>
      )}
      {isOpen && (
        <Button
          disabledFocusable={saving.isSaving}
          onClick={() => decide(() => rightsApi.withdrawErasure(erasure.id, erasure.version))}
        >
          {t('rights.withdraw')}
        </Button>
      )}
      {isAsking && (
        <Confirming
          erasure={erasure}
          counted={counted}
          onClose={() => setAsking(false)}
          onConfirm={typed => decide(() => rightsApi.confirmErasure(erasure.id, erasure.version, typed))}
        />
      )}
    </div>
  );
}

interface ConfirmingProps {
  erasure: ErasureReply;
  counted: string;
  onClose(): void;
  onConfirm(typed: string): void;
}

// As the service compares it.
const alike = (text: string) => text.normalize('NFKC').trim().toLowerCase().replace(/\s+/g, ' ');

/** The last step: the name of the company or the address of the person is typed, so that nobody erases the wrong line. */
function Confirming({ erasure, counted, onClose, onConfirm }: ConfirmingProps) {
  const { t, find } = useTexts();
  const [typed, setTyped] = useState('');
  const { toType } = erasure;
  const isReady = toType === null || alike(typed) === alike(toType);
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface>
        <DialogBody>
          <DialogTitle>{t('rights.confirmQuestion')}</DialogTitle>
          <DialogContent>
            {erasure.about && <p>{erasure.about}</p>}
            <p>
              {erasure.reference} · {find('rights', `erase_${erasure.kind}`)}
            </p>
            {toType !== null && (
              <Field label={t('rights.typeToErase', { word: toType })} required>
                <Input value={typed} maxLength={400} autoComplete="off" onChange={(_, data) => setTyped(data.value)} />
              </Field>
            )}
          </DialogContent>
          <DialogActions>
            <Button autoFocus onClick={onClose}>
              {t('common.cancel')}
            </Button>
            <Button appearance="primary" disabled={!isReady} onClick={() => onConfirm(typed)}>
              {t('rights.eraseForGood', { counted })}
            </Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
