import { Button, Checkbox } from '@fluentui/react-components';
import { useState } from 'react';
import type { Scope } from '../../service/filing/filing.schema';
import { labelOf } from '../../ui/filing/acts';
import { PickBox } from '../../ui/filing/PickBox';
import type { PickChoice } from '../../ui/filing/usePick';
import { ErrorBar } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { useCard } from '../paneContext';
import { useFile } from '../useFile';
import { usePaneStyles } from '../views/paneStyles';
import { Reach } from '../views/Reach';

/** Another place for the mail: a company or record that is looked for, and for which mail. */
export default function PickForm({ onClose }: { onClose(): void }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { pane } = useCard();
  const { file, act } = useFile();
  const [chosen, setChosen] = useState<PickChoice | null>(null);
  const [scope, setScope] = useState<Scope>('message');
  const [isChecked, setChecked] = useState(false);
  const isSuspicious = pane.filing?.category === 'suspicious';
  if (!chosen) return <PickBox onChoose={setChosen} />;
  const label = labelOf(chosen.company, chosen.record);
  const submit = async () => {
    const target = { companyId: chosen.companyId, contactId: null, recordId: chosen.recordId, label };
    if (await file(target, isSuspicious ? 'message' : scope, isChecked)) onClose();
  };
  return (
    <div className={shared.form}>
      <p>
        <strong>{label}</strong>
      </p>
      {isSuspicious ? (
        <Checkbox
          label={t('pane.checked')}
          checked={isChecked}
          onChange={(_, data) => setChecked(data.checked === true)}
        />
      ) : (
        <Reach scope={scope} onScope={setScope} />
      )}
      {act.error && <ErrorBar error={act.error} isWrite />}
      <div className={shared.buttons}>
        <Button
          appearance="primary"
          autoFocus
          disabled={act.isBusy || (isSuspicious && !isChecked)}
          onClick={() => void submit()}
        >
          {t('pane.fileUnder', { name: label })}
        </Button>
        <Button onClick={() => setChosen(null)}>{t('pane.back')}</Button>
      </div>
    </div>
  );
}
