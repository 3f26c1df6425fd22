import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { Scope, ScopePreview } from '../../service/filing/filing.schema';
import type { ApiError } from '../http';
import { ErrorBar } from '../StateView';
import { useTexts } from '../texts/texts';
import type { Target } from './acts';
import { labelOf } from './acts';
import { PickBox } from './PickBox';
import { ScopeChoice } from './ScopeChoice';
import type { PickChoice } from './usePick';

const useStyles = makeStyles({
  content: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  chosen: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
  what: { flex: 1 },
});

interface Props {
  preview: ScopePreview | null;
  /** What is marked when it opens; 'message' without. */
  scope?: Scope;
  /** Suspicious mail is filed alone, and only by somebody who has checked with the sender. */
  isSuspicious?: boolean;
  error: ApiError | null;
  isBusy?: boolean;
  onFile(target: Target, scope: Scope, isChecked: boolean): void;
  onNew?(): void;
  onClose(): void;
}

/** Finds the company or record to file under, and asks for which mail. Chosen with Enter, filed with Enter. */
export function FilePicker(props: Props) {
  const { t } = useTexts();
  const styles = useStyles();
  const [chosen, setChosen] = useState<PickChoice | null>(null);
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && props.onClose()}>
      <DialogSurface aria-describedby={undefined}>
        <DialogBody>
          <DialogTitle>{t('review.where')}</DialogTitle>
          {chosen ? (
            <Confirm {...props} chosen={chosen} onBack={() => setChosen(null)} />
          ) : (
            <>
              <DialogContent className={styles.content}>
                <PickBox onChoose={setChosen} />
              </DialogContent>
              <DialogActions>
                {props.onNew && <Button onClick={props.onNew}>{t('reasons.newCompany')}</Button>}
                <Button appearance="secondary" onClick={props.onClose}>
                  {t('common.cancel')}
                </Button>
              </DialogActions>
            </>
          )}
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}

function Confirm(props: Props & { chosen: PickChoice; onBack(): void }) {
  const { chosen, preview, isSuspicious } = props;
  const styles = useStyles();
  const { t } = useTexts();
  const [scope, setScope] = useState<Scope>(isSuspicious ? 'message' : (props.scope ?? 'message'));
  const [isChecked, setChecked] = useState(false);
  const label = labelOf(chosen.company, chosen.record);
  const file = () =>
    props.onFile({ companyId: chosen.companyId, recordId: chosen.recordId, contactId: null, label }, scope, isChecked);
  return (
    <>
      <DialogContent className={styles.content}>
        <div className={styles.chosen}>
          <strong className={styles.what}>{label}</strong>
          <Button size="small" onClick={props.onBack}>
            {t('common.edit')}
          </Button>
        </div>
        {isSuspicious ? (
          <Checkbox
            label={t('reasons.checkedByPhone')}
            checked={isChecked}
            onChange={(_, data) => setChecked(data.checked === true)}
          />
        ) : (
          <ScopeChoice scope={scope} onScope={setScope} preview={preview} />
        )}
        {props.error && <ErrorBar error={props.error} isWrite />}
      </DialogContent>
      <DialogActions>
        <Button onClick={props.onClose}>{t('common.cancel')}</Button>
        <Button appearance="primary" autoFocus disabled={props.isBusy || (isSuspicious && !isChecked)} onClick={file}>
          {t('reasons.fileHere')}
        </Button>
      </DialogActions>
    </>
  );
}
