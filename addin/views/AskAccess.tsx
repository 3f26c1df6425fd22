import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { DuplicateBody } from '../../service/companies/duplicates.schema';
import { AskOwner } from '../../ui/companies/KnownCompanies';
import { mergingApi } from '../../ui/companies/mergingApi';
import type { ApiError } from '../../ui/http';
import { ErrorBar } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { asPaneError } from '../troubles';

interface Props {
  ownerName: string;
  /** What is known of the company from the mail: the service finds it by this once more, and only then says by what it can be asked for. */
  known: DuplicateBody;
}

/** Asks the owner of a company that this person may not see to share it. */
export default function AskAccess({ ownerName, known }: Props) {
  const { t } = useTexts();
  const [wish, setWish] = useState<{ checkId: number; place: number } | null>(null);
  const [isNone, setNone] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const [isBusy, setBusy] = useState(false);
  const find = async () => {
    setBusy(true);
    setError(null);
    try {
      const { checkId, companies } = await mergingApi.check(known);
      const masked = companies.find(one => one.id === null && one.ownerName === ownerName);
      if (checkId !== null && masked) setWish({ checkId, place: masked.place });
      else setNone(true);
    } catch (reason) {
      setError(asPaneError(reason));
    } finally {
      setBusy(false);
    }
  };
  if (wish) return <AskOwner wish={wish} ownerName={ownerName} isMain />;
  if (isNone) return <span role="status">{t('pane.askThemselves', { owner: ownerName })}</span>;
  return (
    <>
      <Button size="small" disabled={isBusy} onClick={() => void find()}>
        {t('pane.askAccess')}
      </Button>
      {error && <ErrorBar error={error} />}
    </>
  );
}
