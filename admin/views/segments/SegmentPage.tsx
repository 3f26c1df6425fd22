import {
  Button,
  Field,
  Input,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  tokens,
} from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { DeleteRegular } from '@fluentui/react-icons/svg/delete';
import type { FormEvent } from 'react';
import { useState } from 'react';
import type { SegmentReply } from '../../../service/companies/segments/segments.schema';
import { segmentApi } from '../../../ui/companies/segmentApi';
import { Sheet } from '../../../ui/filing/Sheet';
import { queryString, takeFile } from '../../../ui/http';
import { PageFill, PageHead, PageScroll } from '../../../ui/Page';
import { navigate, setQuery, useRoute } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { ErrorBar, StateView } from '../../../ui/StateView';
import { Tabs } from '../../../ui/Tabs';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useFormats } from '../../../ui/useFormats';
import { asApiError, useLoad } from '../../../ui/useLoad';
import type { Saving } from '../../../ui/useSave';
import { useSave } from '../../../ui/useSave';
import { useSheetStyles } from '../settings/sheetStyles';
import type { SegmentDraft } from './draft';
import { newDraft } from './draft';
import { SegmentForm } from './SegmentForm';
import { SegmentMembers } from './SegmentMembers';

const useStyles = makeStyles({ facts: { color: tokens.colorNeutralForeground2 } });

/** One segment: who belongs to it, and what it says. `/segments/new` makes one. */
export default function SegmentPage() {
  const { params } = useRoute();
  const id = params.id ?? 'new';
  return id === 'new' ? <NewSegment /> : <Kept id={Number(id)} />;
}

function NewSegment() {
  const { t } = useTexts();
  const saving = useSave();
  const [draft, setDraft] = useState<SegmentDraft>(newDraft);
  const save = () =>
    saving.run(async () => {
      const { id } = await segmentApi.create(draft);
      navigate(`/segments/${id}`, { replace: true });
    });
  return (
    <>
      <PageHead title={t('segments.new')} />
      <PageScroll>
        <SegmentForm
          draft={draft}
          set={part => setDraft(old => ({ ...old, ...part }))}
          isNew
          saving={saving}
          onSave={save}
          onCancel={() => navigate('/segments')}
        />
      </PageScroll>
    </>
  );
}

function Kept({ id }: { id: number }) {
  const load = useLoad(`segment:${id}`, signal => segmentApi.one(id, signal));
  return (
    <StateView load={load}>{segment => <Shown key={segment.id} segment={segment} onChanged={load.reload} />}</StateView>
  );
}

function Shown({ segment, onChanged }: { segment: SegmentReply; onChanged(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { query } = useRoute();
  const taking = useSave();
  const tab = query.get('tab') === 'edit' ? 'edit' : 'members';
  const facts = [
    t(`segments.about_${segment.about}`),
    t(`segments.kind_${segment.kind}`),
    t(`segments.sharing_${segment.sharing}`),
    segment.ownerName,
  ];
  return (
    <>
      <PageHead title={segment.name} tools={<Tools segment={segment} taking={taking} />}>
        <span className={styles.facts}>{facts.filter(Boolean).join(' · ')}</span>
        {segment.canEdit && (
          <Tabs
            label={t('segments.title')}
            value={tab}
            items={[
              { value: 'members', word: t('segments.tab_members') },
              {
                value: 'edit',
                word: t(segment.kind === 'dynamic' ? 'segments.tab_conditions' : 'segments.tab_settings'),
              },
            ]}
            onChange={value => setQuery({ tab: value === 'edit' ? 'edit' : null })}
          />
        )}
      </PageHead>
      {taking.error && <ErrorBar error={taking.error} isUpload />}
      {tab === 'edit' && segment.canEdit ? (
        <PageScroll>
          <Edit segment={segment} onChanged={onChanged} />
        </PageScroll>
      ) : (
        <PageFill>
          <SegmentMembers segment={segment} />
        </PageFill>
      )}
    </>
  );
}

function Edit({ segment, onChanged }: { segment: SegmentReply; onChanged(): void }) {
  const saving = useSave();
  const { name, kind, about, sharing, conditions } = segment;
  const groups = conditions.groups.length > 0 ? conditions.groups : newDraft.conditions.groups;
  const [draft, setDraft] = useState<SegmentDraft>({
    name,
    kind,
    about,
    sharing,
    conditions: { ...conditions, groups },
  });
  const save = () =>
    saving.run(async () => {
      const change = {
        name: draft.name,
        sharing: draft.sharing,
        ...(kind === 'dynamic' ? { conditions: draft.conditions } : {}),
      };
      await segmentApi.save(segment.id, segment.version, change).catch((reason: unknown) => {
        // Shown as it stands now; what was typed stays in the form.
        if (asApiError(reason).code === 'version.changed') onChanged();
        throw reason;
      });
      onChanged();
      setQuery({ tab: null });
    });
  return (
    <SegmentForm
      draft={draft}
      set={part => setDraft(old => ({ ...old, ...part }))}
      isNew={false}
      saving={saving}
      onSave={save}
      onCancel={() => setQuery({ tab: null })}
    />
  );
}

function Tools({ segment, taking }: { segment: SegmentReply; taking: Saving }) {
  const { t } = useTexts();
  const { can } = useSession();
  const [isFreezing, setFreezing] = useState(false);
  return (
    <>
      {can('data.export') && <ExportMenu segment={segment} taking={taking} />}
      {segment.kind === 'dynamic' && can('companies.write') && (
        <Button onClick={() => setFreezing(true)}>{t('segments.freeze')}</Button>
      )}
      {segment.canEdit && <Remove segment={segment} saving={taking} />}
      {isFreezing && <Freeze segment={segment} onClose={() => setFreezing(false)} />}
    </>
  );
}

function ExportMenu({ segment, taking }: { segment: SegmentReply; taking: Saving }) {
  const { t } = useTexts();
  const take = (what: 'companies' | 'contacts', format: 'xlsx' | 'csv') => {
    const query = { segment: segment.id, format, ...(what === 'contacts' ? { list: 'contacts' } : {}) };
    taking.run(() => takeFile(`/api/${what}/export${queryString(query)}`));
  };
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>
        <Button icon={<ArrowDownloadRegular />}>{t('segments.export')}</Button>
      </MenuTrigger>
      <MenuPopover>
        <MenuList>
          {segment.about === 'companies' && (
            <>
              <MenuItem onClick={() => take('companies', 'xlsx')}>
                {t('segments.exportCompanies', { form: 'Excel' })}
              </MenuItem>
              <MenuItem onClick={() => take('companies', 'csv')}>
                {t('segments.exportCompanies', { form: 'CSV' })}
              </MenuItem>
            </>
          )}
          <MenuItem onClick={() => take('contacts', 'xlsx')}>
            {t('segments.exportContacts', { form: 'Excel' })}
          </MenuItem>
          <MenuItem onClick={() => take('contacts', 'csv')}>{t('segments.exportContacts', { form: 'CSV' })}</MenuItem>
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

function Remove({ segment, saving }: { segment: SegmentReply; saving: Saving }) {
  const { t } = useTexts();
  const toasts = useToasts();
  const remove = () =>
    saving.run(async () => {
      await segmentApi.remove(segment.id, segment.version);
      navigate('/segments');
      toasts.show({
        text: t('segments.removed', { name: segment.name }),
        undo: async () => {
          await segmentApi.restore(segment.id);
          navigate(`/segments/${segment.id}`);
        },
      });
    });
  return (
    <Button icon={<DeleteRegular />} disabledFocusable={saving.isSaving} onClick={remove}>
      {t('segments.remove')}
    </Button>
  );
}

/** Keeps who belongs to it now as a list of its own. */
function Freeze({ segment, onClose }: { segment: SegmentReply; onClose(): void }) {
  const styles = useSheetStyles();
  const { t } = useTexts();
  const { show } = useToasts();
  const { count, date } = useFormats();
  const saving = useSave();
  const [name, setName] = useState(
    t('segments.frozenName', { name: segment.name, date: date(new Date().toISOString()) }).slice(0, 100),
  );
  const save = (event: FormEvent) => {
    event.preventDefault();
    saving.run(async () => {
      const frozen = await segmentApi.freeze(segment.id, name);
      onClose();
      navigate(`/segments/${frozen.id}`);
      show({ text: t('segments.frozen', { n: count(frozen.count) }) });
    });
  };
  return (
    <Sheet title={t('segments.freeze')} onClose={onClose}>
      <form className={styles.form} onSubmit={save}>
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        <p>{t('segments.freezeHint')}</p>
        <Field label={t('segments.name')} required>
          <Input value={name} maxLength={100} onChange={(_, data) => setName(data.value)} />
        </Field>
        <div className={styles.buttons}>
          <Button type="submit" appearance="primary" disabledFocusable={!name.trim() || saving.isSaving}>
            {t('segments.freezeNow')}
          </Button>
          <Button onClick={onClose}>{t('common.cancel')}</Button>
        </div>
      </form>
    </Sheet>
  );
}
