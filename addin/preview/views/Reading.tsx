import {
  Badge,
  Button,
  makeStyles,
  MessageBar,
  MessageBarBody,
  tokens,
  ToggleButton,
} from '@fluentui/react-components';
import { ArrowForwardRegular } from '@fluentui/react-icons/svg/arrow-forward';
import { ArrowReplyRegular } from '@fluentui/react-icons/svg/arrow-reply';
import { ArrowReplyAllRegular } from '@fluentui/react-icons/svg/arrow-reply-all';
import { AttachRegular } from '@fluentui/react-icons/svg/attach';
import { PanelRightRegular } from '@fluentui/react-icons/svg/panel-right';
import type { StandInLetter } from '../../../demo/outlook/exchange.schema';
import { useOutlook, useSay, useWorld } from '../useStandIn';
import { HandMenus } from './HandMenus';
import { openLine } from '../world';
import { writePeople } from '../writing';

const useStyles = makeStyles({
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalNone,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    minHeight: '40px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  right: { marginInlineStart: 'auto' },
  empty: { margin: 'auto', color: tokens.colorNeutralForeground2 },
  mail: { flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  head: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
  },
  row: { display: 'flex', gap: tokens.spacingHorizontalM, alignItems: 'baseline' },
  time: { marginInlineStart: 'auto', whiteSpace: 'nowrap', color: tokens.colorNeutralForeground3 },
  soft: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  files: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  paper: {
    flex: 1,
    minHeight: 0,
    width: '100%',
    border: 'none',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    colorScheme: 'light',
    // A customer's letter stays on white paper, whatever the theme.
    backgroundColor: 'white',
  },
});

/** The mail that is selected. */
export function Reading() {
  const styles = useStyles();
  const outlook = useOutlook();
  const say = useSay();
  const world = useWorld();
  const { letter, selected, pane, person } = world;
  const isOne = openLine(world) !== null;
  const act = (how: 'reply' | 'replyAll' | 'forward') => void outlook.answer(how).catch(() => undefined);
  return (
    <main className={styles.mail}>
      <div className={styles.tools}>
        <Button appearance="subtle" icon={<ArrowReplyRegular />} disabled={!letter} onClick={() => act('reply')}>
          {say('reply')}
        </Button>
        <Button appearance="subtle" icon={<ArrowReplyAllRegular />} disabled={!letter} onClick={() => act('replyAll')}>
          {say('replyAll')}
        </Button>
        <Button appearance="subtle" icon={<ArrowForwardRegular />} disabled={!letter} onClick={() => act('forward')}>
          {say('forward')}
        </Button>
        {letter && <HandMenus id={letter.id} />}
        <ToggleButton
          className={styles.right}
          appearance="subtle"
          icon={<PanelRightRegular />}
          disabled={!person}
          checked={pane !== 'closed'}
          onClick={() => outlook.store.set({ pane: pane === 'closed' ? 'pinned' : 'closed' })}
        >
          {say('openPane')}
        </ToggleButton>
      </div>
      {selected.length > 1 && <p className={styles.empty}>{say('several', { n: selected.length })}</p>}
      {selected.length === 0 && <p className={styles.empty}>{say('selectMail')}</p>}
      {isOne && letter && <Letter letter={letter} />}
    </main>
  );
}

function Letter({ letter }: { letter: StandInLetter }) {
  const styles = useStyles();
  const say = useSay();
  const { language, notices, categories } = useWorld();
  const { id, subject, from, to, cc, sentAt, attachments } = letter;
  const files = attachments.filter(one => !one.isInline);
  const tag = language === 'zh-CN' ? 'zh-CN' : 'en-GB';
  return (
    <>
      {Object.entries(notices[id] ?? {}).map(([key, message]) => (
        <MessageBar key={key} intent="info">
          <MessageBarBody>{message}</MessageBarBody>
        </MessageBar>
      ))}
      <div className={styles.head}>
        <h2>{subject || say('noSubject')}</h2>
        {(categories[id] ?? []).length > 0 && (
          <div className={styles.files}>
            {categories[id]?.map(name => (
              <Badge key={name} appearance="tint" shape="rounded">
                {name}
              </Badge>
            ))}
          </div>
        )}
        <div className={styles.row}>
          <span>{writePeople([from])}</span>
          <time className={styles.time} dateTime={sentAt}>
            {new Date(sentAt).toLocaleString(tag, { dateStyle: 'medium', timeStyle: 'short' })}
          </time>
        </div>
        <div className={styles.soft}>
          {say('to')}: {writePeople(to)}
          {cc.length > 0 && ` · ${say('cc')}: ${writePeople(cc)}`}
        </div>
        {files.length > 0 && (
          <div className={styles.files}>
            {files.map(file => (
              <Button
                key={file.id}
                as="a"
                size="small"
                icon={<AttachRegular />}
                href={`/outlook/api/letters/${id}/attachments/${file.position}`}
                download={file.name}
              >
                {file.name}
              </Button>
            ))}
          </div>
        )}
      </div>
      <iframe
        className={styles.paper}
        title={say('mailOf', { name: from.name || from.address, subject })}
        sandbox="allow-popups allow-popups-to-escape-sandbox"
        srcDoc={pageOf(letter)}
      />
    </>
  );
}

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** The letter as a page without scripts, which loads nothing from elsewhere. */
function pageOf({ html, text }: StandInLetter): string {
  const body = html ?? `<pre>${escaped(text)}</pre>`;
  return `<!doctype html><meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:"><base target="_blank"><style>body{margin:16px;font:14px/1.45 'Segoe UI','PingFang SC','Microsoft YaHei',sans-serif;overflow-wrap:anywhere}pre{font:inherit;white-space:pre-wrap;margin:0}img{max-width:100%}</style>${body}`;
}
