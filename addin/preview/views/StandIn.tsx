import { FluentProvider, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { useEffect } from 'react';
import '../../../ui/theme/page.css';
import { themeFor } from '../../../ui/theme/themes';
import type { OutlookPage } from '../outlookPage';
import { OutlookContext, useSay, useWorld } from '../useStandIn';
import { AddinDialog } from './AddinDialog';
import { Compose } from './Compose';
import { Folders } from './Folders';
import { Guide } from './Guide';
import { MailList } from './MailList';
import { Pane } from './Pane';
import { Reading } from './Reading';
import { TopLine } from './TopLine';

const useStyles = makeStyles({
  page: { height: '100%', display: 'flex', flexDirection: 'column', minWidth: 0 },
  body: { flex: 1, minHeight: 0, display: 'flex' },
  middle: {
    flex: 1,
    minWidth: 0,
    display: 'flex',
    flexDirection: 'column',
    backgroundColor: tokens.colorNeutralBackground1,
  },
});

/** The mail program around the pane. */
export function StandIn({ outlook }: { outlook: OutlookPage }) {
  return (
    <OutlookContext.Provider value={outlook}>
      <Themed />
    </OutlookContext.Provider>
  );
}

function Themed() {
  const { look, language } = useWorld();
  const say = useSay();
  useEffect(() => {
    document.documentElement.lang = language;
    document.documentElement.style.colorScheme = look === 'light' ? 'light' : 'dark';
    document.title = `${say('title')} · Tradepost`;
  });
  return (
    <FluentProvider theme={themeFor(look, language)}>
      <div className="tradepost">
        <Whole />
      </div>
    </FluentProvider>
  );
}

function Whole() {
  const styles = useStyles();
  const say = useSay();
  const { person, lines, draft, trouble, round, outbox } = useWorld();
  const isNobody = person === null && lines !== null;
  return (
    <div className={styles.page}>
      <TopLine />
      {trouble && (
        <MessageBar intent="error">
          <MessageBarBody>{trouble}</MessageBarBody>
        </MessageBar>
      )}
      {isNobody && (
        <MessageBar intent="info">
          <MessageBarBody>{say('noMailbox')}</MessageBarBody>
        </MessageBar>
      )}
      {outbox.length > 0 && (
        <MessageBar intent="info" role="status">
          <MessageBarBody>{say('outbox', { n: outbox.length })}</MessageBarBody>
        </MessageBar>
      )}
      <div className={styles.body}>
        <Folders />
        <MailList />
        <div className={styles.middle}>{draft ? <Compose key={draft} id={draft} /> : <Reading />}</div>
        {person && <Pane key={round} />}
      </div>
      <Guide />
      <AddinDialog />
    </div>
  );
}
