import { makeStyles, tokens } from '@fluentui/react-components';
import { useMemo } from 'react';
import type { OpportunityLine } from '../../../service/leads/opportunity.schema';
import { ColumnsMenu } from '../../../ui/list/ColumnsMenu';
import type { Column } from '../../../ui/list/List';
import { useRoute } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { DateText } from '../../../ui/useFormats';
import { CheckMark } from '../../../ui/leads/leadWords';
import { AttentionMarks } from './Attention';
import { ExpectedCell, NextCell } from './DealCells';
import { Amount, StageDays, useDealWord } from './dealWords';

const useStyles = makeStyles({
  line: { display: 'flex', alignItems: 'baseline', gap: tokens.spacingHorizontalXS, minWidth: 0 },
  name: {
    fontWeight: tokens.fontWeightSemibold,
    overflow: 'hidden',
    textOverflow: 'ellipsis',
    whiteSpace: 'nowrap',
    minWidth: 0,
  },
  quiet: { color: tokens.colorNeutralForeground3 },
});

type DealColumn = Column<OpportunityLine>;
const standard = ['company', 'stage', 'amount', 'expected', 'next', 'owner'];
// The list takes eight; the name always stands.
const MOST = 7;

/** The columns beside the name: as the address says, else the usual ones. */
export function useDealColumns(asked: string | null): {
  columns: readonly DealColumn[];
  choices: readonly DealColumn[];
  chosen: readonly string[];
} {
  const { t } = useTexts();
  return useMemo(() => {
    const wanted = asked === null ? standard : asked.split('-');
    const choices = choicesOf(t);
    const shown = choices.filter(column => wanted.includes(column.key)).slice(0, MOST);
    const name: DealColumn = {
      ...{ key: 'name', head: t('deals.name'), width: 'minmax(0, 2.6fr)' },
      cell: deal => <Name deal={deal} />,
    };
    return { columns: [name, ...shown], choices, chosen: shown.map(column => column.key) };
  }, [asked, t]);
}

/** All there are; what is worked with most is changed where it stands. */
function choicesOf(t: ReturnType<typeof useTexts>['t']): readonly DealColumn[] {
  return [
    { key: 'number', head: t('deals.number'), width: '112px', cell: deal => deal.number },
    { key: 'company', head: t('deals.company'), width: 'minmax(0, 1.7fr)', cell: deal => <Company deal={deal} /> },
    { key: 'stage', head: t('deals.stage'), width: '150px', cell: deal => <StageCell deal={deal} /> },
    { key: 'amount', head: t('deals.amount'), width: '124px', isEnd: true, cell: deal => <Amount deal={deal} /> },
    {
      ...{ key: 'probability', head: t('deals.probability'), width: '88px', isEnd: true },
      cell: deal => t('deals.percent', { n: deal.probability }),
    },
    { key: 'expected', head: t('deals.expectedShort'), width: '124px', cell: deal => <ExpectedCell deal={deal} /> },
    { key: 'next', head: t('deals.next'), width: 'minmax(0, 1.6fr)', cell: deal => <NextCell deal={deal} /> },
    { key: 'owner', head: t('deals.owner'), width: '88px', cell: deal => deal.owner?.name ?? t('deals.noOwner') },
    {
      key: 'begun',
      head: t('deals.begun'),
      width: '104px',
      isEnd: true,
      cell: deal => <DateText at={deal.createdAt} />,
    },
  ];
}

/** Which columns the list shows. */
export function DealColumns() {
  const { t } = useTexts();
  const { query } = useRoute();
  const { choices, chosen } = useDealColumns(query.get('columns'));
  return <ColumnsMenu label={t('deals.columns')} choices={choices} chosen={chosen} />;
}

function Name({ deal }: { deal: OpportunityLine }) {
  const styles = useStyles();
  return (
    <span className={styles.line} title={`${deal.number} ${deal.title}`}>
      <span className={styles.name}>{deal.title}</span>
      {deal.isToCheck && <CheckMark />}
      {/* Its stage and its days say the rest where they stand. */}
      <AttentionMarks deal={deal} but={['stage', 'closing', 'action']} />
    </span>
  );
}

function Company({ deal }: { deal: OpportunityLine }) {
  return <span title={deal.company.name}>{deal.company.name}</span>;
}

/** Where it stands, and for how long. */
function StageCell({ deal }: { deal: OpportunityLine }) {
  const styles = useStyles();
  const word = useDealWord();
  return (
    <span className={styles.line}>
      <span>{word('stage', deal.stage)}</span>
      <span className={styles.quiet}>
        <StageDays deal={deal} />
      </span>
    </span>
  );
}
