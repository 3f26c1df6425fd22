import type { ActReply } from '../../service/filing/filing.schema';
import { useState } from 'react';
import { api } from '../api';
import type { ApiError } from '../http';
import { useSession } from '../session';
import { StateView } from '../StateView';
import { useTexts } from '../texts/texts';
import { asApiError, useLoad } from '../useLoad';
import { NewCompanyForm } from './NewCompanyForm';
import { Sheet } from './Sheet';

interface Props {
  messageId: number;
  version: number;
  onDone(act: ActReply, name: string): void;
  onUseSimilar(companyId: number, name: string): void;
  onClose(): void;
}

/** Makes the company and contact of a message, and files the message under them. */
export function NewCompanySheet({ messageId, version, onDone, onUseSimilar, onClose }: Props) {
  const { t } = useTexts();
  const { can } = useSession();
  const load = useLoad(`new-company:${messageId}`, signal => api.newCompany(messageId, signal));
  const [error, setError] = useState<ApiError | null>(null);
  const [isBusy, setBusy] = useState(false);
  return (
    <Sheet title={t('reasons.newCompany')} onClose={onClose}>
      <StateView load={load}>
        {proposal => (
          <NewCompanyForm
            proposal={proposal}
            canBeSupplier={can('suppliers.read')}
            error={error}
            isBusy={isBusy}
            onUseSimilar={onUseSimilar}
            onCancel={onClose}
            onCreate={values => {
              setBusy(true);
              setError(null);
              api
                .createCompanyFrom(messageId, { ...values, version })
                .then(act => onDone(act, values.company.name))
                .catch((reason: unknown) => setError(asApiError(reason)))
                .finally(() => setBusy(false));
            }}
          />
        )}
      </StateView>
    </Sheet>
  );
}
