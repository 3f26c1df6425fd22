import { useState } from 'react';
import type { FilingStatusReply } from '../../../service/filing/filing.schema';
import type { MessageReply } from '../../../service/reading/reading.schema';
import { api } from '../../../ui/api';
import { FilePicker } from '../../../ui/filing/FilePicker';
import { NewCompanySheet } from '../../../ui/filing/NewCompanySheet';
import { useDecide, useDecidedToast } from '../../../ui/filing/useDecide';
import { useSession } from '../../../ui/session';
import { useLoad } from '../../../ui/useLoad';

interface Props {
  reply: MessageReply;
  onClose(): void;
  onStatus(messageId: number, status: FilingStatusReply): void;
  onReload(): void;
}

/** The picker over a message of a conversation, and behind it the form for a company that is new. */
export function Refile({ reply, onClose, onStatus, onReload }: Props) {
  const { can } = useSession();
  const [isNew, setNew] = useState(false);
  const { id, subject } = reply.message;
  const scopes = useLoad(`scope:${id}`, signal => api.scopePreview(id, signal));
  const toast = useDecidedToast();
  const acts = useDecide((act, decision) => {
    if (act.status) onStatus(id, act.status);
    if (!act.status || decision.scope !== 'message') onReload();
  }, onReload);
  const shown = { messageId: id, version: reply.filing.version, subject };
  const file = (...[target, scope, isChecked]: Parameters<React.ComponentProps<typeof FilePicker>['onFile']>) =>
    void acts.decide(shown, { kind: 'file', target, scope }, isChecked).then(isDone => isDone && onClose());
  if (isNew) {
    return (
      <NewCompanySheet
        messageId={id}
        version={reply.filing.version}
        onClose={onClose}
        onUseSimilar={(companyId, name) =>
          file({ companyId, label: name, contactId: null, recordId: null }, 'message', false)
        }
        onDone={(act, name) => {
          onClose();
          onReload();
          const target = { companyId: 0, label: name, contactId: null, recordId: null };
          toast(act, { kind: 'file', target, scope: 'message' }, onReload);
        }}
      />
    );
  }
  return (
    <FilePicker
      preview={scopes.data}
      isSuspicious={reply.filing.state === 'review' && reply.filing.category === 'suspicious'}
      error={acts.error}
      isBusy={acts.isBusy}
      onFile={file}
      onNew={can('companies.write') ? () => setNew(true) : undefined}
      onClose={onClose}
    />
  );
}
