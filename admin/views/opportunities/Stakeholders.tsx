import { AddRegular } from '@fluentui/react-icons/svg/add';
import { useState } from 'react';
import type { StakeholderBody, StakeholderReply } from '../../../service/leads/opportunity.schema';
import { opportunityApi } from '../../../ui/leads/opportunityApi';
import { useTexts } from '../../../ui/texts/texts';
import { dayLabel } from '../tasks/due';
import type { DealPartProps } from './DealHead';
import { useDealWord } from './dealWords';
import { PartCard } from './FactRows';
import { PartList } from './PartList';
import { StakeholderSheet } from './StakeholderSheet';
import { usePartWrites } from './usePartWrites';

/** The buyer's people: what part each has, where he stands, and what is planned with him. */
export function Stakeholders(props: DealPartProps) {
  const { deal } = props;
  const { t, language } = useTexts();
  const word = useDealWord();
  const { save, remove } = usePartWrites(props);
  const [opened, setOpened] = useState<StakeholderReply | 'new' | null>(null);
  const action = deal.mayChange && {
    ...{ word: t('deals.addStakeholder'), icon: <AddRegular /> },
    onClick: () => setOpened('new'),
  };
  const write = async (body: StakeholderBody) => {
    const id = opened === 'new' ? null : (opened?.id ?? null);
    await save(read =>
      id === null ? opportunityApi.addStakeholder(read, body) : opportunityApi.saveStakeholder(read, id, body),
    );
    setOpened(null);
  };
  const plan = ({ nextDay, nextStep, by }: StakeholderReply) =>
    [nextDay && dayLabel(nextDay, language), nextStep, by?.name].filter(Boolean).join(' · ');
  return (
    <PartCard title={t('deals.stakeholders')} action={action}>
      <PartList<StakeholderReply>
        items={deal.stakeholders}
        none={t('deals.stakeholdersNone')}
        mayChange={deal.mayChange}
        lines={one => [
          `${word('part', one.part)} · ${word('stance', one.stance)}`,
          one.aim && `${t('deals.aim')}: ${one.aim}`,
          plan(one) && `${t('deals.nextStep')}: ${plan(one)}`,
        ]}
        onEdit={setOpened}
        onRemove={({ id, by, ...body }) =>
          remove(
            body.name,
            read => opportunityApi.removeStakeholder(read, id),
            read => opportunityApi.addStakeholder(read, { ...body, byUserId: by?.id ?? null }),
          )
        }
      />
      {opened !== null && (
        <StakeholderSheet
          companyId={deal.company.isOpen ? deal.company.id : null}
          person={opened === 'new' ? null : opened}
          onClose={() => setOpened(null)}
          onSave={write}
        />
      )}
    </PartCard>
  );
}
