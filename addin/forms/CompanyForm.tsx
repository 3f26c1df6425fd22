import { api } from '../../ui/api';
import { labelOf } from '../../ui/filing/acts';
import { NewCompanyForm } from '../../ui/filing/NewCompanyForm';
import { StateView } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { useToasts } from '../../ui/toasts/toasts';
import { useLoad } from '../../ui/useLoad';
import { useCard, usePane } from '../paneContext';
import { decided, useAct } from '../useAct';
import { useFile } from '../useFile';
import AskAccess from '../views/AskAccess';

/** A company and contact of the sender, filled in from the signature; the mail and older mail of the address go there. */
export default function CompanyForm({ onClose }: { onClose(): void }) {
  const { rich } = useTexts();
  const { pane, key } = useCard();
  const { session, follower } = usePane();
  const { show } = useToasts();
  const { file } = useFile();
  const act = useAct();
  const messageId = pane.message?.id ?? 0;
  const version = pane.filing?.version ?? 0;
  const load = useLoad(`new-company:${messageId}`, signal => api.newCompany(messageId, signal));
  const use = async (companyId: number, name: string) => {
    const target = { companyId, contactId: null, recordId: null, label: labelOf(name, null) };
    if (await file(target, 'message')) onClose();
  };
  return (
    <StateView load={load}>
      {proposal => (
        <NewCompanyForm
          proposal={proposal}
          canBeSupplier={session?.user.grants.includes('suppliers.read') ?? false}
          error={act.error}
          isBusy={act.isBusy}
          onUseSimilar={(companyId, name) => void use(companyId, name)}
          hidden={ownerName => (
            <AskAccess
              ownerName={ownerName}
              known={{
                ...(pane.unknownSender ? { addresses: [pane.unknownSender.address] } : {}),
                ...(proposal.company.name ? { name: proposal.company.name } : {}),
                ...(proposal.company.domain ? { domains: [proposal.company.domain] } : {}),
              }}
            />
          )}
          onCancel={onClose}
          onCreate={values =>
            void act
              .run(async () => {
                const reply = await api.createCompanyFrom(messageId, { ...values, version });
                follower.change(key, decided(reply));
                const undo = async () => {
                  await api.undoAct(reply.actId);
                  follower.again();
                };
                show({ text: rich('reasons.toastFiled', { to: values.company.name }), undo });
              })
              .then(isDone => isDone && onClose())
          }
        />
      )}
    </StateView>
  );
}
