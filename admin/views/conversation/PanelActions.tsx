import {
  Button,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components';
import { ArrowRoutingRegular } from '@fluentui/react-icons/svg/arrow-routing';
import { ArrowUndoRegular } from '@fluentui/react-icons/svg/arrow-undo';
import { FolderArrowRightRegular } from '@fluentui/react-icons/svg/folder-arrow-right';
import { HistoryRegular } from '@fluentui/react-icons/svg/history';
import { MailDismissRegular } from '@fluentui/react-icons/svg/mail-dismiss';
import { useState } from 'react';
import type { FilingStatusReply, Scope } from '../../../service/filing/filing.schema';
import type { MessageReply } from '../../../service/reading/reading.schema';
import { api } from '../../../ui/api';
import type { Target } from '../../../ui/filing/acts';
import { labelOf } from '../../../ui/filing/acts';
import { useDecide } from '../../../ui/filing/useDecide';
import type { ApiError } from '../../../ui/http';
import { useSession } from '../../../ui/session';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { asApiError } from '../../../ui/useLoad';
import { MakeLead } from '../leads/MakeLead';
import { AlwaysDialog } from './AlwaysDialog';
import { History } from './History';

const useStyles = makeStyles({
  actions: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
});

interface Props {
  reply: MessageReply;
  isHistoryOpen: boolean;
  onHistory(): void;
  onChange(): void;
  onStatus(status: FilingStatusReply): void;
  onReload(): void;
}

/** Change, undo, always, not business, history. */
export function PanelActions(props: Props) {
  const { reply, onReload } = props;
  const styles = useStyles();
  const { t } = useTexts();
  const { can } = useSession();
  const [isAlways, setAlways] = useState(false);
  const acts = useDecide((act, decision) => {
    if (act.status) props.onStatus(act.status);
    if (!act.status || decision.scope !== 'message') onReload();
  }, onReload);
  const undo = useUndo(reply, onReload);
  const shown = { messageId: reply.message.id, version: reply.filing.version, subject: reply.message.subject };
  const first = reply.filing.filings[0];
  const mayFile = can('mail.file');
  const error = acts.error ?? undo.error;
  return (
    <>
      {mayFile && (
        <div className={styles.actions}>
          <Button size="small" icon={<FolderArrowRightRegular />} onClick={props.onChange}>
            {t(reply.filing.state === 'filed' ? 'conversation.change' : 'conversation.file')}
          </Button>
          {reply.filing.decidedBy !== null && (
            <Button size="small" icon={<ArrowUndoRegular />} onClick={undo.run} disabled={undo.isBusy}>
              {t('common.undo')}
            </Button>
          )}
          {first && (
            <Button size="small" icon={<ArrowRoutingRegular />} onClick={() => setAlways(true)}>
              {t('conversation.always')}
            </Button>
          )}
          {reply.filing.state !== 'not_business' && (
            <NotBusiness onChoose={scope => void acts.decide(shown, { kind: 'not_business', scope })} />
          )}
          <MakeLead messageId={reply.message.id} state={reply.filing.state} />
          <HistoryButton {...props} />
        </div>
      )}
      {!mayFile && <HistoryButton {...props} />}
      {error && <ErrorBar error={error} isWrite />}
      {props.isHistoryOpen && (
        <History messageId={reply.message.id} version={reply.filing.version} onUndone={onReload} />
      )}
      {isAlways && first && (
        <AlwaysDialog
          messageId={reply.message.id}
          target={alwaysTarget(first)}
          error={acts.error}
          isBusy={acts.isBusy}
          onClose={() => setAlways(false)}
          onConfirm={(target, scope) =>
            void acts.decide(shown, { kind: 'file', target, scope }).then(isDone => isDone && setAlways(false))
          }
        />
      )}
    </>
  );
}

/** A rule is for the company: a record is of one deal and ends. */
function alwaysTarget(filing: MessageReply['filing']['filings'][number]): Target {
  const { company, contact } = filing;
  return { companyId: company.id, label: labelOf(company.name, null), contactId: contact?.id ?? null, recordId: null };
}

function HistoryButton({ isHistoryOpen, onHistory }: { isHistoryOpen: boolean; onHistory(): void }) {
  const { t } = useTexts();
  return (
    <Button
      size="small"
      appearance="subtle"
      icon={<HistoryRegular />}
      aria-expanded={isHistoryOpen}
      onClick={onHistory}
    >
      {t('conversation.history')}
    </Button>
  );
}

function NotBusiness({ onChoose }: { onChoose(scope: Scope): void }) {
  const { t } = useTexts();
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button size="small" icon={<MailDismissRegular />}>
          {t('conversation.notBusiness')}
        </Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          <MenuItem onClick={() => onChoose('message')}>{t('reasons.scopeMessage')}</MenuItem>
          <MenuItem onClick={() => onChoose('conversation')}>{t('conversation.wholeConversation')}</MenuItem>
          <MenuItem onClick={() => onChoose('address')}>{t('conversation.allOfSender')}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

/** Takes back the last decision on this message, however long ago it was made. */
function useUndo(reply: MessageReply, onUndone: () => void) {
  const [isBusy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const run = () => {
    setBusy(true);
    setError(null);
    api
      .history(reply.message.id)
      .then(async ({ entries }) => {
        const last = entries.find(entry => entry.canUndo && entry.actId !== null);
        if (last?.actId) await api.undoAct(last.actId);
        onUndone();
      })
      .catch((reason: unknown) => setError(asApiError(reason)))
      .finally(() => setBusy(false));
  };
  return { run, isBusy, error };
}
