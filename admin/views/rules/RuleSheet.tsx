import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import type { RuleReply } from '../../../service/filing/rules/rules.schema';
import { rulesApi } from '../../../ui/filing/rulesApi';
import { Sheet } from '../../../ui/filing/Sheet';
import { linkTo, navigate } from '../../../ui/router';
import { Empty, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { meaning } from '../../../ui/theme/meaning';
import { useErrorText } from '../../../ui/useErrorText';
import { useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useRuleWords } from './words';

const useStyles = makeStyles({
  facts: {
    display: 'grid',
    gridTemplateColumns: 'max-content minmax(0, 1fr)',
    gap: tokens.spacingHorizontalM,
    margin: 0,
  },
  term: { color: tokens.colorNeutralForeground3 },
  fact: { margin: 0, overflowWrap: 'anywhere', whiteSpace: 'pre-wrap' },
  problem: { color: meaning.tpReviewText },
  bar: { paddingTop: tokens.spacingVerticalL },
});

/** One rule over the list, at an address of its own; one that is not there, or not his to see, says so. */
export function RuleSheet({ id }: { id: number }) {
  const { t } = useTexts();
  const words = useRuleWords();
  const errorText = useErrorText();
  const load = useLoad(`rule:${id}`, signal => rulesApi.one(id, signal));
  const rule = load.data?.rule;
  const close = () => navigate(rule && rule.scope !== 'custom' ? '/rules/always' : '/rules');
  return (
    <Sheet title={rule ? words.name(rule) : t('rules.title')} onClose={close}>
      {load.error?.status === 404 ? (
        <Empty
          icon={<FilterRegular />}
          line={errorText(load.error)}
          action={<Button onClick={close}>{t('rules.back')}</Button>}
        />
      ) : (
        <StateView load={load}>{detail => <Facts rule={detail.rule} />}</StateView>
      )}
    </Sheet>
  );
}

function Facts({ rule }: { rule: RuleReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const words = useRuleWords();
  const { count, date, day } = useFormats();
  const facts: [string, string][] = [
    [t('rules.conditions'), words.conditions(rule.conditions)],
    [t('rules.what'), words.action(rule)],
    [t('rules.state'), words.state(rule.state)],
    [t('rules.owner'), rule.owner.name],
    [t('rules.coverage'), t(`rules.coverage_${rule.coverage}`)],
    [t('rules.hits'), count(rule.hits)],
    [t('rules.lastHit'), rule.lastHitAt ? date(rule.lastHitAt) : t('rules.never')],
    [t('rules.expiresOn'), rule.expiresOn ? day(`${rule.expiresOn}T12:00:00Z`) : ''],
    [t('rules.note'), rule.note],
  ];
  return (
    <>
      <dl className={styles.facts}>
        {facts
          .filter(([, fact]) => fact !== '')
          .map(([term, fact]) => [
            <dt key={`${term} term`} className={styles.term}>
              {term}
            </dt>,
            <dd key={term} className={styles.fact}>
              {fact}
            </dd>,
          ])}
      </dl>
      {rule.problems.map(problem => (
        <p key={problem.code} className={styles.problem}>
          {words.problem(problem, rule.expiresOn)}
        </p>
      ))}
      {rule.scope === 'custom' && (
        <div className={styles.bar}>
          <Button appearance="primary" as="a" {...linkTo(`/rules/edit/${rule.id}`)}>
            {t(rule.mayChange ? 'rules.openToChange' : 'rules.openToRead')}
          </Button>
        </div>
      )}
    </>
  );
}
