import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useTexts } from '../../../ui/texts/texts';
import { useErrorText } from '../../../ui/useErrorText';
import type { Queue } from './useQueue';

/** Somebody else was first, or a decision was refused: says which mail and what became of it, while the queue goes on. */
export function NoticeBar({ queue }: { queue: Queue }) {
  const { t, rich } = useTexts();
  const errorText = useErrorText();
  const { notice } = queue;
  if (!notice) return null;
  const isMeanwhile = notice.error.code === 'filing.already_decided';
  const { by, to } = notice.error.details as { by?: string; to?: string };
  const subject = notice.item.subject || t('mail.noSubject');
  return (
    <MessageBar intent={isMeanwhile ? 'info' : 'error'} layout="multiline" role={isMeanwhile ? 'status' : 'alert'}>
      <MessageBarBody>
        {isMeanwhile
          ? rich(by && to ? 'review.meanwhileBy' : 'review.meanwhile', { subject, by: by ?? '', to: to ?? '' })
          : rich('review.refused', { subject, why: <>{errorText(notice.error)}</> })}
        {!isMeanwhile && notice.error.ref && ` ${t('states.ref', { id: notice.error.ref })}`}
      </MessageBarBody>
      <MessageBarActions
        containerAction={
          <Button
            appearance="transparent"
            icon={<DismissRegular />}
            aria-label={t('common.close')}
            onClick={queue.dismissNotice}
          />
        }
      >
        {!isMeanwhile && (
          <Button
            onClick={() => {
              queue.select(notice.item.messageId);
              queue.dismissNotice();
            }}
          >
            {t('common.open')}
          </Button>
        )}
      </MessageBarActions>
    </MessageBar>
  );
}
