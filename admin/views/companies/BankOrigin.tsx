import { makeStyles, tokens } from '@fluentui/react-components';
import type { BankDetails } from '../../../service/filing/warnings/warnings.schema';
import { PageLink } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
  link: { color: tokens.colorBrandForegroundLink },
});

/** The mail that named an account first, as far as the reader may see it. */
export function BankOrigin({ detail }: { detail: BankDetails['details'][number] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { message } = detail;
  if (!message)
    return (
      <span className={styles.quiet}>
        {t(detail.hasMessage ? 'companyWork.bankHiddenMail' : 'companyWork.bankNoMail')}
      </span>
    );
  return (
    <PageLink to={`/mail/${message.conversationId}?message=${message.id}`} className={styles.link}>
      {message.subject || t('mail.noSubject')}
    </PageLink>
  );
}
