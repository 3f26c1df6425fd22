import { makeStyles, MessageBar, MessageBarBody, tokens } from '@fluentui/react-components';
import type { Reach } from '../../../service/webhooks/webhooks.schema';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import { kindKey } from './webhookWords';

const useStyles = makeStyles({ quiet: { color: tokens.colorNeutralForeground3 } });

// Counted so far.
const MOST = 1_000;

/** By whose rights a webhook is told, how far they reach, and which of its chosen kinds can never come. */
export function WebhookReach({ name, reach, kinds }: { name: string; reach: Reach; kinds: readonly string[] }) {
  const styles = useStyles();
  const { t, find } = useTexts();
  const { count } = useFormats();
  const { isAll, companies, silent } = reach;
  const never = kinds.filter(kind => silent.includes(kind));
  const n = companies >= MOST ? `${count(MOST)}+` : count(companies);
  const line = isAll ? t('ops.reachAll', { name }) : t('ops.reachSome', { name, n });
  if (companies > 0 && never.length === 0) return <p className={styles.quiet}>{line}</p>;
  const words = never.map(kind => find('ops', kindKey(kind)) ?? kind).join(t('pane.comma'));
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>
        {companies === 0 ? t('ops.reachNone', { name }) : line}
        {never.length > 0 && <p>{t('ops.reachSilent', { kinds: words })}</p>}
      </MessageBarBody>
    </MessageBar>
  );
}
