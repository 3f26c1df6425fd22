import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircleRegular } from '@fluentui/react-icons/svg/error-circle';
import { QuestionCircleRegular } from '@fluentui/react-icons/svg/question-circle';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { useCallback, useEffect, useState } from 'react';
import type { PaneDiagnosis, PaneSignInSettings } from '../../service/users/paneSignIn.schema';
import { fill } from '../../ui/texts/filling';
import * as words from '../../ui/texts/parts/paneDiagnosis';
import { useTexts } from '../../ui/texts/texts';
import type { Facts, Line, Standing } from '../diagnosing';
import { findings, hasSet, reportText, uses } from '../diagnosing';
import { isOfficeLoaded } from '../officeDialog';
import type { HostFacts } from '../outlookShape';
import type { Token } from '../signIn';

const useStyles = makeStyles({
  page: { padding: tokens.spacingHorizontalM, display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  quiet: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  lines: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  line: { display: 'grid', gridTemplateColumns: '20px minmax(0, 1fr)', columnGap: tokens.spacingHorizontalS },
  icon: { fontSize: tokens.fontSizeBase500, lineHeight: 1, color: tokens.colorNeutralForeground3 },
  good: { color: tokens.colorStatusSuccessForeground1 },
  look: { color: tokens.colorStatusWarningForeground1 },
  bad: { color: tokens.colorPaletteRedForeground1 },
  head: { fontWeight: tokens.fontWeightSemibold },
  sets: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr) auto', columnGap: tokens.spacingHorizontalS },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  report: {
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontSize: tokens.fontSizeBase200,
    fontFamily: tokens.fontFamilyMonospace,
    backgroundColor: tokens.colorNeutralBackground3,
    padding: tokens.spacingHorizontalS,
    margin: 0,
  },
});

const icons = {
  good: CheckmarkCircleRegular,
  look: WarningRegular,
  bad: ErrorCircleRegular,
  unknown: QuestionCircleRegular,
} satisfies Record<Standing, unknown>;

type Words = typeof words.zhCN;

async function look(host: HostFacts | null, token: Token | null): Promise<Facts> {
  const headers: Record<string, string> = token ? { authorization: `Bearer ${token.text}` } : {};
  const ask = async <T,>(path: string, more: Record<string, string>): Promise<T | null> => {
    try {
      const answer = await fetch(path, { headers: more, credentials: 'omit', cache: 'no-store' });
      return answer.ok ? ((await answer.json()) as T) : null;
    } catch {
      return null;
    }
  };
  // The second answer is timed: the first one may have had to find the way.
  const settings = await ask<PaneSignInSettings>('/api/pane/sign-in-settings', {});
  const started = Date.now();
  const service = await ask<PaneDiagnosis>('/api/pane/diagnosis', headers);
  const tookMs = Date.now() - started;
  return {
    isOfficeLoaded: isOfficeLoaded(),
    host,
    service,
    tookMs: service ? tookMs : null,
    askedAt: started + Math.round(tookMs / 2),
    tokenKind: token?.kind ?? null,
    hasEntra: settings?.entra != null,
  };
}

interface Props {
  /** Null outside Outlook. */
  host: HostFacts | null;
  token: Token | null;
}

/** What is wrong with the pane here, and what to do about each thing. Works without Outlook, without a sign-in and without the service. */
export default function Diagnosis({ host, token }: Props) {
  const styles = useStyles();
  const { language } = useTexts();
  const text: Words = language === 'zh-CN' ? words.zhCN : words.en;
  const [facts, setFacts] = useState<Facts | null>(null);
  const start = useCallback(() => {
    setFacts(null);
    void look(host, token).then(setFacts);
  }, [host, token]);
  useEffect(start, [start]);
  return (
    <section className={styles.page} aria-busy={facts === null}>
      <h2>{text.title}</h2>
      <p className={styles.quiet}>{text.line}</p>
      <div role="status">
        {facts === null ? <p className={styles.quiet}>{text.looking}</p> : <Lines facts={facts} text={text} />}
      </div>
      {facts?.host && <Sets host={facts.host} text={text} />}
      {facts && <Report facts={facts} text={text} onAgain={start} />}
    </section>
  );
}

function Lines({ facts, text }: { facts: Facts; text: Words }) {
  const styles = useStyles();
  const { error } = useTexts();
  const sentence = (line: Line): string => {
    const own = (text as Readonly<Record<string, string>>)[line.sentence];
    return fill(own ?? error(line.sentence) ?? line.sentence, line.values);
  };
  return (
    <ul className={styles.lines}>
      {findings(facts).map(line => {
        const Icon = icons[line.standing];
        const colour = line.standing === 'unknown' ? undefined : styles[line.standing];
        return (
          <li key={line.what} className={styles.line}>
            <span className={mergeClasses(styles.icon, colour)} aria-hidden="true">
              <Icon />
            </span>
            <span>
              <span className={styles.head}>
                {text[line.what]}: {text[line.standing]}
              </span>
              <br />
              {sentence(line)}
            </span>
          </li>
        );
      })}
    </ul>
  );
}

function Sets({ host, text }: { host: HostFacts; text: Words }) {
  const styles = useStyles();
  return (
    <>
      <h3>{text.sets}</h3>
      <ul>
        {uses.map(use => (
          <li key={use.key} className={styles.sets}>
            <span className={styles.quiet}>{use.set}</span>
            <span>{(text as Readonly<Record<string, string>>)[`use_${use.key}`]}</span>
            <span>{hasSet(host, use.set) ? text.setHas : text.setLacks}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

function Report({ facts, text, onAgain }: { facts: Facts; text: Words; onAgain(): void }) {
  const styles = useStyles();
  const [copied, setCopied] = useState<'no' | 'yes' | 'failed'>('no');
  const report = reportText(facts, navigator.userAgent);
  const copy = () => {
    // Frames of some clients have no clipboard: the text stands below in any case.
    const writing = navigator.clipboard?.writeText(report) ?? Promise.reject(new Error('no clipboard'));
    writing.then(
      () => setCopied('yes'),
      () => setCopied('failed'),
    );
  };
  return (
    <>
      <div className={styles.buttons}>
        <Button onClick={onAgain}>{text.again}</Button>
        <Button appearance="primary" onClick={copy}>
          {copied === 'yes' ? text.copied : text.copy}
        </Button>
      </div>
      <p className={styles.quiet} role={copied === 'failed' ? 'alert' : undefined}>
        {copied === 'failed' ? text.copyFailed : text.copyHint}
      </p>
      <pre className={styles.report} lang="en">
        {report}
      </pre>
    </>
  );
}
