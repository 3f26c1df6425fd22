import {
  Button,
  Checkbox,
  Link,
  makeStyles,
  mergeClasses,
  Radio,
  RadioGroup,
  tokens,
} from '@fluentui/react-components';
import { PersonQuestionMarkRegular } from '@fluentui/react-icons/svg/person-question-mark';
import type { ReactNode } from 'react';
import { useState } from 'react';
import type { CandidateReply, ReasonReply, Scope } from '../../service/filing/filing.schema';
import { labelOf, targetOf } from '../../ui/filing/acts';
import type { Target } from '../../ui/filing/acts';
import { PlaceLabel } from '../../ui/filing/PlaceLabel';
import { Sentence } from '../../ui/filing/Sentence';
import { ErrorBar } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { useFormats } from '../../ui/useFormats';
import { useCard } from '../paneContext';
import { useFile } from '../useFile';
import { ChooseBar } from './ChooseBar';
import { Frame } from './Frame';
import { FromSignature } from './FromSignature';
import type { PanelName } from './Panels';
import { isKnownSender } from './senders';
import { usePaneStyles } from './paneStyles';
import { Reach } from './Reach';
import { Similar } from './Similar';

const useStyles = makeStyles({
  title: { display: 'flex', gap: tokens.spacingHorizontalXS, alignItems: 'flex-start' },
  choice: {
    display: 'grid',
    gridTemplateColumns: '20px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalXS,
    alignItems: 'start',
  },
  reason: { gridColumn: '2 / -1' },
  radio: { alignItems: 'flex-start' },
  below: { display: 'block' },
});

/** What there is to choose from: why it waits, the likely places, and for which mail the choice is. `children` stand above it. */
export function Choose({ onOpen, children }: { onOpen(panel: PanelName): void; children: ReactNode }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { pane } = useCard();
  const [scope, setScope] = useState<Scope>('message');
  const [isChecked, setChecked] = useState(false);
  const [chosen, setChosen] = useState(0);
  const files = useFile();
  const { filing, can } = pane;
  // Of somebody known the question is which customer it is about, not who he is.
  const unknownSender = isKnownSender(pane) ? null : pane.unknownSender;
  const isSuspicious = filing?.category === 'suspicious';
  const candidates = (filing?.candidates ?? []).slice(0, 5);
  const isHeld = files.act.isBusy || (isSuspicious && !isChecked);
  const put = (target: Target) => void files.file(target, isSuspicious ? 'message' : scope, isChecked);
  const main = unknownSender ? undefined : candidates[chosen];
  const bar = can.decide && (
    <ChooseBar main={main && targetOf(main)} isHeld={isHeld} files={files} onFile={put} onOpen={onOpen} />
  );
  return (
    <Frame bar={bar}>
      {children}
      <Waits isUnknown={unknownSender !== null} />
      {can.decide && (
        <section className={mergeClasses(shared.part, shared.text)}>
          {unknownSender ? (
            <Guesses candidates={candidates} isHeld={isHeld} onFile={put} />
          ) : (
            <Places candidates={candidates} chosen={chosen} onChoose={setChosen} />
          )}
          <Link as="button" data-opens="pick" onClick={() => onOpen('pick')}>
            {t('pane.searchCompany')}
          </Link>
          {isSuspicious && (
            <Checkbox
              label={t('pane.checked')}
              checked={isChecked}
              onChange={(_, data) => setChecked(data.checked === true)}
            />
          )}
          {files.act.error && <ErrorBar error={files.act.error} isWrite />}
        </section>
      )}
      {can.decide && !isSuspicious && !unknownSender && candidates.length > 0 && (
        <section className={mergeClasses(shared.part, shared.text)}>
          <Reach scope={scope} onScope={setScope} />
        </section>
      )}
      {unknownSender && can.makeCompany && <FromSignature sender={unknownSender} />}
    </Frame>
  );
}

/** Nobody has the address: companies that may be the one, each with its button. */
function Guesses({
  candidates,
  isHeld,
  onFile,
}: {
  candidates: CandidateReply[];
  isHeld: boolean;
  onFile(target: Target): void;
}) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { pane } = useCard();
  const { unknownSender } = pane;
  if (!unknownSender || (candidates.length === 0 && unknownSender.similar.length === 0)) return null;
  return (
    <>
      <h2 className={shared.head}>{t('pane.oneOfThese')}</h2>
      <ol className={shared.list}>
        {candidates.map((candidate, index) => (
          <Candidate
            key={`${candidate.company.id} ${candidate.record?.id ?? ''}`}
            candidate={candidate}
            index={index}
            isDisabled={isHeld}
            onFile={() => onFile(targetOf(candidate))}
          />
        ))}
      </ol>
      <Similar
        sender={unknownSender}
        known={candidates.map(one => one.company.id)}
        isDisabled={isHeld}
        onFile={(companyId, name) => onFile({ companyId, contactId: null, recordId: null, label: labelOf(name, null) })}
      />
    </>
  );
}

/** The likely places, the best one marked. */
function Places({
  candidates,
  chosen,
  onChoose,
}: {
  candidates: CandidateReply[];
  chosen: number;
  onChoose(index: number): void;
}) {
  const styles = useStyles();
  const shared = usePaneStyles();
  const { t } = useTexts();
  if (candidates.length === 0) return null;
  return (
    <RadioGroup
      aria-label={t('pane.whereTo')}
      value={String(chosen)}
      onChange={(_, data) => onChoose(Number(data.value))}
    >
      {candidates.map((candidate, index) => (
        <Radio
          key={`${candidate.company.id} ${candidate.record?.id ?? ''}`}
          value={String(index)}
          className={styles.radio}
          label={{
            children: (
              <>
                <span className={shared.strong}>
                  <PlaceLabel company={candidate.company.name} record={candidate.record?.number ?? null} />
                </span>{' '}
                <Likelihood candidate={candidate} />
                <span className={mergeClasses(styles.below, shared.small, shared.soft)}>
                  <CandidateReason candidate={candidate} />
                </span>
              </>
            ),
          }}
        />
      ))}
    </RadioGroup>
  );
}

function Likelihood({ candidate }: { candidate: CandidateReply }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  return (
    <span className={mergeClasses(shared.small, shared.soft)}>
      {t(candidate.likelihood === 'likely' ? 'reasons.likely' : 'reasons.unsure')}
    </span>
  );
}

const told = ({ code, values }: ReasonReply) => JSON.stringify([code, values]);

function CandidateReason({ candidate }: { candidate: CandidateReply }) {
  const { t } = useTexts();
  const { pane } = useCard();
  // What is said above already is not said again; of somebody unknown nothing is said above.
  const said = new Set(pane.unknownSender && !isKnownSender(pane) ? [] : pane.filing?.reasons.map(told));
  const reason = candidate.reasons.find(one => !said.has(told(one)));
  if (candidate.company.isAgent && !candidate.record) return t('pane.onlyAgent');
  return reason ? <Sentence reason={reason} /> : null;
}

/** Why it is filed nowhere. */
function Waits({ isUnknown }: { isUnknown: boolean }) {
  const styles = useStyles();
  const shared = usePaneStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const { pane } = useCard();
  const { held, filing } = pane;
  const until = held?.until;
  const line = until
    ? t('pane.held', { at: formats.date(until) })
    : held && pane.state === 'held'
      ? t('pane.heldBack')
      : t(isUnknown ? 'pane.notFiled' : 'pane.review');
  return (
    <section className={mergeClasses(shared.part, shared.review, shared.text)}>
      <div className={styles.title}>
        <span className={shared.icon} aria-hidden="true">
          <PersonQuestionMarkRegular />
        </span>
        <div className={shared.words}>
          <h2 className={shared.head}>{line}</h2>
          {isUnknown && <p className={shared.small}>{t('pane.nobodyUses')}</p>}
          {!isUnknown &&
            filing?.reasons.slice(0, 2).map((reason, index) => (
              <p key={index} className={shared.small}>
                <Sentence reason={reason} />
              </p>
            ))}
        </div>
      </div>
    </section>
  );
}

interface CandidateProps {
  candidate: CandidateReply;
  index: number;
  isDisabled: boolean;
  onFile(): void;
}

function Candidate({ candidate, index, isDisabled, onFile }: CandidateProps) {
  const styles = useStyles();
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { company, record } = candidate;
  const label = labelOf(company.name, record?.number);
  return (
    <li className={styles.choice}>
      <span className={shared.quiet} aria-hidden="true">
        {index + 1}
      </span>
      <span className={shared.words}>
        <span className={shared.strong}>
          <PlaceLabel company={company.name} record={record?.number ?? null} />
        </span>{' '}
        <Likelihood candidate={candidate} />
      </span>
      <Button size="small" disabled={isDisabled} aria-label={t('pane.fileUnder', { name: label })} onClick={onFile}>
        {t('pane.fileIt')}
      </Button>
      <span className={mergeClasses(styles.reason, shared.small, shared.soft, shared.words)}>
        <CandidateReason candidate={candidate} />
      </span>
    </li>
  );
}
