import { makeStyles, Skeleton, SkeletonItem, tokens } from '@fluentui/react-components';
import type { RefObject } from 'react';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { MessageReply } from '../../../service/reading/reading.schema';
import type { Target } from '../../../ui/filing/acts';
import { reasonsOf } from '../../../ui/filing/evidence';
import { EvidenceProvider } from '../../../ui/filing/EvidenceContext';
import { FilePicker } from '../../../ui/filing/FilePicker';
import { NewCompanySheet } from '../../../ui/filing/NewCompanySheet';
import { useListKeys } from '../../../ui/list/useListKeys';
import { useSession } from '../../../ui/session';
import { ErrorState } from '../../../ui/StateView';
import { onNarrow } from '../../../ui/theme/layout';
import { DecidePanel } from './DecidePanel';
import { ReviewMail } from './ReviewMail';
import { useDeciding } from './useDeciding';
import type { Queue } from './useQueue';
import { useReviewKeys } from './useReviewKeys';

const useStyles = makeStyles({
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr) 336px',
    flex: 1,
    minHeight: 0,
    [onNarrow]: { display: 'block', overflowY: 'auto' },
  },
  mail: { overflowY: 'auto', minWidth: 0, minHeight: 0, [onNarrow]: { overflowY: 'visible' } },
  panel: {
    overflowY: 'auto',
    minHeight: 0,
    borderLeft: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
    [onNarrow]: {
      overflowY: 'visible',
      borderLeft: 'none',
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    },
  },
  skeleton: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalL,
  },
});

/** The selected mail and what can be done with it. */
export function Selected({ queue, articleRef }: { queue: Queue; articleRef: RefObject<HTMLElement | null> }) {
  const styles = useStyles();
  const deciding = useDeciding(queue);
  const { can } = useSession();
  const canCreate = can('companies.write');
  const reply = queue.mail?.reply ?? null;
  useWalking(queue);
  useReviewKeys(deciding, reply?.filing.candidates ?? [], canCreate);
  const scroller = useRef<HTMLDivElement>(null);
  const id = queue.selected?.messageId;
  useEffect(() => {
    if (scroller.current) scroller.current.scrollTop = 0;
  }, [id]);
  const reasons = useMemo(() => (reply ? reasonsOf(reply.filing) : []), [reply]);
  if (queue.mail?.error) {
    return <ErrorState error={queue.mail.error} onRetry={() => id !== undefined && queue.renewMail(id)} />;
  }
  if (!reply) return <MailSkeleton key={id} />;
  return (
    <EvidenceProvider key={id}>
      <div className={styles.columns}>
        <div ref={scroller} className={styles.mail}>
          <ReviewMail
            reply={reply}
            reasons={reasons}
            isWhole={deciding.isWhole}
            onWhole={deciding.turnWhole}
            articleRef={articleRef}
          />
        </div>
        <div className={styles.panel}>
          <DecidePanel reply={reply} deciding={deciding} canCreate={canCreate} />
        </div>
      </div>
      <Forms queue={queue} reply={reply} deciding={deciding} canCreate={canCreate} />
    </EvidenceProvider>
  );
}

/** J and K walk; the mail follows. */
function useWalking(queue: Queue): void {
  const staying = queue.items.filter(item => !queue.leaving.has(item.messageId));
  useListKeys({
    length: staying.length,
    active: staying.findIndex(item => item.messageId === queue.selected?.messageId),
    onActive: index => queue.select(staying[index].messageId),
  });
}

interface FormsProps {
  queue: Queue;
  reply: MessageReply;
  deciding: ReturnType<typeof useDeciding>;
  canCreate: boolean;
}

/** What opens over the queue: the picker, and the form for a company that is new. */
function Forms({ queue, reply, deciding, canCreate }: FormsProps) {
  const { item } = deciding;
  if (!item) return null;
  const close = () => deciding.setOpen(null);
  if (deciding.open === 'search') {
    return (
      <FilePicker
        preview={deciding.preview}
        scope={deciding.scope}
        isSuspicious={deciding.isRisky}
        error={null}
        onFile={(target: Target, scope, isChecked) => queue.decide(item, { kind: 'file', target, scope }, isChecked)}
        onNew={canCreate ? () => deciding.setOpen('new') : undefined}
        onClose={close}
      />
    );
  }
  if (deciding.open === 'new') {
    return (
      <NewCompanySheet
        messageId={item.messageId}
        version={reply.filing.version}
        onClose={close}
        onDone={(act, name) => queue.created(item, act, name)}
        onUseSimilar={(companyId, label) =>
          queue.decide(
            item,
            {
              kind: 'file',
              target: { companyId, label, contactId: null, recordId: null },
              scope: deciding.isRisky ? 'message' : deciding.scope,
            },
            deciding.isChecked,
          )
        }
      />
    );
  }
  return null;
}

function MailSkeleton() {
  const styles = useStyles();
  const [isDue, setDue] = useState(false);
  useEffect(() => {
    const timer = window.setTimeout(() => setDue(true), 150);
    return () => window.clearTimeout(timer);
  }, []);
  if (!isDue) return null;
  return (
    <Skeleton className={styles.skeleton} aria-hidden="true">
      <SkeletonItem size={24} style={{ width: '60%' }} />
      <SkeletonItem size={16} style={{ width: '40%' }} />
      <SkeletonItem style={{ height: '240px' }} />
    </Skeleton>
  );
}
