import { Button, Checkbox, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import type { MessageReply } from '../../../service/reading/reading.schema';
import { sentenceOf } from '../../../ui/filing/acts';
import { CandidateList } from '../../../ui/filing/CandidateList';
import { waitingKey } from '../../../ui/filing/evidence';
import { ReasonList } from '../../../ui/filing/ReasonList';
import { ScopeChoice } from '../../../ui/filing/ScopeChoice';
import { useOffline } from '../../../ui/useLoad';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import { usePhone } from '../../../ui/usePhone';
import { MakeLead } from '../leads/MakeLead';
import { KeyButton } from './KeyButton';
import type { Deciding } from './useDeciding';

const useStyles = makeStyles({
  panel: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, padding: tokens.spacingHorizontalM },
  why: { color: tokens.colorNeutralForeground2 },
  buttons: { display: 'grid', gridTemplateColumns: '1fr 1fr', gap: tokens.spacingHorizontalS },
  quiet: {
    color: tokens.colorNeutralForeground3,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
  },
  ask: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorCompoundBrandStroke}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  row: { display: 'flex', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  missing: {
    outline: `2px solid ${tokens.colorPaletteRedBorderActive}`,
    borderRadius: tokens.borderRadiusMedium,
  },
});

interface Props {
  reply: MessageReply;
  deciding: Deciding;
  canCreate: boolean;
}

/** Where the mail may belong, and every key that decides. */
export function DecidePanel({ reply, deciding, canCreate }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const isOffline = useOffline();
  const isPhone = usePhone();
  const { filing } = reply;
  const waiting = filing.reasons.map((reason, index) => ({ key: waitingKey(index), reason }));
  if (deciding.asking) return <Asking deciding={deciding} />;
  return (
    <section className={styles.panel} aria-label={t('review.where')}>
      <h2>{t('review.where')}</h2>
      {!deciding.isRisky && waiting.length > 0 && (
        <div className={styles.why}>
          <ReasonList reasons={waiting} />
        </div>
      )}
      {deciding.isRisky && <PhoneCheck deciding={deciding} />}
      {filing.candidates.length > 0 ? (
        <CandidateList
          candidates={filing.candidates}
          known={filing.reasons}
          isDisabled={isOffline || (deciding.isRisky && !deciding.isChecked)}
          onChoose={deciding.choose}
        />
      ) : (
        // The reasons above have said that there is none.
        <p className={styles.quiet}>{t(waiting.length > 0 ? 'review.searchOrNew' : 'review.noCandidates')}</p>
      )}
      {!deciding.isRisky && <ConversationSwitch deciding={deciding} />}
      <div className={styles.buttons}>
        <KeyButton keyName="S" disabled={isOffline} onClick={() => deciding.setOpen('search')}>
          {t('review.search')}
        </KeyButton>
        {canCreate && (
          <KeyButton keyName="N" disabled={isOffline} onClick={() => deciding.setOpen('new')}>
            {t('review.newCompany')}
          </KeyButton>
        )}
        <KeyButton keyName="D" disabled={isOffline} onClick={() => deciding.notBusiness(false)}>
          {t('review.notBusiness')}
        </KeyButton>
        <KeyButton keyName="L" disabled={isOffline} title={t('review.laterHint')} onClick={deciding.later}>
          {t('review.later')}
        </KeyButton>
        {!isOffline && !deciding.isRisky && <MakeLead messageId={reply.message.id} state={filing.state} />}
      </div>
      {isOffline ? (
        <p className={styles.quiet}>{t('states.offlineWrite')}</p>
      ) : (
        !deciding.isRisky &&
        !isPhone &&
        filing.candidates.length > 0 && <p className={styles.quiet}>{t('review.alwaysHint')}</p>
      )}
    </section>
  );
}

/** T: the decision is for the whole conversation; the number of its mails stands beside it. */
function ConversationSwitch({ deciding }: { deciding: Deciding }) {
  const { t } = useTexts();
  const { count } = useFormats();
  const n = deciding.preview?.conversation;
  if (n !== undefined && n < 2) return null;
  return (
    <Checkbox
      checked={deciding.scope === 'conversation'}
      onChange={deciding.turnScope}
      label={t('review.wholeConversation', { n: n === undefined ? '…' : count(n) })}
    />
  );
}

function PhoneCheck({ deciding }: { deciding: Deciding }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={mergeClasses(deciding.isCheckMissing && styles.missing)}>
      <Checkbox
        checked={deciding.isChecked}
        onChange={(_, data) => deciding.setChecked(data.checked === true)}
        label={t('reasons.checkedByPhone')}
      />
      <p className={styles.quiet} role={deciding.isCheckMissing ? 'alert' : undefined}>
        {t('review.checkFirst')}
      </p>
    </div>
  );
}

/** "Always" says what it will do before it does it. */
function Asking({ deciding }: { deciding: Deciding }) {
  const styles = useStyles();
  const { t, rich } = useTexts();
  const button = useRef<HTMLButtonElement>(null);
  const { asking, preview } = deciding;
  useEffect(() => {
    if (preview) button.current?.focus();
  }, [preview]);
  if (!asking) return null;
  const sentence = sentenceOf(asking, preview);
  return (
    <section className={styles.panel} aria-label={t('conversation.always')}>
      <h2>{t('conversation.always')}</h2>
      <div className={styles.ask}>
        <ScopeChoice
          isRule
          scope={asking.scope}
          onScope={scope => deciding.ask({ ...asking, scope })}
          preview={preview}
        />
        {preview && <p aria-live="polite">{rich(sentence.key, sentence.values)}</p>}
        <div className={styles.row}>
          <Button ref={button} appearance="primary" disabled={!preview} onClick={deciding.confirm}>
            {t('reasons.doItEnter')}
          </Button>
          <Button onClick={() => deciding.ask(null)}>{t('review.cancelEsc')}</Button>
        </div>
      </div>
    </section>
  );
}
