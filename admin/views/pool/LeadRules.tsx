import { Button } from '@fluentui/react-components';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import type { LeadRuleBody, LeadRuleList, LeadRuleReply } from '../../../service/leads/assignment.schema';
import { poolApi } from '../../../ui/leads/poolApi';
import { Card, PageScroll } from '../../../ui/Page';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { OrderedCards } from './OrderedCards';
import { usePoolStyles } from './poolStyles';
import { bodyOf, RuleForm } from './RuleForm';
import { RuleSummary } from './RuleSummary';
import { Trial } from './Trial';
import { useOpenForm } from './useOpenForm';

/** Who gets which leads: rules in their order, and what they would have done. */
export function LeadRules() {
  const styles = usePoolStyles();
  const load = useLoad('lead rules', signal => poolApi.rules(signal));
  return (
    <PageScroll>
      <div className={styles.column}>
        <StateView load={load}>{list => <Listed list={list} load={load} />}</StateView>
      </div>
    </PageScroll>
  );
}

function useActs(load: Loaded<LeadRuleList>) {
  const { t } = useTexts();
  const { show } = useToasts();
  const form = useOpenForm(load.reload);
  const { done, saving } = form;
  return {
    ...form,
    save: (rule: LeadRuleReply | null, body: LeadRuleBody) =>
      done(() => (rule ? poolApi.saveRule(rule.id, rule.version, body) : poolApi.createRule(body))),
    remove: (rule: LeadRuleReply) =>
      done(async () => {
        await poolApi.removeRule(rule.id, rule.version);
        show({
          text: t('pool.deleted', { name: rule.name }),
          undo: async () => {
            await poolApi.createRule(bodyOf(rule)).finally(() => load.reload());
          },
        });
      }),
    order: (ids: number[]) => saving.run(() => poolApi.orderRules(ids).then(next => load.setData(() => next))),
  };
}

function Listed({ list, load }: { list: LeadRuleList; load: Loaded<LeadRuleList> }) {
  const styles = usePoolStyles();
  const { t } = useTexts();
  const { open, setOpen, saving, editButton, save, remove, order } = useActs(load);
  const form = (rule: LeadRuleReply | null) => (
    <RuleForm
      key={rule?.version ?? 'new'}
      rule={rule}
      list={list}
      isSaving={saving.isSaving}
      onSave={body => save(rule, body)}
      onRemove={rule ? () => remove(rule) : undefined}
      trial={body => <Trial label={t('pool.trialDraft')} rules={withDraft(list.rules, rule, body)} />}
    />
  );
  const add = (
    <Button appearance="primary" onClick={() => setOpen('new')}>
      {t('pool.addRule')}
    </Button>
  );
  return (
    <>
      <p className={styles.quiet}>{t('pool.rulesHint')}</p>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      {list.rules.length === 0 && open !== 'new' && (
        <Empty icon={<FilterRegular />} line={t('pool.noRules')} action={add} />
      )}
      {list.rules.length > 1 && <p className={styles.small}>{t('pool.orderHint')}</p>}
      <OrderedCards
        label={t('pool.rules')}
        items={list.rules}
        isSaving={saving.isSaving}
        onOrder={order}
        beside={rule => (
          <>
            {!rule.isActive && <span className={styles.small}>{t('pool.off')}</span>}
            {editButton(rule.id)}
          </>
        )}
      >
        {rule => (
          <>
            <RuleSummary rule={rule} list={list} />
            {open === rule.id && form(rule)}
          </>
        )}
      </OrderedCards>
      {open === 'new' && (
        <Card className={styles.card} label={t('pool.newRule')}>
          <h2>{t('pool.newRule')}</h2>
          {form(null)}
        </Card>
      )}
      {list.rules.length > 0 && open !== 'new' && <div>{add}</div>}
      {list.rules.length > 0 && (
        <Card className={styles.card} label={t('pool.trial')}>
          <h2>{t('pool.trial')}</h2>
          <p className={styles.quiet}>{t('pool.trialHint')}</p>
          <Trial label={t('pool.run')} />
        </Card>
      )}
    </>
  );
}

/** All rules as they would stand with the one in the form. */
function withDraft(rules: readonly LeadRuleReply[], rule: LeadRuleReply | null, body: LeadRuleBody): LeadRuleBody[] {
  const others = rules.map(one => (one.id === rule?.id ? body : bodyOf(one)));
  return rule ? others : [...others, body];
}
