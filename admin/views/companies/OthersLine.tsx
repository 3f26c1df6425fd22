import { makeStyles, tokens } from '@fluentui/react-components';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import type { CompanyList } from '../../../ui/apiTypes';
import { useTexts } from '../../../ui/texts/texts';

const useStyles = makeStyles({
  line: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground2,
  },
  icon: { flexShrink: 0, fontSize: tokens.fontSizeBase500 },
  names: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalL },
});

/** Companies of colleagues that match the search: name and owner, and nothing else of them. */
export function OthersLine({ others }: { others: CompanyList['others'] }) {
  const styles = useStyles();
  const { t, rich } = useTexts();
  if (others.length === 0) return null;
  return (
    <div className={styles.line} role="note">
      <EyeOffRegular className={styles.icon} aria-hidden="true" />
      <div className={styles.names}>
        {others.map((other, index) => (
          <span key={index}>
            {other.ownerName
              ? rich('companies.othersOwned', { name: other.name, owner: other.ownerName })
              : rich('companies.othersNobody', { name: other.name })}
          </span>
        ))}
        <span>{t('companies.othersHint')}</span>
      </div>
    </div>
  );
}
