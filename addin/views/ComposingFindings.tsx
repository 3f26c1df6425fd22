import { Button, Field, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ShieldErrorRegular } from '@fluentui/react-icons/svg/shield-error';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { useState } from 'react';
import { approvalsApi } from '../../ui/approvals/approvalsApi';
import { useFindingText } from '../../ui/approvals/useFindingText';
import { ErrorBar } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { onForcedColors } from '../../ui/theme/layout';
import { meaning } from '../../ui/theme/meaning';
import { isVerdictCurrent, mailQuestion } from '../composing';
import { useComposed, useWriting, useWritingAct } from '../composingContext';
import type { Remedy, ShownFinding } from '../composingFindings';
import { answerOf, byHandOf, remediesOf, shownFindings } from '../composingFindings';
import { useRemedy } from '../composingRemedies';
import { usePaneStyles } from './paneStyles';

const useStyles = makeStyles({
  one: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    color: meaning.tpWarningText,
    backgroundColor: meaning.tpWarningBack,
    [onForcedColors]: { border: '2px solid' },
  },
  hold: {
    color: meaning.tpRiskText,
    backgroundColor: meaning.tpRiskBack,
    borderLeft: `4px solid ${meaning.tpRiskEdge}`,
    [onForcedColors]: { border: '2px solid' },
  },
  answered: { color: 'inherit', backgroundColor: 'transparent' },
  head: {
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
  },
});

/** What speaks against sending: each with what can be done about it, and the way to go on with a reason. */
export function ComposingFindings() {
  const styles = useStyles();
  const shared = usePaneStyles();
  const { t } = useTexts();
  const state = useComposed();
  const findings = shownFindings(state);
  const n = findings.filter(one => !one.isAnswered).length;
  const isKnown = isVerdictCurrent(state);
  // Where the service does not answer that is said above.
  const quiet = isKnown ? t('composing.nothing') : state.trouble ? '' : t('composing.checking');
  const line = n > 0 ? t('composing.findings', { n }) : quiet;
  return (
    <section aria-label={t('composing.findings', { n })}>
      <div role="status">{line && <h2 className={mergeClasses(styles.head, shared.text)}>{line}</h2>}</div>
      {findings.map(one => (
        <Finding key={one.key} finding={one} />
      ))}
    </section>
  );
}

function Finding({ finding }: { finding: ShownFinding }) {
  const styles = useStyles();
  const shared = usePaneStyles();
  const { t, find } = useTexts();
  const text = useFindingText();
  const { isAnswered, strength, values, reason } = finding;
  const isHold = strength === 'hold';
  const how = values.how ? find('composing', `how_${values.how}`) : null;
  const hand = byHandOf(finding);
  const Icon = isAnswered ? CheckmarkCircleRegular : isHold ? ShieldErrorRegular : WarningRegular;
  return (
    <div
      className={mergeClasses(styles.one, isHold && styles.hold, isAnswered && styles.answered, shared.text)}
      role={isHold && !isAnswered ? 'alert' : 'note'}
    >
      <div className={shared.line}>
        <span className={shared.icon} aria-hidden="true">
          <Icon />
        </span>
        <div className={shared.words}>
          <p>
            {text(finding)}
            {how && t('composing.how', { how })}
          </p>
          {hand && !isAnswered && <p>{t(`composing.do_${hand}`)}</p>}
          {isAnswered && (
            <p className={shared.soft}>
              {reason ? t('composing.answered', { reason }) : t('composing.answeredBefore')}
            </p>
          )}
        </div>
      </div>
      {isAnswered ? <TakeBack finding={finding} /> : <Buttons finding={finding} />}
    </div>
  );
}

/** A reason that was given by mistake: the service forgets it, and the finding speaks against the mail again. */
function TakeBack({ finding }: { finding: ShownFinding }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { item, composer } = useWriting();
  const act = useWritingAct();
  const takeBack = () =>
    act.run(async () => {
      const state = composer.state();
      const question = { ...mailQuestion(item.mailbox, state), moment: 'compose' as const, withdrawn: [finding.key] };
      await approvalsApi.verdict(question);
      const { answers } = composer.state();
      composer.change({ type: 'answered', answers: answers.filter(({ key }) => key !== finding.key) });
    });
  return (
    <>
      <div className={shared.buttons}>
        <Button size="small" appearance="subtle" disabled={act.isBusy} onClick={() => void takeBack()}>
          {t('composing.takeBack')}
        </Button>
      </div>
      {act.error && <ErrorBar error={act.error} isWrite />}
    </>
  );
}

function Buttons({ finding }: { finding: ShownFinding }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { composer } = useWriting();
  const act = useWritingAct();
  const apply = useRemedy(act);
  const [reason, setReason] = useState<string | null>(null);
  const answer = () => {
    const { answers } = composer.state();
    const given = answerOf(finding, reason ?? '');
    composer.change({ type: 'answered', answers: [...answers.filter(({ key }) => key !== given.key), given] });
  };
  if (reason !== null)
    return (
      <form
        className={shared.form}
        onSubmit={event => {
          event.preventDefault();
          if (reason.trim()) answer();
        }}
      >
        <Field label={t('composing.why')} hint={t('composing.whyHint')} required>
          <Input autoFocus value={reason} maxLength={400} onChange={(_, data) => setReason(data.value)} />
        </Field>
        <div className={shared.buttons}>
          <Button size="small" type="submit" appearance="primary" disabled={!reason.trim()}>
            {t('composing.keep')}
          </Button>
          <Button size="small" onClick={() => setReason(null)}>
            {t('pane.cancel')}
          </Button>
        </div>
      </form>
    );
  return (
    <>
      <div className={shared.buttons}>
        {remediesOf(finding).map((remedy, at) => (
          <RemedyButton
            key={JSON.stringify(remedy)}
            remedy={remedy}
            isFirst={at === 0 && remedy.kind !== 'remove_recipient'}
            isBusy={act.isBusy}
            onApply={() => void apply(remedy)}
          />
        ))}
        <Button size="small" onClick={() => setReason('')}>
          {t('composing.isRight')}
        </Button>
      </div>
      {act.error && <ErrorBar error={act.error} isWrite />}
    </>
  );
}

interface ButtonProps {
  remedy: Remedy;
  isFirst: boolean;
  isBusy: boolean;
  onApply(): void;
}

function RemedyButton({ remedy, isFirst, isBusy, onApply }: ButtonProps) {
  const { t } = useTexts();
  const words = {
    use_address: () => t('composing.use', { address: 'meant' in remedy ? remedy.meant : '' }),
    remove_recipient: () => t('composing.removeThis', { name: 'address' in remedy ? remedy.address : '' }),
    remove_attachment: () => t('composing.remove'),
    take_choice_off: () => t('composing.takeOff'),
  }[remedy.kind];
  const label = remedy.kind === 'remove_attachment' ? t('composing.removeThis', { name: remedy.name }) : undefined;
  return (
    <Button
      size="small"
      appearance={isFirst ? 'primary' : 'secondary'}
      disabled={isBusy}
      aria-label={label}
      onClick={onApply}
    >
      {words()}
    </Button>
  );
}
