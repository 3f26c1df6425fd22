import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { DraftsRegular } from '@fluentui/react-icons/svg/drafts';
import { FolderRegular } from '@fluentui/react-icons/svg/folder';
import { MailAddRegular } from '@fluentui/react-icons/svg/mail-add';
import { MailInboxRegular } from '@fluentui/react-icons/svg/mail-inbox';
import { SendRegular } from '@fluentui/react-icons/svg/send';
import type { ReactNode } from 'react';
import { meaning } from '../../../ui/theme/meaning';
import { useOutlook, useSay, useWorld } from '../useStandIn';
import type { FolderName } from '../world';

const useStyles = makeStyles({
  nav: {
    width: '172px',
    flexShrink: 0,
    overflowY: 'auto',
    padding: tokens.spacingHorizontalS,
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  box: {
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase200,
    fontWeight: tokens.fontWeightSemibold,
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    color: tokens.colorNeutralForeground2,
  },
  folder: { width: '100%', justifyContent: 'flex-start', minHeight: '32px', fontWeight: tokens.fontWeightRegular },
  isOpen: { backgroundColor: meaning.tpRowChosen, fontWeight: tokens.fontWeightSemibold },
  below: { paddingInlineStart: tokens.spacingHorizontalM },
  name: { minWidth: 0, overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' },
  count: { marginInlineStart: 'auto', fontWeight: tokens.fontWeightSemibold },
});

const icons: Record<FolderName, ReactNode> = {
  inbox: <MailInboxRegular />,
  sent: <SendRegular />,
  drafts: <DraftsRegular />,
};

/** Folders below the inbox: those of customers, where the mailbox has them. */
function Places({ box }: { box: string }) {
  const styles = useStyles();
  const outlook = useOutlook();
  const { place, live } = useWorld();
  return (
    <ul className={styles.below}>
      {live.places.map(({ id, name, count }) => (
        <li key={id}>
          <Button
            appearance="subtle"
            size="small"
            icon={<FolderRegular />}
            className={mergeClasses(styles.folder, place === id && styles.isOpen)}
            aria-current={place === id ? 'page' : undefined}
            onClick={() => outlook.openFolder(box, 'inbox', id)}
          >
            <span className={styles.name}>{name}</span>
            <span className={styles.count}>{count}</span>
          </Button>
        </li>
      ))}
    </ul>
  );
}

/** The folders of every mailbox of this person. */
export function Folders() {
  const styles = useStyles();
  const outlook = useOutlook();
  const say = useSay();
  const { person, mailbox, folder, place, live, drafts } = useWorld();
  return (
    <nav className={styles.nav} aria-label={say('folders')}>
      <Button appearance="primary" icon={<MailAddRegular />} disabled={!person} onClick={() => outlook.write()}>
        {say('newMail')}
      </Button>
      {person?.mailboxes.map(box => (
        <section key={box.address} aria-label={box.name}>
          <h2 className={styles.box}>{box.name}</h2>
          <ul>
            {(['inbox', 'sent', ...(box.isShared ? [] : (['drafts'] as const))] as const).map(name => {
              const isOpen = box.address === mailbox && folder === name && place === '';
              return (
                <li key={name}>
                  <Button
                    appearance="subtle"
                    icon={icons[name] as never}
                    className={mergeClasses(styles.folder, isOpen && styles.isOpen)}
                    aria-current={isOpen ? 'page' : undefined}
                    onClick={() => outlook.openFolder(box.address, name)}
                  >
                    {say(name)}
                    {name === 'drafts' && drafts.length > 0 && <span className={styles.count}>{drafts.length}</span>}
                  </Button>
                  {name === 'inbox' && box.address === mailbox && live.places.length > 0 && (
                    <Places box={box.address} />
                  )}
                </li>
              );
            })}
          </ul>
        </section>
      ))}
    </nav>
  );
}
