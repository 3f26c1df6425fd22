import { Button, Field, Input, Select, Switch } from '@fluentui/react-components';
import type { DictionaryKind, DictionaryReply } from '../../../service/users/dictionary.schema';
import { ClashBar, useClashes } from '../../../ui/ClashBar';
import { companyApi } from '../../../ui/companies/companyApi';
import { Sheet } from '../../../ui/filing/Sheet';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useDraft } from '../../../ui/useDraft';
import { asApiError } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { useSheetStyles } from './sheetStyles';

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
  const isReady = nameZh.trim() !== '' && nameEn.trim() !== '' && /^[a-z0-9][a-z0-9_]{0,39}$/.test(code);
  const told = kind === 'level' ? { rule } : {};
  const save = () =>
    saving.run(async () => {
      if (!entry) await companyApi.addEntry({ kind, code, nameZh, nameEn, ...told });
      else
        await companyApi
          .changeEntry(entry.id, entry.version, { nameZh, nameEn, position, isActive, ...told })
          .catch((reason: unknown) => {
            if (asApiError(reason).code === 'version.changed') onStale();
            throw reason;
          });
      onSaved();
    });
  const name = entry && (language === 'zh-CN' ? entry.nameZh : entry.nameEn);
  return (
    <Sheet title={name ? t('profile.editEntry', { name }) : t('profile.addEntry')} onClose={onClose}>
      <div className={styles.form}>
        <Field label={t('profile.nameZh')} required>
          <Input autoFocus value={nameZh} maxLength={100} onChange={(_, data) => set({ nameZh: data.value })} />
        </Field>
        <Field label={t('profile.nameEn')} required>
          <Input value={nameEn} maxLength={100} onChange={(_, data) => set({ nameEn: data.value })} />
        </Field>
        <Field label={t('profile.code')} hint={t('profile.codeHint')} required={!entry}>
          <Input
            value={code}
            readOnly={entry !== null}
            maxLength={40}
            onChange={(_, data) => set({ code: data.value })}
          />
        </Field>
        {entry && (
          <Field label={t('profile.position')}>
            <Input
              type="number"
              min={0}
              value={String(position)}
              onChange={(_, data) => set({ position: Math.max(0, Number.parseInt(data.value, 10) || 0) })}
            />
          </Field>
        )}
        {kind === 'level' && <LevelFields rule={rule} onChange={next => set({ rule: next })} />}
        {entry && (
          <Switch
            label={t('profile.inUse')}
            checked={isActive}
            onChange={(_, data) => set({ isActive: data.checked })}
          />
        )}
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        <ClashBar clashes={clashes} />
        <Button appearance="primary" disabled={!isReady || saving.isSaving} onClick={save}>
          {t('common.save')}
        </Button>
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
