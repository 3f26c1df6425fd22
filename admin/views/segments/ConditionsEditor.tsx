import { Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import type { SegmentFieldList } from '../../../service/companies/segments/segments.schema';
import { useTexts } from '../../../ui/texts/texts';
import { ConditionRow } from './ConditionRow';
import type { Conditions, Group } from './draft';
import { newCondition } from './draft';

const useStyles = makeStyles({
  groups: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  group: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
  },
  head: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  grow: { flex: 1 },
});

const MOST_GROUPS = 10;
const MOST_IN_GROUP = 20;

interface Props {
  conditions: Conditions;
  list: SegmentFieldList;
  onChange(conditions: Conditions): void;
}

/** Two levels: conditions in groups. */
export function ConditionsEditor({ conditions, list, onChange }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { mode, groups } = conditions;
  const put = (next: Group[]) => onChange({ ...conditions, groups: next });
  // Numbered through all groups, so that every control is told apart.
  const starts = groups.map((_, at) => groups.slice(0, at).reduce((sum, group) => sum + group.conditions.length, 0));
  return (
    <div className={styles.groups}>
      {groups.length > 1 && (
        <div className={styles.head}>
          <span>{t('segments.groupsMode')}</span>
          <ModeSelect
            label={t('segments.groupsMode')}
            mode={mode}
            onChange={next => onChange({ ...conditions, mode: next })}
          />
        </div>
      )}
      {groups.map((group, at) => (
        <GroupBox
          key={at}
          number={at + 1}
          start={starts[at] ?? 0}
          group={group}
          list={list}
          onChange={next => put(groups.map((one, index) => (index === at ? next : one)))}
          onRemove={groups.length > 1 ? () => put(groups.filter((_, index) => index !== at)) : undefined}
        />
      ))}
      {groups.length < MOST_GROUPS && (
        <div>
          <Button icon={<AddRegular />} onClick={() => put([...groups, { mode: 'all', conditions: [] }])}>
            {t('segments.addGroup')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface GroupProps {
  number: number;
  start: number;
  group: Group;
  list: SegmentFieldList;
  onChange(group: Group): void;
  onRemove?: () => void;
}

function GroupBox({ number, start, group, list, onChange, onRemove }: GroupProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const put = (conditions: Group['conditions']) => onChange({ ...group, conditions });
  const [first] = list.fields;
  return (
    <div role="group" aria-label={t('segments.group', { n: number })} className={styles.group}>
      <div className={styles.head}>
        <ModeSelect
          label={t('segments.groupMode', { n: number })}
          mode={group.mode}
          onChange={mode => onChange({ ...group, mode })}
        />
        <span className={styles.grow} />
        {onRemove && (
          <Button
            appearance="subtle"
            icon={<DeleteRegular />}
            aria-label={t('segments.removeGroup', { n: number })}
            onClick={onRemove}
          />
        )}
      </div>
      {group.conditions.map((condition, at) => (
        <ConditionRow
          key={at}
          number={start + at + 1}
          condition={condition}
          list={list}
          onChange={next => put(group.conditions.map((one, index) => (index === at ? next : one)))}
          onRemove={() => put(group.conditions.filter((_, index) => index !== at))}
        />
      ))}
      {first && group.conditions.length < MOST_IN_GROUP && (
        <div>
          <Button
            appearance="subtle"
            icon={<AddRegular />}
            onClick={() => put([...group.conditions, newCondition(first)])}
          >
            {t('segments.addCondition')}
          </Button>
        </div>
      )}
    </div>
  );
}

function ModeSelect({
  label,
  mode,
  onChange,
}: {
  label: string;
  mode: Group['mode'];
  onChange(mode: Group['mode']): void;
}) {
  const { t } = useTexts();
  return (
    <Select aria-label={label} value={mode} onChange={(_, data) => onChange(data.value as Group['mode'])}>
      <option value="all">{t('segments.modeAll')}</option>
      <option value="any">{t('segments.modeAny')}</option>
    </Select>
  );
}
