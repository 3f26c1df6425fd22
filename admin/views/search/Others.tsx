import { makeStyles, tokens } from '@fluentui/react-components';
import { recordAddress } from '../../../ui/filing/recordAddress';
import { api } from '../../../ui/api';
import { PageLink } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { useLoad } from '../../../ui/useLoad';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  link: {
    color: tokens.colorBrandForegroundLink,
    textDecorationLine: 'none',
    ':hover': { textDecorationLine: 'underline' },
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

/** Companies, people and records of these words, above the mail. */
export function Others({ words }: { words: string }) {
  const styles = useStyles();
  const { t } = useTexts();
  const found = useLoad(words === '' ? null : `search-others:${words}`, signal =>
    api.search(words.slice(0, 200), signal),
  );
  if (words === '' || !found.data) return null;
  const { companies, records, people } = found.data;
  const lines = [
    ...records.map(one => ({
      key: `r${one.id}`,
      to: recordAddress(one),
      title: one.number,
      more: one.company,
    })),
    ...companies
      .filter(one => one.isVisible)
      .map(one => ({ key: `c${one.id}`, to: `/companies/${one.id}`, title: one.name, more: one.ownerName ?? '' })),
    ...people.map(one => ({
      key: `p${one.id}`,
      to: `/companies/${one.companyId}/contacts`,
      title: one.name,
      more: one.company,
    })),
  ];
  if (lines.length === 0) return null;
  return (
    <nav className={styles.row} aria-label={t('search.others')}>
      {lines.map(({ key, to, title, more }) => (
        <span key={key}>
          <PageLink to={to} className={styles.link}>
            {title}
          </PageLink>{' '}
          <span className={styles.quiet}>{more}</span>
        </span>
      ))}
    </nav>
  );
}
