import { Button, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons/svg/arrow-down';
import { ArrowUpRegular } from '@fluentui/react-icons/svg/arrow-up';
import { FilterRegular } from '@fluentui/react-icons/svg/filter';
import type { DragEvent, KeyboardEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import type { RuleReply } from '../../../service/filing/rules/rules.schema';
import { rulesApi } from '../../../ui/filing/rulesApi';
import { Card, PageScroll } from '../../../ui/Page';
import { linkTo, PageLink } from '../../../ui/router';
import { Empty, ErrorBar, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { onPhone } from '../../../ui/theme/layout';
import { meaning } from '../../../ui/theme/meaning';
import { useFormats } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { moved } from './draft';
import { useRuleWords } from './words';

const useStyles = makeStyles({
  hint: { color: tokens.colorNeutralForeground3, paddingBottom: tokens.spacingVerticalS },
  list: { listStyleType: 'none', margin: 0, padding: 0 },
  row: {
    display: 'grid',
    gridTemplateColumns: '28px minmax(0, 2fr) minmax(0, 1.6fr) 110px 90px 130px 90px 72px',
    alignItems: 'center',
    columnGap: tokens.spacingHorizontalM,
    minHeight: '52px',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
    ':focus-within': { backgroundColor: meaning.tpRowHover },
    [onPhone]: { gridTemplateColumns: '28px minmax(0, 1fr) 72px' },
  },
  head: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200, minHeight: '36px' },
  place: { color: tokens.colorNeutralForeground3, cursor: 'grab' },
  cut: { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap', minWidth: 0 },
  wide: { [onPhone]: { display: 'none' } },
  end: { textAlign: 'end' },
  problem: { display: 'block', whiteSpace: 'normal', color: meaning.tpReviewText, fontSize: tokens.fontSizeBase200 },
  quiet: { color: tokens.colorNeutralForeground3, fontSize: tokens.fontSizeBase200 },
  over: { boxShadow: `inset 0 2px 0 ${tokens.colorCompoundBrandStroke}` },
  buttons: { display: 'flex' },
});

/** The rules in their order; drag, or Alt with the arrows, puts one elsewhere. */
export function RuleList() {
  const styles = useStyles();
  const { t } = useTexts();
  const load = useLoad('rules:custom', signal => rulesApi.list('custom', null, signal));
  return (
    <PageScroll>
      <StateView
        load={load}
        empty={data =>
          data.rules.length === 0 ? (
            <Empty
              icon={<FilterRegular />}
              line={t('rules.empty')}
              action={
                <Button appearance="primary" as="a" {...linkTo('/rules/edit/new')}>
                  {t('rules.newRule')}
                </Button>
              }
            />
          ) : null
        }
      >
        {data => (
          <>
            <p className={styles.hint}>{t('rules.orderHint')}</p>
            <Ordered rules={data.rules} onStale={load.reload} />
          </>
        )}
      </StateView>
    </PageScroll>
  );
}

function Ordered({ rules, onStale }: { rules: readonly RuleReply[]; onStale(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const saving = useSave();
  const [shown, setShown] = useState(rules);
  const [over, setOver] = useState<number | null>(null);
  const [told, setTold] = useState('');
  const from = useRef<number | null>(null);
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => setShown(rules), [rules]);
  const move = (at: number, to: number) => {
    if (to < 0 || to >= shown.length || at === to) return;
    const next = moved(shown, at, to);
    setShown(next);
    setTold(t('rules.moved', { n: to + 1 }));
    saving.run(async () => {
      await rulesApi.order(next.map(rule => rule.id)).finally(onStale);
    });
    window.requestAnimationFrame(() => list.current?.querySelectorAll<HTMLElement>('[data-name]')[to]?.focus());
  };
  const drop = (event: DragEvent, to: number) => {
    event.preventDefault();
    setOver(null);
    if (from.current !== null) move(from.current, to);
    from.current = null;
  };
  return (
    <Card isPadded={false}>
      {saving.error && <ErrorBar error={saving.error} isWrite />}
      <div role="status" aria-live="polite" style={{ position: 'absolute', width: 1, height: 1, overflow: 'hidden' }}>
        {told}
      </div>
      <Heads />
      <ul ref={list} className={styles.list} aria-label={t('rules.title')}>
        {shown.map((rule, at) => (
          <li
            key={rule.id}
            draggable
            className={mergeClasses(styles.row, over === at && styles.over)}
            onDragStart={() => (from.current = at)}
            onDragOver={event => {
              event.preventDefault();
              setOver(at);
            }}
            onDragEnd={() => setOver(null)}
            onDrop={event => drop(event, at)}
            onKeyDown={(event: KeyboardEvent) => {
              if (!event.altKey || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
              event.preventDefault();
              move(at, at + (event.key === 'ArrowUp' ? -1 : 1));
            }}
          >
            <Cells rule={rule} at={at} last={shown.length - 1} onMove={to => move(at, to)} />
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Heads() {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={mergeClasses(styles.row, styles.head, styles.wide)} aria-hidden="true">
      <span />
      <span>{t('rules.name')}</span>
      <span>{t('rules.what')}</span>
      <span>{t('rules.owner')}</span>
      <span className={styles.end}>{t('rules.hits')}</span>
      <span>{t('rules.lastHit')}</span>
      <span>{t('rules.state')}</span>
      <span />
    </div>
  );
}

interface CellsProps {
  rule: RuleReply;
  at: number;
  last: number;
  onMove(to: number): void;
}

function Cells({ rule, at, last, onMove }: CellsProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const words = useRuleWords();
  return (
    <>
      <span className={styles.place} aria-hidden="true">
        {at + 1}
      </span>
      <span className={styles.cut}>
        <PageLink to={`/rules/edit/${rule.id}`} data-name="" title={words.conditions(rule.conditions)}>
          {rule.name}
        </PageLink>
        {rule.problems.map(problem => (
          <span key={problem.code} className={styles.problem}>
            {words.problem(problem, rule.expiresOn)}
          </span>
        ))}
      </span>
      <span className={mergeClasses(styles.cut, styles.wide)} title={words.conditions(rule.conditions)}>
        {words.action(rule)}
        <span className={styles.quiet}> {words.conditions(rule.conditions)}</span>
      </span>
      <span className={mergeClasses(styles.cut, styles.wide)}>{rule.owner.name}</span>
      <span className={mergeClasses(styles.end, styles.wide)}>{formats.count(rule.hits)}</span>
      <span className={styles.wide}>{rule.lastHitAt ? formats.date(rule.lastHitAt) : t('rules.never')}</span>
      <span className={styles.wide}>{words.state(rule.state)}</span>
      <span className={styles.buttons}>
        <Button
          size="small"
          appearance="subtle"
          icon={<ArrowUpRegular />}
          aria-label={`${t('rules.moveUp')}: ${rule.name}`}
          disabled={at === 0}
          onClick={() => onMove(at - 1)}
        />
        <Button
          size="small"
          appearance="subtle"
          icon={<ArrowDownRegular />}
          aria-label={`${t('rules.moveDown')}: ${rule.name}`}
          disabled={at === last}
          onClick={() => onMove(at + 1)}
        />
      </span>
    </>
  );
}
