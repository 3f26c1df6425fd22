import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import { PlayRegular } from '@fluentui/react-icons/svg/play';
import { StopRegular } from '@fluentui/react-icons/svg/stop';
import type { ReactNode } from 'react';
import type { ImportReply } from '../../../service/intake/intake.schema';
import { api } from '../../../ui/api';
import { linkTo } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { meaning } from '../../../ui/theme/meaning';
import { onPhone } from '../../../ui/theme/layout';
import { DateText, useFormats } from '../../../ui/useFormats';
import { useProblemText } from '../../../ui/useErrorText';
import { useSave } from '../../../ui/useSave';
import { Failures } from './Failures';
import { missingOf } from './sums';
import { useSpan } from './useSpan';

const useStyles = makeStyles({
  run: { borderBottom: `1px solid ${tokens.colorNeutralStroke3}`, ':last-child': { borderBottomStyle: 'none' } },
  head: {
    width: '100%',
    display: 'grid',
    gridTemplateColumns: '20px 20px minmax(0, 3fr) minmax(0, 2fr) 120px 120px',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    minHeight: '44px',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    border: 'none',
    background: 'none',
    color: tokens.colorNeutralForeground1,
    fontFamily: 'inherit',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase300,
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: meaning.tpRowHover },
    ':focus-visible': { outlineOffset: '-2px' },
    [onPhone]: { gridTemplateColumns: '20px 20px minmax(0, 1fr) auto' },
  },
  notPhone: { [onPhone]: { display: 'none' } },
  icon: { fontSize: tokens.fontSizeBase500, display: 'flex' },
  done: { color: meaning.tpFiledIcon },
  bad: { color: meaning.tpRiskText },
  quiet: { color: tokens.colorNeutralForeground3 },
  small: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  end: { textAlign: 'end' },
  body: {
    padding: `0 ${tokens.spacingHorizontalL} ${tokens.spacingVerticalL} 68px`,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    [onPhone]: { paddingLeft: tokens.spacingHorizontalL },
  },
  sum: {
    display: 'grid',
    gridTemplateColumns: 'auto auto 1fr',
    width: 'fit-content',
  },
  sumName: { color: tokens.colorNeutralForeground2 },
  sumValue: { textAlign: 'end', paddingLeft: tokens.spacingHorizontalL },
  sumMore: { paddingLeft: tokens.spacingHorizontalL },
  total: { fontWeight: tokens.fontWeightSemibold, borderBottom: `1px solid ${tokens.colorNeutralStroke1}` },
  adds: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalXS },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
});

interface Props {
  run: ImportReply;
  isUnfolded: boolean;
  onFold(): void;
  onChanged(): void;
}

/** An import that has ended: one line, and unfolded the sum that adds up. */
export function ClosedRun({ run, isUnfolded, onFold, onChanged }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  return (
    <div className={styles.run}>
      <button type="button" className={styles.head} aria-expanded={isUnfolded} onClick={onFold}>
        <span className={styles.icon} aria-hidden="true">
          {isUnfolded ? <ChevronDownRegular /> : <ChevronRightRegular />}
        </span>
        <StateIcon run={run} />
        <span className={styles.cut} title={run.label}>
          {run.label}
        </span>
        <span className={mergeClasses(styles.cut, styles.quiet, styles.notPhone)}>{run.mailbox}</span>
        <span className={styles.end}>
          {t('import.found')} {formats.count(run.found)}
        </span>
        <DateText
          at={run.finishedAt ?? run.createdAt}
          className={mergeClasses(styles.small, styles.end, styles.notPhone)}
        />
      </button>
      {isUnfolded && <Body run={run} onChanged={onChanged} />}
    </div>
  );
}

function StateIcon({ run }: { run: ImportReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const isRight = run.state === 'done' && missingOf(run) === 0;
  const word = t(
    run.state === 'done' ? 'import.done' : run.state === 'stopped' ? 'import.stopped' : 'import.failedState',
  );
  return (
    <span
      className={mergeClasses(styles.icon, isRight ? styles.done : run.state === 'stopped' ? styles.quiet : styles.bad)}
      role="img"
      aria-label={word}
      title={word}
    >
      {isRight ? <CheckmarkCircleRegular /> : run.state === 'stopped' ? <StopRegular /> : <ErrorCircleRegular />}
    </span>
  );
}

function Body({ run, onChanged }: { run: ImportReply; onChanged(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const problemText = useProblemText();
  const span = useSpan();
  const seconds =
    run.startedAt && run.finishedAt ? (Date.parse(run.finishedAt) - Date.parse(run.startedAt)) / 1000 : null;
  const state = t(
    run.state === 'done' ? 'import.done' : run.state === 'stopped' ? 'import.stopped' : 'import.failedState',
  );
  return (
    <div className={styles.body}>
      <p className={styles.small}>
        {[state, seconds !== null && t('import.took', { time: span(seconds) }), run.startedBy]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {run.error && <p className={styles.bad}>{problemText({ code: run.errorCode ?? '', message: run.error })}</p>}
      <Sum run={run} />
      <AddsUp run={run} />
      {run.failed > 0 && <Failures run={run} />}
      <Ahead run={run} onChanged={onChanged} />
    </div>
  );
}

function Sum({ run }: { run: ImportReply }) {
  const styles = useStyles();
  const { t, find } = useTexts();
  const formats = useFormats();
  const reasons = Object.entries(run.keptOutReasons)
    .filter(([, n]) => n > 0)
    .sort(([, a], [, b]) => b - a)
    .map(([reason, n]) => `${find('import', `keptOut_${reason}`) ?? reason} ${formats.count(n)}`)
    .join(' · ');
  const line = (sign: string, name: string, value: number, more?: ReactNode) => (
    <>
      <dt className={styles.sumName}>{`${sign} ${name}`}</dt>
      <dd className={styles.sumValue}>{formats.count(value)}</dd>
      <dd className={mergeClasses(styles.small, styles.sumMore)}>{more}</dd>
    </>
  );
  return (
    <dl className={styles.sum}>
      <dt className={styles.total}>{t('import.found')}</dt>
      <dd className={mergeClasses(styles.total, styles.sumValue)}>{formats.count(run.found)}</dd>
      <dd />
      {line('=', t('import.stored'), run.stored)}
      {line('+', t('import.alreadyThere'), run.alreadyThere)}
      {line('+', t('import.keptOut'), run.keptOut, reasons)}
      {line('+', t('import.unreadable'), run.unreadable)}
      {line('+', t('import.failed'), run.failed)}
    </dl>
  );
}

/** The sum in one line: '12,480 = 11,902 + 310 + 241 + 25 + 2'. */
function formula(run: ImportReply, count: (n: number) => string): string {
  const parts = [run.stored, run.alreadyThere, run.keptOut, run.unreadable, run.failed];
  return `${count(run.found)} = ${parts.map(count).join(' + ')}`;
}

function AddsUp({ run }: { run: ImportReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const missing = missingOf(run);
  if (missing !== 0) {
    return (
      <p className={mergeClasses(styles.adds, styles.bad)} role="alert">
        <ErrorCircleRegular aria-hidden="true" /> {t('import.missing', { n: Math.abs(missing) })}
      </p>
    );
  }
  return (
    <p className={styles.adds}>
      <span className={mergeClasses(styles.icon, styles.done)} aria-hidden="true">
        <CheckmarkCircleRegular />
      </span>
      {t('import.addsUp')}
      <span className={styles.small}>{formula(run, formats.count)}</span>
    </p>
  );
}

/** What one does next: look at the mail, decide what could not be read, or let it go on. */
function Ahead({ run, onChanged }: { run: ImportReply; onChanged(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { can } = useSession();
  const saving = useSave();
  const resume = () =>
    saving.run(async () => {
      await api.importRequest(run.id, { request: 'resume' });
      onChanged();
    });
  return (
    <>
      {saving.error && <ErrorBar error={saving.error} />}
      <div className={styles.buttons}>
        {run.canResume && (
          <Button size="small" icon={<PlayRegular />} disabledFocusable={saving.isSaving} onClick={resume}>
            {t('import.resume')}
          </Button>
        )}
        {run.stored + run.alreadyThere > 0 && can('mail.read') && (
          <Link {...linkTo(`/mail?mailboxId=${run.mailboxId}`)}>{t('import.seeMail')}</Link>
        )}
        {run.unreadable > 0 && can('mail.file') && (
          <Link {...linkTo('/review?category=unreadable')}>{t('import.seeReview')}</Link>
        )}
      </div>
    </>
  );
}
