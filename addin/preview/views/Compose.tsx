import { Button, Field, Input, makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { PanelRightRegular } from '@fluentui/react-icons/svg/panel-right';
import { SendRegular } from '@fluentui/react-icons/svg/send';
import { useEffect, useRef, useState } from 'react';
import { useOutlook, useSay, useWorld } from '../useStandIn';
import type { Draft, Kind } from '../world';
import { openDraft } from '../world';
import { readPeople, textOf, washed, writePeople } from '../writing';
import { AddFiles, DraftFiles } from './DraftFiles';
import { SendDialog } from './SendDialog';

const useStyles = makeStyles({
  page: { flex: 1, minHeight: 0, display: 'flex', flexDirection: 'column' },
  tools: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXS,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    minHeight: '40px',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  right: { marginInlineStart: 'auto' },
  fields: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  field: { gridTemplateColumns: '72px 1fr' },
  soft: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  text: {
    flex: 1,
    minHeight: 0,
    overflowY: 'auto',
    padding: tokens.spacingHorizontalL,
    outlineOffset: '-2px',
    lineHeight: tokens.lineHeightBase300,
    '& p': { marginBottom: tokens.spacingVerticalM },
    '& blockquote': {
      margin: `${tokens.spacingVerticalL} 0 0`,
      paddingInlineStart: tokens.spacingHorizontalM,
      borderLeft: `2px solid ${tokens.colorNeutralStroke1}`,
      color: tokens.colorNeutralForeground2,
    },
  },
});

/** The window in which a mail is written. */
export function Compose({ id }: { id: string }) {
  const styles = useStyles();
  const outlook = useOutlook();
  const say = useSay();
  const world = useWorld();
  const draft = openDraft(world);
  if (!draft) return null;
  const hasPeople = draft.to.length + draft.cc.length + draft.bcc.length > 0;
  const { hasComposePane, sending } = world;
  const isHeld = sending?.draft === id && sending.state !== 'stopped' && sending.state !== 'failed';
  return (
    <main className={styles.page}>
      <div className={styles.tools}>
        <Button
          appearance="primary"
          icon={<SendRegular />}
          disabled={!hasPeople || isHeld}
          onClick={() => void outlook.press(id)}
        >
          {say('send')}
        </Button>
        <AddFiles draft={draft} />
        <Button appearance="subtle" icon={<DeleteRegular />} onClick={() => outlook.discard(id)}>
          {say('discard')}
        </Button>
        {!hasComposePane && (
          <Button
            className={styles.right}
            appearance="subtle"
            icon={<PanelRightRegular />}
            onClick={() => outlook.store.set({ hasComposePane: true })}
          >
            {say('openPane')}
          </Button>
        )}
        <Button
          className={hasComposePane ? styles.right : undefined}
          appearance="subtle"
          icon={<DismissRegular />}
          aria-label={say('toDrafts')}
          title={say('toDrafts')}
          onClick={() => outlook.closeDraft()}
        />
      </div>
      {Object.entries(world.notices[id] ?? {}).map(([key, message]) => (
        <MessageBar key={key} intent="info">
          <MessageBarBody>{message}</MessageBarBody>
        </MessageBar>
      ))}
      <div className={styles.fields}>
        <span className={styles.soft}>
          {say('from')}: {writePeople([{ name: draft.fromName, address: draft.mailbox }])}
        </span>
        {(['to', 'cc', 'bcc'] as const).map(kind => (
          <People key={kind} draft={draft} kind={kind} />
        ))}
        <Field label={say('subject')} orientation="horizontal" size="small" className={styles.field}>
          <Input value={draft.subject} onChange={(_, { value }) => outlook.change(id, { subject: value })} />
        </Field>
        <DraftFiles draft={draft} />
      </div>
      <Body draft={draft} />
      <SendDialog id={id} />
    </main>
  );
}

/** Addresses as they are typed; they count when the field is left. */
function People({ draft, kind }: { draft: Draft; kind: Kind }) {
  const styles = useStyles();
  const outlook = useOutlook();
  const say = useSay();
  const known = writePeople(draft[kind]);
  const [typed, setTyped] = useState<string | null>(null);
  const settle = () => {
    if (typed === null) return;
    setTyped(null);
    if (typed !== known) outlook.change(draft.id, { [kind]: readPeople(typed) });
  };
  return (
    <Field label={say(kind)} orientation="horizontal" size="small" className={styles.field}>
      <Input
        value={typed ?? known}
        autoComplete="off"
        onChange={(_, { value }) => setTyped(value)}
        onBlur={settle}
        onKeyDown={event => event.key === 'Enter' && settle()}
      />
    </Field>
  );
}

function Body({ draft }: { draft: Draft }) {
  const styles = useStyles();
  const outlook = useOutlook();
  const say = useSay();
  const place = useRef<HTMLDivElement>(null);
  const { id } = draft;
  const first = useRef(draft.html);
  useEffect(() => {
    const element = place.current;
    if (!element) return;
    element.innerHTML = washed(first.current);
    const keep = () => outlook.change(id, { html: element.innerHTML });
    element.addEventListener('input', keep);
    const leave = outlook.editor(id, (html, where) => {
      put(element, where === 'all' ? washed(html) : washed(html || textOf(html)), where);
      keep();
    });
    return () => {
      element.removeEventListener('input', keep);
      leave();
    };
  }, [id, outlook]);
  return (
    <div
      ref={place}
      className={styles.text}
      role="textbox"
      aria-multiline
      aria-label={say('body')}
      tabIndex={0}
      contentEditable
      suppressContentEditableWarning
    />
  );
}

/** Puts washed HTML where the cursor is, at the beginning, or in place of everything. */
function put(element: HTMLElement, html: string, where: 'cursor' | 'start' | 'all'): void {
  if (where === 'all') {
    element.innerHTML = html;
    return;
  }
  const range = document.createRange();
  const selection = window.getSelection();
  const marked = selection && selection.rangeCount > 0 ? selection.getRangeAt(0) : null;
  if (where === 'cursor' && marked && element.contains(marked.commonAncestorContainer)) {
    marked.deleteContents();
    marked.insertNode(marked.createContextualFragment(html));
    return;
  }
  range.setStart(element, 0);
  range.insertNode(range.createContextualFragment(html));
}
