import { Badge, makeStyles, ToggleButton, tokens } from '@fluentui/react-components';
import { AlertUrgentRegular } from '@fluentui/react-icons/svg/alert-urgent';
import type { OpportunityLine, OpportunityQuery } from '../../../service/leads/opportunity.schema';
import { opportunityApi } from '../../../ui/leads/opportunityApi';
import { useLive } from '../../../ui/live/useLive';
import { setQuery } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { meaning } from '../../../ui/theme/meaning';
import { useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';

const useStyles = makeStyles({
  count: { marginLeft: tokens.spacingHorizontalXS },
  marks: { display: 'inline-flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXXS },
  mark: {
    display: 'inline-flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalXXS,
    color: meaning.tpOverdueText,
    fontSize: tokens.fontSizeBase200,
    whiteSpace: 'nowrap',
  },
});

/** Shows those alone that need attention; the number beside it is what the list then has. */
export function Attention({ query, isBoard }: { query: OpportunityQuery; isBoard: boolean }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { count } = useFormats();
  const { attention, stage, state, from, to, ...rest } = query;
  const asked = isBoard ? rest : { ...rest, stage, state, from, to };
  const load = useLoad(`dealAttention:${JSON.stringify(asked)}`, signal => opportunityApi.attention(asked, signal));
  useLive(event => event.type === 'deals' || event.type === 'again', load.reload);
  const waiting = load.data?.attention ?? 0;
  return (
    <ToggleButton
      icon={<AlertUrgentRegular />}
      checked={attention === true}
      onClick={() => setQuery({ attention: attention ? null : '1' })}
    >
      {t('digest.attention')}
      {waiting > 0 && (
        <Badge className={styles.count} appearance="filled" color="danger">
          {waiting >= 1000 ? '1,000+' : count(waiting)}
        </Badge>
      )}
    </ToggleButton>
  );
}

/** Why an opportunity needs attention, each in a word; what its days say already is left out where `but` names it. */
export function AttentionMarks({
  deal,
  but = [],
}: {
  deal: Pick<OpportunityLine, 'attention'>;
  but?: readonly OpportunityLine['attention'][number][];
}) {
  const styles = useStyles();
  const { t } = useTexts();
  const causes = deal.attention.filter(cause => !but.includes(cause));
  if (causes.length === 0) return null;
  return (
    <span className={styles.marks}>
      {causes.map(cause => (
        <span key={cause} className={styles.mark}>
          <AlertUrgentRegular aria-hidden="true" />
          {t(`digest.cause_${cause}`)}
        </span>
      ))}
    </span>
  );
}
