import { Button } from '@fluentui/react-components';
import { ArrowReplyRegular } from '@fluentui/react-icons/svg/arrow-reply';
import { ArrowReplyAllRegular } from '@fluentui/react-icons/svg/arrow-reply-all';
import { useRef } from 'react';
import { useKeys } from '../../../ui/keys';
import { useTexts } from '../../../ui/texts/texts';
import { usePhone } from '../../../ui/usePhone';
import type { Asked } from '../outbox/Outgoing';

/** Answers the letter that is read, to its writer or to all. */
export function ReplyButtons({ messageId, onAnswer }: { messageId: number; onAnswer(asked: Asked): void }) {
  const { t } = useTexts();
  const isPhone = usePhone();
  const turn = useRef(0);
  const answer = (mode: Asked['mode']) => {
    turn.current += 1;
    onAnswer({ messageId, mode, turn: turn.current });
  };
  useKeys([{ code: 'KeyE', group: 'message', label: 'outbox.keyReply', run: () => answer('reply') }]);
  return (
    <>
      <Button
        icon={<ArrowReplyRegular />}
        aria-label={isPhone ? t('outbox.reply') : undefined}
        onClick={() => answer('reply')}
      >
        {isPhone ? undefined : t('outbox.reply')}
      </Button>
      <Button
        icon={<ArrowReplyAllRegular />}
        aria-label={isPhone ? t('outbox.replyAll') : undefined}
        onClick={() => answer('all')}
      >
        {isPhone ? undefined : t('outbox.replyAll')}
      </Button>
    </>
  );
}
