import { mergeClasses } from '@fluentui/react-components';
import { CloudOffRegular } from '@fluentui/react-icons/svg/cloud-off';
import { MailEditRegular } from '@fluentui/react-icons/svg/mail-edit';
import { useState } from 'react';
import { useTexts } from '../../ui/texts/texts';
import { useErrorText } from '../../ui/useErrorText';
import { useComposed, useComposer, WritingContext } from '../composingContext';
import { isPassing } from '../following';
import type { ComposeItem } from '../outlookShape';
import { errorOf } from '../troubles';
import { usePlaceInPane } from '../usePlaceInPane';
import { ComposingApproval } from './ComposingApproval';
import { ComposingChoice, ComposingPick } from './ComposingChoice';
import { ComposingFindings } from './ComposingFindings';
import { ComposingRecipients } from './ComposingRecipients';
import { ComposingTemplates } from './ComposingTemplates';
import { Frame } from './Frame';
import { usePaneStyles } from './paneStyles';
import { Signals } from './Signals';
import { PaneState } from './states';

/** The mail that is being written: who gets it, where it will be filed, what to look at before sending, templates, and the approval that it needs. */
export default function Composing({ item }: { item: ComposeItem }) {
  const writing = useComposer(item);
  const { t } = useTexts();
  if (!writing)
    return (
      <Frame>
        <PaneState icon={<MailEditRegular />} title={t('composing.reading')} />
      </Frame>
    );
  return (
    <WritingContext.Provider value={writing}>
      <Written />
    </WritingContext.Provider>
  );
}

function Written() {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const [isPicking, setPicking] = useState(false);
  const { draft, people, verdict } = useComposed();
  const answered = people?.reply.answered ?? null;
  const approval = draft?.recipients.length ? (verdict?.reply.approval ?? null) : null;
  usePlaceInPane(answered?.conversationId ?? null, true);
  if (!draft)
    return (
      <Frame>
        <PaneState icon={<MailEditRegular />} title={t('composing.reading')} />
      </Frame>
    );
  if (isPicking) return <ComposingPick onClose={() => setPicking(false)} />;
  return (
    <Frame bar={approval && <ComposingApproval approval={approval} />}>
      <Trouble />
      {draft.recipients.length === 0 ? (
        <PaneState icon={<MailEditRegular />} title={t('pane.composing')}>
          <p className={shared.soft}>{t('composing.noRecipients')}</p>
        </PaneState>
      ) : (
        <>
          {answered && <Signals presence={answered.presence} prompts={[]} />}
          <ComposingRecipients />
          <ComposingChoice onPick={() => setPicking(true)} />
          <ComposingFindings />
        </>
      )}
      <ComposingTemplates />
    </Frame>
  );
}

/** The service does not answer: the mail can be sent all the same. */
function Trouble() {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const errorText = useErrorText();
  const { trouble } = useComposed();
  if (!trouble) return null;
  return (
    <section className={mergeClasses(shared.part, shared.text)} role="alert">
      <p className={shared.line}>
        <CloudOffRegular className={shared.icon} aria-hidden="true" />
        <span className={shared.words}>
          {isPassing(trouble) ? t('composing.cannotAsk') : errorText(errorOf(trouble))}
        </span>
      </p>
    </section>
  );
}
