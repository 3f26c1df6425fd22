import {
  Button,
  Menu as FluentMenu,
  MenuItemLink,
  MenuList,
  MenuPopover,
  MenuTrigger,
  mergeClasses,
} from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUpRegular } from '@fluentui/react-icons/svg/chevron-up';
import { MoreHorizontalRegular } from '@fluentui/react-icons/svg/more-horizontal';
import { PanelLeftContractRegular } from '@fluentui/react-icons/svg/panel-left-contract';
import { PanelLeftExpandRegular } from '@fluentui/react-icons/svg/panel-left-expand';
import { ToolboxRegular } from '@fluentui/react-icons/svg/toolbox';
import { useState } from 'react';
import { linkTo, PageLink, useAddress } from '../../ui/router';
import { useSession } from '../../ui/session';
import { useTexts } from '../../ui/texts/texts';
import { useFormats } from '../../ui/useFormats';
import { usePhone } from '../../ui/usePhone';
import { useCareCounts } from '../../ui/teamwork/careCounts';
import type { Entry } from './entries';
import { entriesOf, selectedKey } from './entries';
import { useMenuStyles } from './menuStyles';
import { useAlarmCount } from './alarmCount';
import { useReviewCount } from './reviewCount';
import { useApprovalCount } from '../../ui/approvals/approvalCount';
import { useWaitingRequests } from './waitingRequests';

const storageKey = 'tradepost.menu';
const toolsKey = 'tradepost.tools';
/** As many as a thumb can tell apart, and "more". */
const PHONE_ENTRIES = 5;

/** The left menu: only what this person may open, with a count only where work waits. On a phone a bar at the bottom. */
export function Menu() {
  const styles = useMenuStyles();
  const { t } = useTexts();
  const isPhone = usePhone();
  const [isFolded, setFolded] = useState(() => localStorage.getItem(storageKey) === 'folded');
  const fold = () => {
    localStorage.setItem(storageKey, isFolded ? 'open' : 'folded');
    setFolded(!isFolded);
  };
  const { user } = useSession();
  const hasApprovals = useApprovalCount() > 0;
  const { path } = useAddress();
  const entries = entriesOf(user.grants, useWaitingRequests() > 0 || path === '/requests');
  const all = [...entries.daily, ...entries.tools, ...entries.settings];
  const selected = selectedKey(all, path);
  const item = (entry: Entry) => (
    <Item key={entry.key} entry={entry} isSelected={entry.key === selected} isFolded={isFolded} isPhone={isPhone} />
  );
  const label = t(isFolded ? 'nav.unfold' : 'nav.fold');
  if (isPhone) {
    // Searching stands in the head there.
    const isLast = (entry: Entry) => entry.key === 'search';
    // What a colleague waits for is decided on the way: it stands in the bar while something waits.
    const isFirst = (entry: Entry) => entry.key === 'approvals' && hasApprovals;
    const rest = all.filter(entry => !isLast(entry) && !isFirst(entry));
    const inBar = [...rest.slice(0, 1), ...all.filter(isFirst), ...rest.slice(1), ...all.filter(isLast)];
    const first = inBar.slice(0, PHONE_ENTRIES);
    return (
      <nav aria-label={t('nav.label')} className={styles.menu}>
        <ul className={styles.list}>
          {first.map(item)}
          {inBar.length > first.length && <More entries={inBar.slice(first.length)} selected={selected} />}
        </ul>
      </nav>
    );
  }
  return (
    <nav aria-label={t('nav.label')} className={mergeClasses(styles.menu, isFolded && styles.folded)}>
      <ul className={styles.list}>
        {entries.daily.map(item)}
        {entries.tools.length > 0 && <Tools entries={entries.tools} selected={selected} isFolded={isFolded} />}
        {entries.settings.map(item)}
      </ul>
      <Button
        appearance="subtle"
        className={styles.fold}
        icon={isFolded ? <PanelLeftExpandRegular /> : <PanelLeftContractRegular />}
        aria-label={label}
        title={label}
        aria-expanded={!isFolded}
        onClick={fold}
      />
    </nav>
  );
}

interface ItemProps {
  entry: Entry;
  isSelected: boolean;
  isFolded?: boolean;
  isPhone?: boolean;
  isInner?: boolean;
}

function Item({ entry, isSelected, isFolded: isFoldedAside, isPhone, isInner }: ItemProps) {
  const styles = useMenuStyles();
  const { t } = useTexts();
  const word = t(entry.title);
  const isFolded = isFoldedAside && !isPhone;
  return (
    <li className={styles.item}>
      <PageLink
        to={entry.address}
        className={mergeClasses(styles.link, isInner && !isFolded && styles.inner, isSelected && styles.selected)}
        aria-current={isSelected ? 'page' : undefined}
        title={isFolded ? word : undefined}
        aria-label={isFolded ? word : undefined}
      >
        <span className={mergeClasses(styles.icon, isSelected && styles.iconSelected)} aria-hidden="true">
          {isSelected ? entry.iconSelected : entry.icon}
        </span>
        {!isFolded && <span className={styles.word}>{word}</span>}
        {entry.key === 'review' && <ReviewCount isSmall={Boolean(isFolded || isPhone)} />}
        {entry.key === 'inbox' && <CareCount isSmall={Boolean(isFolded || isPhone)} />}
        {entry.key === 'approvals' && <ApprovalCount isSmall={Boolean(isFolded || isPhone)} />}
        {entry.key === 'settings' && <AlarmCount isSmall={Boolean(isFolded || isPhone)} />}
        {entry.key === 'requests' && <RequestsCount isSmall={Boolean(isFolded || isPhone)} />}
      </PageLink>
    </li>
  );
}

/** What is used now and then: opens in place, and by itself while one of its pages is open. */
function Tools({ entries, selected, isFolded }: { entries: Entry[]; selected: string | null; isFolded: boolean }) {
  const styles = useMenuStyles();
  const { t } = useTexts();
  const isInside = entries.some(entry => entry.key === selected);
  const [isOpened, setOpened] = useState(() => localStorage.getItem(toolsKey) === 'open');
  const isOpen = isOpened || isInside;
  const word = t('shell.tools');
  const toggle = () => {
    localStorage.setItem(toolsKey, isOpen ? 'shut' : 'open');
    setOpened(!isOpen);
  };
  return (
    <li className={styles.item}>
      <button
        type="button"
        className={mergeClasses(styles.link, styles.group)}
        aria-expanded={isOpen}
        // The page that is open is never hidden.
        disabled={isInside}
        title={isFolded ? word : undefined}
        aria-label={isFolded ? word : undefined}
        onClick={toggle}
      >
        <span className={styles.icon} aria-hidden="true">
          <ToolboxRegular />
        </span>
        {!isFolded && <span className={styles.word}>{word}</span>}
        {!isFolded && !isInside && (isOpen ? <ChevronUpRegular /> : <ChevronDownRegular />)}
      </button>
      {isOpen && (
        <ul aria-label={word} className={styles.list}>
          {entries.map(entry => (
            <Item key={entry.key} entry={entry} isSelected={entry.key === selected} isFolded={isFolded} isInner />
          ))}
        </ul>
      )}
    </li>
  );
}

/** On a phone: what has no place in the bar. */
function More({ entries, selected }: { entries: Entry[]; selected: string | null }) {
  const styles = useMenuStyles();
  const { t } = useTexts();
  const isInside = entries.some(entry => entry.key === selected);
  return (
    <li className={styles.item}>
      <FluentMenu positioning="above-end">
        <MenuTrigger disableButtonEnhancement>
          <button type="button" className={mergeClasses(styles.link, styles.group, isInside && styles.selected)}>
            <span className={styles.icon} aria-hidden="true">
              <MoreHorizontalRegular />
            </span>
            <span className={styles.word}>{t('shell.more')}</span>
          </button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            {entries.map(entry => (
              <MenuItemLink
                key={entry.key}
                icon={entry.icon}
                aria-current={entry.key === selected ? 'page' : undefined}
                {...linkTo(entry.address)}
              >
                {t(entry.title)}
              </MenuItemLink>
            ))}
          </MenuList>
        </MenuPopover>
      </FluentMenu>
    </li>
  );
}

function ReviewCount({ isSmall }: { isSmall: boolean }) {
  return <Count waiting={useReviewCount()} label="nav.reviewCount" isSmall={isSmall} />;
}

function RequestsCount({ isSmall }: { isSmall: boolean }) {
  return <Count waiting={useWaitingRequests()} label="shell.requestsCount" isSmall={isSmall} />;
}

function AlarmCount({ isSmall }: { isSmall: boolean }) {
  return <Count waiting={useAlarmCount()} label="shell.alarmCount" isSmall={isSmall} />;
}

function ApprovalCount({ isSmall }: { isSmall: boolean }) {
  return <Count waiting={useApprovalCount()} label="approvals.navCount" isSmall={isSmall} />;
}

function CareCount({ isSmall }: { isSmall: boolean }) {
  return <Count waiting={useCareCounts()?.unanswered ?? null} label="teamwork.navCount" isSmall={isSmall} />;
}

interface CountProps {
  waiting: number | null;
  label: 'approvals.navCount' | 'nav.reviewCount' | 'teamwork.navCount' | 'shell.requestsCount' | 'shell.alarmCount';
  isSmall: boolean;
}

function Count({ waiting, label, isSmall }: CountProps) {
  const styles = useMenuStyles();
  const { t } = useTexts();
  const formats = useFormats();
  if (!waiting) return isSmall ? null : <span className={styles.count} />;
  const text = isSmall && waiting > 99 ? '99+' : formats.count(waiting);
  return (
    <span className={isSmall ? styles.countFolded : styles.count} aria-label={t(label, { n: waiting })} role="img">
      {text}
    </span>
  );
}
