import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronRightRegular } from '@fluentui/react-icons/svg/chevron-right';
import { useEffect, useMemo, useState } from 'react';
import type { MessageContent } from '../../../service/mail/mail.schema';
import type { KeyedReason } from '../../../ui/filing/evidence';
import { isActiveKey, marksIn } from '../../../ui/filing/evidence';
import { useEvidence } from '../../../ui/filing/EvidenceContext';
import { MarkedText } from '../../../ui/filing/MarkedText';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';

/** Characters shown at first; a mail may be a book. */
const firstPart = 20_000;

const useStyles = makeStyles({
  text: {
    whiteSpace: 'pre-wrap',
    overflowWrap: 'anywhere',
    fontSize: tokens.fontSizeBase300,
    lineHeight: tokens.lineHeightBase400,
    maxWidth: '84ch',
  },
  quoted: {
    color: tokens.colorNeutralForeground2,
    borderLeft: `2px solid ${tokens.colorNeutralStroke2}`,
    paddingLeft: tokens.spacingHorizontalM,
  },
  none: { color: tokens.colorNeutralForeground3 },
  fold: { alignSelf: 'flex-start', marginLeft: `calc(-1 * ${tokens.spacingHorizontalS})` },
});

interface Props {
  message: MessageContent;
  reasons: readonly KeyedReason[];
  /** Quoted history unfolded from outside. */
  isWhole: boolean;
}

/** The mail as plain text: what the sender wrote, quoted history folded, the words marked that reasons rest on. */
export function MailText({ message, reasons, isWhole }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { wanted } = useEvidence();
  const text = message.newText + message.quotedText;
  const border = message.newText.length;
  const marks = useMemo(() => marksIn(reasons, 'body', text), [reasons, text]);
  const [isOpen, setOpen] = useState(() => isQuotedTheMatter(message));
  const inQuoted = useMemo(() => marks.filter(mark => mark.end > border), [marks, border]);
  useEffect(() => {
    if (wanted && inQuoted.some(mark => mark.keys.some(key => isActiveKey(key, wanted.key)))) setOpen(true);
  }, [wanted, inQuoted]);
  const isQuotedShown = isOpen || isWhole;
  return (
    <>
      <div className={styles.text} lang={message.language ?? undefined} dir="auto">
        {message.newText.trim() === '' ? (
          <span className={styles.none} lang="">
            {t('conversation.noText')}
          </span>
        ) : (
          <Part text={text} marks={marks} from={0} to={trimmedEnd(text, border)} isWhole={isWhole} />
        )}
      </div>
      {message.quotedText.trim() !== '' && (
        <Button
          appearance="subtle"
          size="small"
          className={styles.fold}
          icon={isQuotedShown ? <ChevronDownRegular /> : <ChevronRightRegular />}
          aria-expanded={isQuotedShown}
          onClick={() => setOpen(!isOpen)}
        >
          {t('conversation.quoted')}
        </Button>
      )}
      {isQuotedShown && message.quotedText.trim() !== '' && (
        <div className={`${styles.text} ${styles.quoted}`} lang={message.language ?? undefined} dir="auto">
          <Part text={text} marks={marks} from={border} to={text.length} isWhole={isWhole} />
        </div>
      )}
    </>
  );
}

/** In a forwarded mail, and where nothing else was written, what is quoted is what is to be read. */
function isQuotedTheMatter(message: MessageContent): boolean {
  return message.newText.trim() === '' || message.participants.some(person => person.role === 'forwarded_from');
}

/** Where the text ends without the empty lines before quoted history. */
function trimmedEnd(text: string, border: number): number {
  return text.slice(0, border).trimEnd().length;
}

interface PartProps {
  text: string;
  marks: ReturnType<typeof marksIn>;
  from: number;
  to: number;
  isWhole: boolean;
}

function Part({ text, marks, from, to, isWhole }: PartProps) {
  const { t } = useTexts();
  const { count } = useFormats();
  const [isAll, setAll] = useState(false);
  const end = isAll || isWhole ? to : Math.min(to, from + firstPart);
  return (
    <>
      <MarkedText text={text} marks={marks} from={from} to={end} />
      {end < to && (
        <>
          {'… '}
          <Button size="small" onClick={() => setAll(true)}>
            {t('conversation.showRest', { n: count(to - end) })}
          </Button>
        </>
      )}
    </>
  );
}
