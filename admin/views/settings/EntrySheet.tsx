import { Field, Input, Select } from '@fluentui/react-components';
import type { DictionaryKind, DictionaryReply } from '../../../service/users/dictionary.schema';
import { useClashes } from '../../../ui/ClashBar';
import { companyApi } from '../../../ui/companies/companyApi';
import { Sheet } from '../../../ui/filing/Sheet';
import { useTexts } from '../../../ui/texts/texts';
import { useDraft } from '../../../ui/useDraft';
import { useSave } from '../../../ui/useSave';
import { useSheetStyles } from './sheetStyles';
import { CodeField, isNamed, NameFields, PositionField, SheetFoot, tellStale } from './wordParts';

type Rule = NonNullable<DictionaryReply['rule']>;
const moves = ['none', 'two_way_mail', 'intention', 'order'] as const;
const standings = ['new', 'old', 'barred'] as const;

const fresh: Rule = { standing: 'new', moves: null };

interface Props {
  kind: DictionaryKind;
  /** null: a new one */
  entry: DictionaryReply | null;
  onClose(): void;
  onSaved(): void;
  /** Somebody else changed it: load again. */
  onStale(): void;
}

/** One word of a list; of a level also what moves a company to it. */
export function EntrySheet({ kind, entry, onClose, onSaved, onStale }: Props) {
  const styles = useSheetStyles();
  const { t, language } = useTexts();
  const saving = useSave();
  const draft = useDraft({
    ...{ code: entry?.code ?? '', nameZh: entry?.nameZh ?? '', nameEn: entry?.nameEn ?? '' },
    ...{ position: entry?.position ?? 0, isActive: entry?.isActive ?? true },
    rule: entry?.rule ?? fresh,
  });
  const { set } = draft;
  const { code, nameZh, nameEn, position, isActive, rule } = draft.values;
  const clashes = useClashes(draft, {
    ...{ nameZh: t('profile.nameZh'), nameEn: t('profile.nameEn'), position: t('profile.position') },
    ...{ isActive: t('profile.inUse'), rule: t('profile.moves') },
  });
  const isReady = isNamed(draft.values);
  const told = kind === 'level' ? { rule } : {};
  const save = () =>
    saving.run(async () => {
      if (!entry) await companyApi.addEntry({ kind, code, nameZh, nameEn, ...told });
      else
        await companyApi
          .changeEntry(entry.id, entry.version, { nameZh, nameEn, position, isActive, ...told })
          .catch(tellStale(onStale));
      onSaved();
    });
  const name = entry && (language === 'zh-CN' ? entry.nameZh : entry.nameEn);
  return (
    <Sheet title={name ? t('profile.editEntry', { name }) : t('profile.addEntry')} onClose={onClose}>
      <div className={styles.form}>
        <NameFields nameZh={nameZh} nameEn={nameEn} set={set} />
        <CodeField code={code} isNew={entry === null} onChange={next => set({ code: next })} />
        {entry && <PositionField position={position} onChange={next => set({ position: next })} />}
        {kind === 'level' && <LevelFields rule={rule} onChange={next => set({ rule: next })} />}
        <SheetFoot
          isNew={entry === null}
          isActive={isActive}
          onActive={next => set({ isActive: next })}
          saving={saving}
          clashes={clashes}
          isReady={isReady}
          onSave={save}
        />
      </div>
    </Sheet>
  );
}

function LevelFields({ rule, onChange }: { rule: Rule; onChange(rule: Rule): void }) {
  const { t } = useTexts();
  return (
    <>
      <Field label={t('profile.moves')}>
        <Select
          value={rule.moves ?? 'none'}
          onChange={(_, data) => {
            const chosen = moves.find(one => one === data.value) ?? 'none';
            onChange({ ...rule, moves: chosen === 'none' ? null : chosen });
          }}
        >
          {moves.map(one => (
            <option key={one} value={one}>
              {t(`profile.moves_${one}`)}
            </option>
          ))}
        </Select>
      </Field>
      {rule.moves === 'order' && (
        <Field label={t('profile.fromOrders')}>
          <Input
            type="number"
            min={1}
            value={String(rule.fromOrders ?? 1)}
            onChange={(_, data) => onChange({ ...rule, fromOrders: Math.max(1, Number.parseInt(data.value, 10) || 1) })}
          />
        </Field>
      )}
      <Field label={t('profile.meaning')}>
        <Select
          value={rule.standing}
          onChange={(_, data) => onChange({ ...rule, standing: standings.find(one => one === data.value) ?? 'new' })}
        >
          {standings.map(one => (
            <option key={one} value={one}>
              {t(`profile.standing_${one}`)}
            </option>
          ))}
        </Select>
      </Field>
    </>
  );
}
