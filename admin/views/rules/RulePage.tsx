import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { RuleDetailReply } from '../../../service/filing/rules/rules.schema';
import { useClashes } from '../../../ui/ClashBar';
import { rulesApi } from '../../../ui/filing/rulesApi';
import { PageHead, PageScroll } from '../../../ui/Page';
import { linkTo, navigate, useRoute } from '../../../ui/router';
import { SaveBar } from '../../../ui/SaveBar';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { saveDraft } from '../../../ui/saveDraft';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useDraft } from '../../../ui/useDraft';
import type { Loaded } from '../../../ui/useLoad';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import type { RuleDraft } from './draft';
import { bodyOf, draftOf, newDraft } from './draft';
import { RuleFields } from './RuleFields';
import { RuleHistoryCard } from './RuleHistoryCard';
import { RuleRuns } from './RuleRuns';
import { useRuleWords } from './words';

const useStyles = makeStyles({
  page: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalL, maxWidth: '980px' },
  bar: { display: 'flex', gap: tokens.spacingHorizontalS },
});

/** One rule: its editor, its trials and applications, and who changed it. */
export default function RulePage() {
  const { params, query } = useRoute();
  const id = Number(params.id);
  if (Number.isSafeInteger(id)) return <KnownRule key={id} id={id} />;
  return <NewRule given={query.get('draft')} />;
}

function Back() {
  const { t } = useTexts();
  return (
    <Button as="a" {...linkTo('/rules')}>
      {t('rules.back')}
    </Button>
  );
}

function NewRule({ given }: { given: string | null }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const [draft, setDraft] = useState(() => newDraft(given));
  const save = () =>
    saving.run(async () => {
      const { rule } = await rulesApi.create(bodyOf(draft));
      show({ text: t('rules.saved') });
      navigate(`/rules/edit/${rule.id}`, { replace: true });
    });
  return (
    <>
      <PageHead title={t('rules.newRule')} tools={<Back />} />
      <PageScroll>
        <div className={styles.page}>
          <RuleFields
            draft={draft}
            set={part => {
              saving.clear();
              setDraft(old => ({ ...old, ...part }));
            }}
          />
          {saving.error && <ErrorBar error={saving.error} isWrite />}
          <div className={styles.bar}>
            <Button appearance="primary" disabled={!draft.name.trim() || saving.isSaving} onClick={save}>
              {t('rules.save')}
            </Button>
          </div>
        </div>
      </PageScroll>
    </>
  );
}

const isBusy = (detail: RuleDetailReply | null) =>
  detail?.runs.some(run => run.state === 'running' || run.state === 'undoing') ?? false;

function KnownRule({ id }: { id: number }) {
  const load = useLoad(`rule:${id}`, signal => rulesApi.one(id, signal));
  const { t } = useTexts();
  return (
    <>
      <PageHead title={load.data?.rule.name ?? t('rules.title')} tools={<Back />} />
      <PageScroll>
        <StateView load={load}>{detail => <Open detail={detail} load={load} />}</StateView>
      </PageScroll>
    </>
  );
}

function Open({ detail, load }: { detail: RuleDetailReply; load: Loaded<RuleDetailReply> }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const ending = useSave();
  const [isAsked, setAsked] = useState(false);
  const { rule } = detail;
  const draft = useDraft(draftOf(rule));
  const words = useRuleWords();
  const clashes = useClashes(
    draft,
    {
      ...{ name: t('rules.name'), conditions: t('rules.conditions'), action: t('rules.action') },
      ...{ place: t('rules.target'), category: t('rules.action_categorise'), coverage: t('rules.coverage') },
      ...{ expiresOn: t('rules.expiresOn'), note: t('rules.note') },
    },
    (name, value) => {
      if (name === 'conditions') return words.conditions(value as RuleDraft['conditions']);
      if (name === 'action') return t(`rules.action_${value as RuleDraft['action']}`);
      return name === 'coverage' ? t(`rules.coverage_${value as RuleDraft['coverage']}`) : undefined;
    },
  );
  const save = () =>
    saving.run(async () => {
      await saveDraft(load, draft, () => rulesApi.change(rule.id, rule.version, bodyOf(draft.values)));
      show({ text: t('rules.saved') });
    });
  // What was wrong before the correction says nothing of what stands there now.
  const set = (part: Partial<RuleDraft>) => {
    saving.clear();
    draft.set(part);
  };
  const end = () =>
    ending.run(async () => {
      await rulesApi.end(rule.id, rule.version);
      show({ text: t('rules.ended') });
      navigate('/rules');
    });
  return (
    <div className={styles.page}>
      <RuleFields draft={draft.values} set={set} />
      <SaveBar
        changed={draft.changed.length}
        clashes={clashes}
        saving={saving}
        onSave={save}
        onDiscard={draft.discard}
      />
      <RuleRuns
        detail={detail}
        isDirty={draft.changed.length > 0}
        isBusy={isBusy(detail)}
        onDetail={next => load.setData(() => next)}
        onReload={load.reload}
      />
      <RuleHistoryCard id={rule.id} version={rule.version} />
      {ending.error && <ErrorBar error={ending.error} isWrite />}
      {isAsked && <p role="alert">{t('rules.endAsk')}</p>}
      <div className={styles.bar}>
        <Button appearance={isAsked ? 'primary' : 'secondary'} onClick={isAsked ? end : () => setAsked(true)}>
          {t('rules.endRule')}
        </Button>
        {isAsked && <Button onClick={() => setAsked(false)}>{t('common.cancel')}</Button>}
      </div>
    </div>
  );
}
