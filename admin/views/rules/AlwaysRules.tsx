import { Button, Field, Input, makeStyles, Textarea, tokens } from '@fluentui/react-components';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import { useCallback, useState } from 'react';
import type { RuleReply } from '../../../service/filing/rules/rules.schema';
import { rulesApi } from '../../../ui/filing/rulesApi';
import { Sheet } from '../../../ui/filing/Sheet';
import type { Column } from '../../../ui/list/List';
import { List } from '../../../ui/list/List';
import { PageFill } from '../../../ui/Page';
import { SaveBar } from '../../../ui/SaveBar';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useDraft } from '../../../ui/useDraft';
import { useFormats } from '../../../ui/useFormats';
import { useMore } from '../../../ui/useMore';
import { useSave } from '../../../ui/useSave';
import { useRuleWords } from './words';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  buttons: { display: 'flex', gap: tokens.spacingHorizontalS, flexWrap: 'wrap' },
});

/** What "always" made: each can be paused, given an end, or ended. */
export function AlwaysRules() {
  const { t } = useTexts();
  const [open, setOpen] = useState<RuleReply | null>(null);
  const loadPage = useCallback(async (cursor: string | null, signal: AbortSignal | undefined) => {
    const page = await rulesApi.list('always', cursor, signal);
    return { items: page.rules, nextCursor: page.nextCursor };
  }, []);
  const pages = useMore<RuleReply>('rules:always', loadPage);
  const columns = useColumns();
  const words = useRuleWords();
  return (
    <PageFill>
      <StateView
        load={pages}
        empty={data =>
          data.items.length === 0 ? <Empty icon={<FilterRegular />} line={t('rules.emptyAlways')} /> : null
        }
      >
        {data => (
          <List<RuleReply>
            label={t('rules.tab_always')}
            items={data.items}
            columns={columns}
            keyOf={rule => rule.id}
            onOpen={(rule: RuleReply) => setOpen(rule)}
            card={rule => `${words.name(rule)} · ${words.action(rule)}`}
            onMore={pages.loadMore}
            foot={pages.hasMore ? t('rules.more') : undefined}
          />
        )}
      </StateView>
      {open && (
        <Terms
          rule={open}
          onClose={() => setOpen(null)}
          onDone={() => {
            setOpen(null);
            pages.reload();
          }}
        />
      )}
    </PageFill>
  );
}

function useColumns(): Column<RuleReply>[] {
  const { t } = useTexts();
  const formats = useFormats();
  const words = useRuleWords();
  return [
    { key: 'name', head: t('rules.name'), width: 'minmax(0, 2fr)', cell: words.name },
    { key: 'what', head: t('rules.what'), width: 'minmax(0, 1.6fr)', cell: words.action },
    { key: 'owner', head: t('rules.owner'), width: '110px', cell: rule => rule.owner.name },
    { key: 'hits', head: t('rules.hits'), width: '110px', isEnd: true, cell: rule => formats.count(rule.hits) },
    { key: 'state', head: t('rules.state'), width: '90px', cell: rule => words.state(rule.state) },
  ];
}

interface TermsProps {
  rule: RuleReply;
  onClose(): void;
  onDone(): void;
}

function Terms({ rule, onClose, onDone }: TermsProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const words = useRuleWords();
  const saving = useSave();
  const { show } = useToasts();
  const [isAsked, setAsked] = useState(false);
  const draft = useDraft({ expiresOn: rule.expiresOn, note: rule.note });
  const act = (work: () => Promise<unknown>, text: string) =>
    saving.run(async () => {
      await work();
      draft.discard();
      show({ text });
      onDone();
    });
  const isOn = rule.state === 'active';
  const turn = () => rulesApi.turn(rule.id, rule.version, { state: isOn ? 'paused' : 'active' });
  return (
    <Sheet title={words.name(rule)} onClose={onClose}>
      <div className={styles.form}>
        <p>{words.action(rule)}</p>
        <Field label={t('rules.expiresOn')}>
          <Input
            type="date"
            value={draft.values.expiresOn ?? ''}
            onChange={(_, data) => draft.set({ expiresOn: data.value || null })}
          />
        </Field>
        <Field label={t('rules.note')}>
          <Textarea
            value={draft.values.note}
            maxLength={1000}
            onChange={(_, data) => draft.set({ note: data.value })}
          />
        </Field>
        {saving.error && draft.changed.length === 0 && <ErrorBar error={saving.error} isWrite />}
        <div className={styles.buttons}>
          <Button onClick={() => act(turn, t(isOn ? 'rules.turnedOff' : 'rules.turnedOn'))}>
            {t(isOn ? 'rules.turnOff' : 'rules.turnOn')}
          </Button>
          {isAsked ? (
            <Button
              appearance="primary"
              onClick={() => act(() => rulesApi.end(rule.id, rule.version), t('rules.ended'))}
            >
              {t('rules.endRule')}
            </Button>
          ) : (
            <Button onClick={() => setAsked(true)}>{t('rules.endRule')}</Button>
          )}
        </div>
        {isAsked && <p>{t('rules.endAsk')}</p>}
      </div>
      <SaveBar
        changed={draft.changed.length}
        saving={saving}
        onSave={() => act(() => rulesApi.changeTerms(rule.id, rule.version, draft.changes), t('rules.saved'))}
        onDiscard={draft.discard}
      />
    </Sheet>
  );
}
