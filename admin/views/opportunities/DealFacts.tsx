import type { OpportunityReply } from '../../../service/leads/opportunity.schema';
import { setQuery } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { useTexts } from '../../../ui/texts/texts';
import { dayLabel } from '../tasks/due';
import { useLeadWord } from '../../../ui/leads/leadWords';
import { askedWorth } from './askedWorth';
import { isClosed } from './dealQuery';
import { Amount, OpenDay } from './dealWords';
import { FactRows, PartCard } from './FactRows';

/** What it is worth, how likely, until when, and what comes next. */
export function DealFacts({ deal }: { deal: OpportunityReply }) {
  const { t, language } = useTexts();
  const { can } = useSession();
  const word = useLeadWord();
  const next = [deal.nextDay && dayLabel(deal.nextDay, language), deal.nextAction].filter(Boolean).join(' ');
  const suggested = askedWorth(deal.asked.items);
  const amount =
    deal.amount !== null || !can('fields.price.view') ? (
      <Amount deal={deal} />
    ) : suggested ? (
      t('deals.suggestedWorth', { ...suggested })
    ) : (
      ''
    );
  const action = deal.mayChange && { word: t('deals.edit'), onClick: () => setQuery({ open: 'edit' }) };
  return (
    <PartCard title={t('deals.facts')} action={action}>
      <FactRows
        rows={[
          [t('deals.amount'), amount],
          [t('deals.probability'), t('deals.percent', { n: deal.probability })],
          [t('deals.expected'), deal.expectedDay && <OpenDay day={deal.expectedDay} isOpen={!isClosed(deal.stage)} />],
          [t('deals.next'), next],
          [t('deals.owner'), deal.owner?.name ?? t('deals.noOwner')],
          [t('deals.source'), [word('source', deal.source), deal.campaign?.name].filter(Boolean).join(' · ')],
        ]}
      />
    </PartCard>
  );
}
