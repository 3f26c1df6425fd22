import { Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { AttachRegular } from '@fluentui/react-icons/svg/attach';
import type { PaneConversation, PaneLetter } from '../../service/sidebar/sidebar.schema';
import { useTexts } from '../../ui/texts/texts';
import { useFormats } from '../../ui/useFormats';
import { usePane } from '../paneContext';
import { webAddress } from '../webAddress';
import { Fold } from './Fold';
import { usePaneStyles } from './paneStyles';

const useStyles = makeStyles({
  head: { display: 'flex', gap: tokens.spacingHorizontalXS, minWidth: 0, alignItems: 'baseline' },
  at: { marginInlineStart: 'auto', flexShrink: 0 },
  current: {
    paddingInlineStart: tokens.spacingHorizontalXS,
    borderLeft: `2px solid ${tokens.colorCompoundBrandStroke}`,
  },
});

/** The letters of the conversation across colleagues, newest first, as far as the viewer may see them. */
export function Letters({ conversation }: { conversation: PaneConversation }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { outlook } = usePane();
  const { messages, count, colleagues, id } = conversation;
  const people = colleagues.length;
  const title = t(people > 1 ? 'pane.conversationWith' : 'pane.conversation', { n: count, people });
  return (
    <Fold name="conversation" title={title} isFirstOpen={false}>
      <ul className={shared.list}>
        {messages.map(letter => (
          <Line key={letter.id} letter={letter} />
        ))}
      </ul>
      <Link as="button" onClick={() => outlook.openInBrowser(webAddress(`/mail/${id}`))}>
        {t('pane.openInWeb')}
      </Link>
    </Fold>
  );
}

function Line({ letter }: { letter: PaneLetter }) {
  const styles = useStyles();
  const shared = usePaneStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const sender =
    letter.direction === 'in' ? letter.fromName || letter.fromAddress : (letter.colleague ?? letter.fromName);
  return (
    <li className={mergeClasses(letter.isCurrent && styles.current)}>
      <p className={styles.head}>
        <span className={mergeClasses(shared.strong, shared.cut)}>{sender}</span>
        {letter.direction === 'in' && letter.colleague && (
          <span className={mergeClasses(shared.small, shared.quiet, shared.cut)}>→ {letter.colleague}</span>
        )}
        {letter.hasAttachments && <AttachRegular aria-label={t('pane.hasFiles')} />}
        <time
          dateTime={letter.sentAt}
          title={formats.full(letter.sentAt)}
          className={mergeClasses(styles.at, shared.small, shared.quiet)}
        >
          {letter.isCurrent ? t('pane.thisMail') : formats.date(letter.sentAt)}
        </time>
      </p>
      <p className={mergeClasses(shared.small, shared.soft, shared.cut)}>{letter.preview}</p>
    </li>
  );
}
