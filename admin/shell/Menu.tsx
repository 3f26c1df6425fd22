import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { PanelLeftContractRegular } from '@fluentui/react-icons/svg/panel-left-contract';
import { PanelLeftExpandRegular } from '@fluentui/react-icons/svg/panel-left-expand';
import { useState } from 'react';
import { PageLink, useAddress } from '../../ui/router';
import { useSession } from '../../ui/session';
import { useTexts } from '../../ui/texts/texts';
import { layout, onForcedColors, onPhone } from '../../ui/theme/layout';
import { useFormats } from '../../ui/useFormats';
import { usePhone } from '../../ui/usePhone';
import type { Section } from '../routes';
import { mayOpen, sections } from '../routes';
import { useReviewCount } from './reviewCount';
import { meaning } from '../../ui/theme/meaning';

const storageKey = 'tradepost.menu';

const useStyles = makeStyles({
  menu: {
    gridArea: 'menu',
    width: layout.menuWidth,
    display: 'flex',
    flexDirection: 'column',
    padding: `${tokens.spacingVerticalS} 0`,
    backgroundColor: tokens.colorNeutralBackground1,
    borderRight: `1px solid ${tokens.colorNeutralStroke2}`,
    overflowY: 'auto',
    overflowX: 'hidden',
    [onPhone]: {
      width: 'auto',
      flexDirection: 'row',
      padding: 0,
      borderRight: 'none',
      borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    },
  },
  folded: { width: layout.menuFolded, [onPhone]: { width: 'auto' } },
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXXS,
    flex: 1,
    [onPhone]: { flexDirection: 'row', gap: 0 },
  },
  item: { minWidth: 0, [onPhone]: { flex: 1 } },
  link: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalM,
    height: '36px',
    margin: `0 ${tokens.spacingHorizontalXS}`,
    padding: `0 ${tokens.spacingHorizontalS} 0 ${tokens.spacingHorizontalMNudge}`,
    borderRadius: tokens.borderRadiusMedium,
    color: tokens.colorNeutralForeground2,
    textDecorationLine: 'none',
    whiteSpace: 'nowrap',
    ':hover': { backgroundColor: meaning.tpRowHover, color: tokens.colorNeutralForeground1 },
    [onPhone]: {
      flexDirection: 'column',
      justifyContent: 'center',
      gap: '2px',
      height: '100%',
      margin: 0,
      padding: `0 ${tokens.spacingHorizontalXXS}`,
      fontSize: tokens.fontSizeBase200,
      lineHeight: tokens.lineHeightBase200,
    },
  },
  selected: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    backgroundColor: meaning.tpRowChosen,
    '::before': {
      content: '""',
      position: 'absolute',
      left: 0,
      top: '8px',
      bottom: '8px',
      width: '3px',
      borderRadius: tokens.borderRadiusCircular,
      backgroundColor: tokens.colorCompoundBrandStroke,
    },
    [onPhone]: {
      backgroundColor: 'transparent',
      color: tokens.colorBrandForeground1,
      '::before': { left: '25%', right: '25%', top: 0, bottom: 'auto', width: 'auto', height: '3px' },
    },
    [onForcedColors]: { outline: '2px solid Highlight', outlineOffset: '-2px' },
  },
  icon: { fontSize: tokens.fontSizeBase500, display: 'flex', flexShrink: 0 },
  iconSelected: { color: tokens.colorBrandForeground1 },
  word: {
    flex: 1,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    [onPhone]: { flex: 'none', maxWidth: '100%' },
  },
  count: {
    minWidth: '24px',
    textAlign: 'end',
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorBrandForeground2,
    fontSize: tokens.fontSizeBase200,
  },
  countFolded: {
    position: 'absolute',
    right: '1px',
    top: '1px',
    minWidth: '16px',
    padding: '0 3px',
    textAlign: 'center',
    borderRadius: tokens.borderRadiusCircular,
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    fontSize: tokens.fontSizeBase100,
    lineHeight: tokens.lineHeightBase100,
    [onPhone]: { right: 'calc(50% - 22px)', top: '4px' },
  },
  fold: { margin: `0 ${tokens.spacingHorizontalXS}`, justifyContent: 'flex-start', minWidth: 'auto' },
});

/** The left menu: only what this person may open, with a count only where work waits. On a phone a bar at the bottom. */
export function Menu() {
  const styles = useStyles();
  const { t } = useTexts();
  const { user } = useSession();
  const isPhone = usePhone();
  const [isFolded, setFolded] = useState(() => localStorage.getItem(storageKey) === 'folded');
  const fold = () => {
    localStorage.setItem(storageKey, isFolded ? 'open' : 'folded');
    setFolded(!isFolded);
  };
  const label = t(isFolded ? 'nav.unfold' : 'nav.fold');
  return (
    <nav aria-label={t('nav.label')} className={mergeClasses(styles.menu, isFolded && styles.folded)}>
      <ul className={styles.list}>
        {sections
          .filter(section => mayOpen(section, user.grants))
          .map(section => (
            <Item key={section.key} section={section} isFolded={isFolded && !isPhone} isPhone={isPhone} />
          ))}
      </ul>
      {!isPhone && (
        <Button
          appearance="subtle"
          className={styles.fold}
          icon={isFolded ? <PanelLeftExpandRegular /> : <PanelLeftContractRegular />}
          aria-label={label}
          title={label}
          aria-expanded={!isFolded}
          onClick={fold}
        />
      )}
    </nav>
  );
}

function Item({ section, isFolded, isPhone }: { section: Section; isFolded: boolean; isPhone: boolean }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { path } = useAddress();
  const isSelected = path === section.address || path.startsWith(`${section.address}/`);
  const word = t(section.title);
  return (
    <li className={styles.item}>
      <PageLink
        to={section.address}
        className={mergeClasses(styles.link, isSelected && styles.selected)}
        aria-current={isSelected ? 'page' : undefined}
        title={isFolded ? word : undefined}
        aria-label={isFolded ? word : undefined}
      >
        <span className={mergeClasses(styles.icon, isSelected && styles.iconSelected)} aria-hidden="true">
          {isSelected ? section.iconSelected : section.icon}
        </span>
        {!isFolded && <span className={styles.word}>{word}</span>}
        {section.key === 'review' && <ReviewCount isSmall={isFolded || isPhone} />}
      </PageLink>
    </li>
  );
}

function ReviewCount({ isSmall }: { isSmall: boolean }) {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const waiting = useReviewCount();
  if (!waiting) return isSmall ? null : <span className={styles.count} />;
  const text = isSmall && waiting > 99 ? '99+' : formats.count(waiting);
  return (
    <span
      className={isSmall ? styles.countFolded : styles.count}
      aria-label={t('nav.reviewCount', { n: waiting })}
      role="img"
    >
      {text}
    </span>
  );
}
