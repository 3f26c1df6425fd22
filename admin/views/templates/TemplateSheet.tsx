import { Button, Field, Input, makeStyles, Select, Textarea, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import type { TemplateBody, TemplateReply } from '../../../service/teamwork/templates/templates.schema';
import { ClashBar, useClashes } from '../../../ui/ClashBar';
import { Sheet } from '../../../ui/filing/Sheet';
import { useFieldName } from '../../../ui/teamwork/FilledText';
import { ErrorBar } from '../../../ui/StateView';
import { teamworkApi } from '../../../ui/teamwork/teamworkApi';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useDraft } from '../../../ui/useDraft';
import { asApiError } from '../../../ui/useLoad';
import { useSave } from '../../../ui/useSave';
import { languageName, languages, stages } from './filtering';
import { Preview } from './Preview';
import { WhoseField } from './WhoseField';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  row: { display: 'grid', gridTemplateColumns: 'repeat(2, minmax(0, 1fr))', gap: tokens.spacingHorizontalM },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  fields: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalXS },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface Props {
  /** Null: a new one. */
  template: TemplateReply | null;
  fields: readonly string[];
  onClose(): void;
  onChanged(): void;
  /** A colleague has changed it: load again. */
  onStale(): void;
}

function bodyOf(template: TemplateReply | null, language: string): TemplateBody {
  if (template === null)
    return {
      ...{ name: '', folder: '', tags: [], language, stage: 'inquiry', subject: '', body: '' },
      ...{ isShared: false, teamId: null },
    };
  const { name, folder, tags, language: own, stage, subject, body, isShared, teamId } = template;
  return { name, folder, tags, language: own, stage, subject, body, isShared, teamId };
}

/** Writes a template, and shows it filled from a real mail. */
export function TemplateSheet({ template, fields, onClose, onChanged, onStale }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const { show } = useToasts();
  const saving = useSave();
  const draft = useDraft(bodyOf(template, 'en'));
  const { values, set } = draft;
  const mayChange = template?.mayChange ?? true;
  const clashes = useClashes(
    draft,
    {
      ...{ name: t('templates.name'), language: t('templates.language'), stage: t('templates.stage') },
      ...{ folder: t('templates.folder'), tags: t('templates.tags'), subject: t('templates.subject') },
      ...{ body: t('templates.body'), isShared: t('templates.whose'), teamId: t('templates.whose') },
    },
    // Of a whole text it is enough that it is another.
    name => (name === 'body' || name === 'teamId' ? null : undefined),
  );
  const write = (act: () => Promise<unknown>, said: string) =>
    saving.run(async () => {
      await act().catch((reason: unknown) => {
        if (asApiError(reason).code === 'version.changed') onStale();
        throw reason;
      });
      show({ text: said });
      onChanged();
    });
  const save = () =>
    write(
      () =>
        template
          ? teamworkApi.changeTemplate(template.id, template.version, values)
          : teamworkApi.createTemplate(values),
      t('templates.savedToast', { name: values.name }),
    );
  const remove = () => {
    if (!template) return;
    const back = () => teamworkApi.createTemplate(bodyOf(template, 'en')).then(onStale);
    saving.run(async () => {
      await teamworkApi.removeTemplate(template.id, template.version);
      show({ text: t('templates.removedToast', { name: template.name }), undo: back });
      onChanged();
    });
  };
  return (
    <Sheet title={template?.name ?? t('templates.add')} onClose={onClose}>
      <div className={styles.form}>
        {!mayChange && <span className={styles.quiet}>{t('templates.notMine')}</span>}
        <Heads values={values} set={set} />
        <Body values={values} set={set} fields={fields} />
        <WhoseField values={values} set={set} />
        {saving.error && <ErrorBar error={saving.error} isWrite />}
        <ClashBar clashes={clashes} />
        <div className={styles.buttons}>
          {mayChange && (
            <Button
              appearance="primary"
              disabled={saving.isSaving || !values.name.trim() || !values.body.trim()}
              onClick={save}
            >
              {t('templates.save')}
            </Button>
          )}
          {template && mayChange && (
            <Button disabled={saving.isSaving} onClick={remove}>
              {t('templates.remove')}
            </Button>
          )}
        </div>
        <Preview subject={values.subject} body={values.body} />
      </div>
    </Sheet>
  );
}

interface PartProps {
  values: TemplateBody;
  set(part: Partial<TemplateBody>): void;
}

function Heads({ values, set }: PartProps) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const known = languages.includes(values.language) ? languages : [values.language, ...languages];
  return (
    <>
      <Field label={t('templates.name')} required>
        <Input value={values.name} maxLength={200} onChange={(_, data) => set({ name: data.value })} />
      </Field>
      <div className={styles.row}>
        <Field label={t('templates.language')}>
          <Select value={values.language} onChange={(_, data) => set({ language: data.value })}>
            {known.map(one => (
              <option key={one} value={one}>
                {languageName(one, language)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('templates.stage')}>
          <Select value={values.stage} onChange={(_, data) => set({ stage: data.value as TemplateBody['stage'] })}>
            {stages.map(stage => (
              <option key={stage} value={stage}>
                {t(`templates.stage_${stage}`)}
              </option>
            ))}
          </Select>
        </Field>
        <Field label={t('templates.folder')} hint={t('templates.folderHint')}>
          <Input value={values.folder} maxLength={100} onChange={(_, data) => set({ folder: data.value })} />
        </Field>
        <Field label={t('templates.tags')} hint={t('templates.tagsHint')}>
          <Input
            defaultValue={values.tags.join(', ')}
            onChange={(_, data) =>
              set({
                tags: data.value
                  .split(/[,,;、]/)
                  .map(tag => tag.trim().slice(0, 40))
                  .filter(Boolean)
                  .slice(0, 20),
              })
            }
          />
        </Field>
      </div>
      <Field label={t('templates.subject')} hint={t('templates.subjectHint')}>
        <Input value={values.subject} maxLength={400} onChange={(_, data) => set({ subject: data.value })} />
      </Field>
    </>
  );
}

function Body({ values, set, fields }: PartProps & { fields: readonly string[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const nameOf = useFieldName();
  const area = useRef<HTMLTextAreaElement>(null);
  const insert = (field: string) => {
    const { selectionStart = values.body.length, selectionEnd = values.body.length } = area.current ?? {};
    const text = `{${field}}`;
    set({ body: values.body.slice(0, selectionStart) + text + values.body.slice(selectionEnd) });
    window.requestAnimationFrame(() => {
      area.current?.focus();
      area.current?.setSelectionRange(selectionStart + text.length, selectionStart + text.length);
    });
  };
  return (
    <>
      <Field label={t('templates.body')} required>
        <Textarea
          ref={area}
          rows={10}
          maxLength={20_000}
          value={values.body}
          onChange={(_, data) => set({ body: data.value })}
        />
      </Field>
      <div className={styles.fields} role="group" aria-label={t('templates.fields')}>
        {fields.map(field => (
          <Button key={field} size="small" title={`{${field}}`} onClick={() => insert(field)}>
            {nameOf(field)}
          </Button>
        ))}
      </div>
    </>
  );
}
