import { Button } from '@fluentui/react-components';
import { DocumentTextRegular } from '@fluentui/react-icons/svg/document-text';
import { OpenRegular } from '@fluentui/react-icons/svg/open';
import { useState } from 'react';
import type { LeadReply } from '../../../service/leads/leads.schema';
import { draftAddress } from '../../../ui/teamwork/clipboard';
import { useTexts } from '../../../ui/texts/texts';
import { TemplatePicker } from '../conversation/TemplatePicker';
import { answerOf } from './answering';

/** Answers in the person's own mail program, plain or from a template; Tradepost sends nothing itself. */
export function LeadAnswer({ lead }: { lead: LeadReply }) {
  const { t } = useTexts();
  const [isPicking, setPicking] = useState(false);
  const answer = answerOf(lead);
  if (!answer) return null;
  const { messageId } = answer;
  return (
    <>
      <Button
        as="a"
        href={draftAddress([answer.to], answer.subject, '').href}
        icon={<OpenRegular />}
        title={t('leads.replyHint')}
      >
        {t('leads.reply')}
      </Button>
      {messageId !== null && (
        <Button icon={<DocumentTextRegular />} onClick={() => setPicking(true)}>
          {t('leads.replyTemplate')}
        </Button>
      )}
      {isPicking && messageId !== null && (
        <TemplatePicker messageId={messageId} onTaken={() => undefined} onClose={() => setPicking(false)} />
      )}
    </>
  );
}
