import { Button, makeStyles, MessageBar, MessageBarActions, MessageBarBody, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { shownValue } from './conflict';
import type { FieldSaving } from './useCompanyFields';
import type { CompanyReply } from '../../../service/companies/companies.schema';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '160px minmax(0, 1fr)',
    columnGap: tokens.spacingHorizontalL,
    alignItems: 'start',
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':last-child': { borderBottom: 'none' },
    [onPhone]: { gridTemplateColumns: 'minmax(0, 1fr)' },
  },
  label: { color: tokens.colorNeutralForeground3, paddingTop: '6px' },
  value: {
    minWidth: 0,
    minHeight: '32px',
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalXS,
    justifyContent: 'center',
  },
});

interface Props {
  label: string;
  saving: FieldSaving;
  /** What the field shows of a company, for the two sides of a conflict. */
  seen(company: CompanyReply): unknown;
  children: ReactNode;
}

/** One field with its label; under it whatever kept it from being saved. */
export function FieldRow({ label, saving, seen, children }: Props) {
  const styles = useStyles();
  const { t, rich } = useTexts();
  return (
    <div className={styles.row}>
      <span className={styles.label}>{label}</span>
      <div className={styles.value} aria-busy={saving.isSaving}>
        {children}
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        {saving.conflict && (
          <MessageBar intent="warning" layout="multiline" role="alert">
            <MessageBarBody>
              {rich('companies.yoursAndTheirs', {
                mine: shownValue(Object.values(saving.conflict.mine)[0]) || '-',
                theirs: shownValue(seen(saving.conflict.theirs)) || '-',
              })}
            </MessageBarBody>
            <MessageBarActions>
              <Button onClick={saving.useMine}>{t('companies.useMine')}</Button>
              <Button onClick={saving.useTheirs}>{t('companies.useTheirs')}</Button>
            </MessageBarActions>
          </MessageBar>
        )}
      </div>
    </div>
  );
}
