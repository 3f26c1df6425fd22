import { Link, makeStyles, MessageBar, MessageBarActions, MessageBarBody, tokens } from '@fluentui/react-components';
import { mergingApi } from '../../../ui/companies/mergingApi';
import { linkTo } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { useTexts } from '../../../ui/texts/texts';
import { useLoad } from '../../../ui/useLoad';

const useStyles = makeStyles({ bar: { marginBottom: tokens.spacingVerticalM } });

/** That somebody waits for this person to share a company; nothing where nobody does. */
export function WaitingRequests() {
  const styles = useStyles();
  const { t } = useTexts();
  const { can } = useSession();
  const load = useLoad(can('companies.read') ? 'access requests' : null, signal => mergingApi.accessRequests(signal));
  const n = load.data?.toAnswer.length ?? 0;
  if (n === 0) return null;
  return (
    <MessageBar className={styles.bar}>
      <MessageBarBody>{t('protection.waiting', { n })}</MessageBarBody>
      <MessageBarActions>
        <Link {...linkTo('/requests')}>{t('common.open')}</Link>
      </MessageBarActions>
    </MessageBar>
  );
}
