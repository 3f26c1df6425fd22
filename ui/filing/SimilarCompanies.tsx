import { Button, makeStyles, MessageBar, MessageBarBody, MessageBarTitle, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { NewCompanyProposal } from '../../service/filing/filing.schema';
import { useTexts } from '../texts/texts';

const useStyles = makeStyles({
  list: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    marginTop: tokens.spacingVerticalXS,
  },
  line: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
  quiet: { color: tokens.colorNeutralForeground2 },
});

interface Props {
  similar: NewCompanyProposal['similar'];
  onUse(companyId: number, name: string): void;
  /** It was to be saved and is there already. */
  isRefused?: boolean;
  /** How access to one of somebody else's is asked for. */
  hidden?: (ownerName: string) => ReactNode;
}

/** Companies that look like the new one; of somebody else's only name and owner are known. */
export function SimilarCompanies({ similar, onUse, isRefused = false, hidden }: Props) {
  const styles = useStyles();
  const { t, find } = useTexts();
  if (similar.length === 0) return null;
  return (
    <MessageBar intent={isRefused ? 'error' : 'warning'} layout="multiline" role={isRefused ? 'alert' : undefined}>
      <MessageBarBody>
        <MessageBarTitle>{t(isRefused ? 'protection.refused' : 'reasons.similarTitle')}</MessageBarTitle>
        <ul className={styles.list}>
          {similar.map((one, index) => (
            <li key={index} className={styles.line}>
              <strong>{one.name}</strong>
              <span className={styles.quiet}>{find('protection', `why_${one.why}`) ?? ''}</span>
              {one.id !== null ? (
                <Button size="small" onClick={() => one.id !== null && onUse(one.id, one.name)}>
                  {t('reasons.fileHere')}
                </Button>
              ) : (
                <>
                  <span className={styles.quiet}>
                    {one.ownerName ? t('palette.hidden', { name: one.ownerName }) : t('palette.hiddenNobody')}
                  </span>
                  {one.ownerName && hidden?.(one.ownerName)}
                </>
              )}
            </li>
          ))}
        </ul>
      </MessageBarBody>
    </MessageBar>
  );
}
