import { makeStyles, Select, tokens } from '@fluentui/react-components';
import type { DataImportPreview } from '../../../service/intake/intake.schema';
import { Card } from '../../../ui/Page';
import { PageLink } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { useFormats } from '../../../ui/useFormats';
import type { LikelyChoices } from './useDataImport';

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalM },
  grow: { flex: 1, minWidth: '240px' },
  quiet: { color: tokens.colorNeutralForeground3 },
  scroll: { maxHeight: '360px', overflowY: 'auto' },
  list: { margin: 0, padding: 0, listStyle: 'none' },
  line: {
    display: 'flex',
    alignItems: 'center',
    flexWrap: 'wrap',
    gap: tokens.spacingHorizontalM,
    padding: `${tokens.spacingVerticalXS} 0`,
    borderBottom: `1px solid ${tokens.colorNeutralStroke3}`,
  },
});

type Row = DataImportPreview['likely'][number];

interface Props {
  preview: DataImportPreview;
  choices: LikelyChoices;
  isDisabled: boolean;
  onChoose(choices: LikelyChoices): void;
}

/** New rows that look like companies that are there, each with what becomes of it; and one word for all of them. */
export function LikelyRows({ preview, choices, isDisabled, onChoose }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { count } = useFormats();
  const { likely, likelyCount, uncomparedCount } = preview;
  if (likely.length === 0 && uncomparedCount === 0) return null;
  const choose = (row: Row, value: string) => {
    const next = { ...choices.choices };
    if (value === '') delete next[row.key];
    else next[row.key] = value === 'new' || value === 'skip' ? value : Number(value);
    onChoose({ ...choices, choices: next });
  };
  return (
    <Card label={t('desk.likelyTitle')}>
      <div className={styles.head}>
        <div className={styles.grow}>
          <h2>{t('desk.likelyTitle')}</h2>
          <p className={styles.quiet}>
            {t('desk.likelyLead', { n: likelyCount })}
            {likelyCount > likely.length && ` ${t('desk.likelyFirst', { n: count(likely.length) })}`}
            {uncomparedCount > 0 && ` ${t('desk.uncompared', { n: uncomparedCount })}`}
          </p>
        </div>
        <Select
          aria-label={t('desk.allChoice')}
          disabled={isDisabled}
          value={choices.allLikely}
          onChange={(_, data) => onChoose({ choices: {}, allLikely: data.value as LikelyChoices['allLikely'] })}
        >
          {(['new', 'existing', 'skip'] as const).map(one => (
            <option key={one} value={one}>
              {`${t('desk.allChoice')}: ${t(one === 'new' ? 'desk.asNew' : one === 'skip' ? 'desk.leaveOut' : 'desk.addToAll')}`}
            </option>
          ))}
        </Select>
      </div>
      <div className={styles.scroll} tabIndex={0} role="region" aria-label={t('desk.likelyTitle')}>
        <ul className={styles.list}>
          {likely.map(row => (
            <Line
              key={row.key}
              row={row}
              value={choices.choices[row.key]}
              isDisabled={isDisabled}
              onChange={value => choose(row, value)}
            />
          ))}
        </ul>
      </div>
    </Card>
  );
}

interface LineProps {
  row: Row;
  value: LikelyChoices['choices'][string] | undefined;
  isDisabled: boolean;
  onChange(value: string): void;
}

function Line({ row, value, isDisabled, onChange }: LineProps) {
  const styles = useStyles();
  const { t, find } = useTexts();
  const open = row.matches.filter(match => match.mayChange);
  return (
    <li className={styles.line}>
      <span className={styles.grow}>
        <strong>{row.name}</strong>
        <span className={styles.quiet}>{` ${row.sheet} · ${t('data.row')} ${row.row}`}</span>
        {row.matches.map((match, at) => (
          <span key={match.id ?? -at} className={styles.quiet} style={{ display: 'block' }}>
            {match.id === null ? (
              t('desk.looksLike', { name: match.name })
            ) : (
              <PageLink to={`/companies/${match.id}`}>{t('desk.looksLike', { name: match.name })}</PageLink>
            )}
            {` · ${[match.ownerName && t('desk.ownedBy', { name: match.ownerName }), ...match.reasons.map(reason => find('protection', `why_${reason}`) ?? reason)].filter(Boolean).join(' · ')}`}
          </span>
        ))}
      </span>
      <Select
        aria-label={`${t('desk.choice')}: ${row.name}`}
        disabled={isDisabled}
        value={value === undefined ? '' : String(value)}
        onChange={(_, data) => onChange(data.value)}
      >
        <option value="">{t('desk.asAll')}</option>
        <option value="new">{t('desk.asNew')}</option>
        {open.map(match => (
          <option key={match.id} value={String(match.id)}>
            {t('desk.addTo', { name: match.name })}
          </option>
        ))}
        <option value="skip">{t('desk.leaveOut')}</option>
      </Select>
    </li>
  );
}
