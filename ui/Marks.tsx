import { Avatar, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { BuildingRegular } from '@fluentui/react-icons/svg/building';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { CircleRegular } from '@fluentui/react-icons/svg/circle';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import { LightbulbRegular } from '@fluentui/react-icons/svg/lightbulb';
import { MailDismissRegular } from '@fluentui/react-icons/svg/mail-dismiss';
import { PersonAvailableRegular } from '@fluentui/react-icons/svg/person-available';
import { PersonQuestionMarkRegular } from '@fluentui/react-icons/svg/person-question-mark';
import { ShieldErrorRegular } from '@fluentui/react-icons/svg/shield-error';
import type { ReactElement } from 'react';
import { initials } from './formats';
import { useTexts } from './texts/texts';
import { meaning } from './theme/meaning';
import { onForcedColors } from './theme/layout';

const useStyles = makeStyles({
  mark: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, whiteSpace: 'nowrap' },
  icon: { fontSize: tokens.fontSizeBase500, display: 'inline-flex', flexShrink: 0 },
  filed: { color: meaning.tpFiledIcon },
  quiet: { color: tokens.colorNeutralForeground3 },
  pill: {
    paddingInline: `${tokens.spacingHorizontalXS} ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    minHeight: '24px',
    [onForcedColors]: { outline: '1px solid CanvasText' },
  },
  review: { color: meaning.tpReviewText, backgroundColor: meaning.tpReviewBack },
  risk: { color: meaning.tpRiskText, backgroundColor: meaning.tpRiskBack },
  initials: { fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightRegular },
  likely: { fontWeight: tokens.fontWeightSemibold },
});

export type MarkState = 'filed' | 'review' | 'lead' | 'kept_out' | 'none' | 'not_business';

const icons: Record<MarkState, ReactElement> = {
  filed: <CheckmarkCircleRegular />,
  review: <PersonQuestionMarkRegular />,
  lead: <LightbulbRegular />,
  kept_out: <MailDismissRegular />,
  none: <CircleRegular />,
  not_business: <MailDismissRegular />,
};

function asState(state: string): MarkState {
  return state in icons ? (state as MarkState) : 'none';
}

/** Where a mail stands: icon and word; only what waits for a person has a background. */
export function StateMark({ state, isIconOnly }: { state: string; isIconOnly?: boolean }) {
  const styles = useStyles();
  const { t } = useTexts();
  const known = asState(state);
  const word = t(`today.state_${known}`);
  const tone = known === 'filed' ? styles.filed : known === 'review' ? undefined : styles.quiet;
  if (isIconOnly) {
    return (
      <span
        className={mergeClasses(styles.icon, tone, known === 'review' && styles.review, styles.mark)}
        role="img"
        aria-label={word}
        title={word}
      >
        {icons[known]}
      </span>
    );
  }
  const isPill = known === 'review';
  return (
    <span
      className={mergeClasses(
        styles.mark,
        isPill && styles.pill,
        isPill && styles.review,
        !isPill && known !== 'filed' && styles.quiet,
      )}
    >
      <span className={mergeClasses(styles.icon, tone)} aria-hidden="true">
        {icons[known]}
      </span>
      {word}
    </span>
  );
}

/** A risk: red, with icon and word. */
export function RiskMark({ word }: { word: string }) {
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.mark, styles.pill, styles.risk)}>
      <span className={styles.icon} aria-hidden="true">
        <ShieldErrorRegular />
      </span>
      {word}
    </span>
  );
}

/** How sure: in words, never in percent. 'certain' and 'person' are filed, 'likely' and 'unsure' are asked about. */
export function ConfidenceWord({ confidence }: { confidence: string }) {
  const styles = useStyles();
  const { find } = useTexts();
  const word = find('reasons', confidence) ?? confidence;
  if (confidence === 'person') {
    return (
      <span className={styles.mark}>
        <span className={mergeClasses(styles.icon, styles.filed)} aria-hidden="true">
          <PersonAvailableRegular />
        </span>
        {word}
      </span>
    );
  }
  return <span className={confidence === 'unsure' ? styles.quiet : styles.likely}>{word}</span>;
}

/** Something is there and may not be seen; never an empty cell. */
export function HiddenMark() {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <span className={mergeClasses(styles.mark, styles.quiet)} title={t('common.noRight')}>
      <EyeOffRegular aria-label={t('common.noRight')} />
      •••
    </span>
  );
}

/** The last two characters of a Chinese name, the initials of a Latin one; never a photo from outside. No text is under 12 pixels. */
export function PersonAvatar({ name, size = 28 }: { name: string; size?: 28 | 32 | 36 }) {
  const styles = useStyles();
  return (
    <Avatar
      aria-hidden="true"
      initials={{ children: initials(name), className: styles.initials }}
      size={size}
      color="neutral"
    />
  );
}

export function CompanyAvatar({ size = 24 }: { size?: 20 | 24 | 28 | 32 }) {
  return <Avatar aria-hidden="true" shape="square" icon={<BuildingRegular />} size={size} color="neutral" />;
}
