import { Button, Field, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ShieldErrorRegular } from '@fluentui/react-icons/svg/shield-error';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { useState } from 'react';
import type { WarningReply } from '../../service/filing/warnings/warnings.schema';
import { useWarningText } from '../../ui/filing/useWarningText';
import { warningsApi } from '../../ui/filing/warningsApi';
import { ErrorBar } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { onForcedColors } from '../../ui/theme/layout';
import { meaning } from '../../ui/theme/meaning';
import { useToasts } from '../../ui/toasts/toasts';
import { useFormats } from '../../ui/useFormats';
import { useCard } from '../paneContext';
import { useAct } from '../useAct';
import { useFile } from '../useFile';
import { usePaneStyles } from './paneStyles';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    color: meaning.tpWarningText,
    backgroundColor: meaning.tpWarningBack,
    [onForcedColors]: { border: '2px solid' },
  },
  high: {
    color: meaning.tpRiskText,
    backgroundColor: meaning.tpRiskBack,
    borderLeft: `4px solid ${meaning.tpRiskEdge}`,
    [onForcedColors]: { border: '2px solid' },
  },
});

/** What may be fraud, above everything: it hides and deletes nothing. Those that somebody has decided on are not repeated here. */
export function Risks({ risks }: { risks: readonly WarningReply[] }) {
  const { t } = useTexts();
  const open = risks.filter(risk => risk.state === 'open');
  if (open.length === 0) return null;
  return (
    <section aria-label={t('warnings.title')}>
      {open.map(risk => (
        <Risk key={risk.id} risk={risk} />
      ))}
    </section>
  );
}

function Risk({ risk }: { risk: WarningReply }) {
  const styles = useStyles();
  const shared = usePaneStyles();
  const { t } = useTexts();
  const text = useWarningText();
  const [isWords, setWords] = useState(false);
  const isHigh = risk.severity === 'high';
  const isBank = risk.code === 'bank_details';
  const phones = risk.phones.join(' / ');
  return (
    <div className={mergeClasses(styles.bar, isHigh && styles.high, shared.text)} role={isHigh ? 'alert' : 'note'}>
      <div className={shared.line}>
        <span className={shared.icon} aria-hidden="true">
          {isHigh ? <ShieldErrorRegular /> : <WarningRegular />}
        </span>
        <div className={shared.words}>
          <h2 className={shared.text}>{t(isBank ? 'pane.riskBank' : isHigh ? 'pane.risk' : 'pane.look')}</h2>
          <p>{text(risk)}</p>
          {isHigh && <p>{phones ? t('pane.callKnown', { phones }) : t('pane.callKnownPlain')}</p>}
          {isWords && (
            <ul className={shared.small}>
              {risk.evidence.slice(0, 5).map(({ field, text: words }) => (
                <li key={field + words} className={shared.words}>
                  {t('warnings.evidence', {
                    text: words,
                    place: t(`warnings.place_${field}` as 'warnings.place_body'),
                  })}
                </li>
              ))}
            </ul>
          )}
        </div>
      </div>
      <RiskButtons risk={risk} isWords={isWords} onWords={() => setWords(!isWords)} />
    </div>
  );
}

function RiskButtons({ risk, isWords, onWords }: { risk: WarningReply; isWords: boolean; onWords(): void }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { pane } = useCard();
  const { show } = useToasts();
  const { date } = useFormats();
  const act = useAct();
  const { notBusiness, act: out } = useFile();
  const [note, setNote] = useState<string | null>(null);
  const isBusy = act.isBusy || out.isBusy;
  const settle = async (work: () => Promise<unknown>, said: string) => {
    if (await act.run(work)) show({ text: said });
  };
  const dismiss = () =>
    void settle(() => warningsApi.dismiss(risk.id, risk.version, (note ?? '').trim()), t('warnings.toastDismissed'));
  const tell = async () => {
    let said = '';
    const isDone = await act.run(async () => {
      const { names, at, isNew } = await warningsApi.tellFinance(risk.id);
      const told = names.join(t('pane.comma'));
      said = isNew ? t('pane.financeTold', { names: told }) : t('pane.financeKnown', { names: told, at: date(at) });
    });
    if (isDone) show({ text: said });
  };
  const confirm = () => void settle(() => warningsApi.confirm(risk.id, risk.version), t('warnings.toastConfirmed'));
  return (
    <>
      <div className={shared.buttons}>
        {risk.evidence.length > 0 && (
          <Button size="small" aria-expanded={isWords} onClick={onWords}>
            {t('pane.showInMail')}
          </Button>
        )}
        {risk.severity === 'high' && (
          <Button size="small" disabled={isBusy} onClick={() => void tell()}>
            {t('pane.tellFinance')}
          </Button>
        )}
        {pane.can.decide && risk.severity === 'high' && (
          <Button size="small" disabled={isBusy} onClick={() => void notBusiness('message')}>
            {t('pane.reportOut')}
          </Button>
        )}
        {pane.can.decide && risk.code === 'bank_details' && risk.mayConfirm && (
          <Button size="small" disabled={isBusy} onClick={confirm}>
            {t('pane.bankRight')}
          </Button>
        )}
        {pane.can.decide && note === null && (
          <Button size="small" onClick={() => setNote('')}>
            {t('pane.isReal')}
          </Button>
        )}
      </div>
      {note !== null && (
        <div className={shared.form}>
          <Field label={t('pane.isRealWhy')} required>
            <Input autoFocus value={note} maxLength={400} onChange={(_, data) => setNote(data.value)} />
          </Field>
          <div className={shared.buttons}>
            <Button size="small" appearance="primary" disabled={!note.trim() || isBusy} onClick={dismiss}>
              {t('pane.isRealSave')}
            </Button>
            <Button size="small" onClick={() => setNote(null)}>
              {t('pane.cancel')}
            </Button>
          </div>
        </div>
      )}
      {(act.error ?? out.error) && <ErrorBar error={(act.error ?? out.error)!} isWrite />}
    </>
  );
}
