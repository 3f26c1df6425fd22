import { Button, Input, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { CopyRegular } from '@fluentui/react-icons/svg/copy';
import { DocumentTextRegular } from '@fluentui/react-icons/svg/document-text';
import { OpenRegular } from '@fluentui/react-icons/svg/open';
import type { KeyboardEvent } from 'react';
import { useState } from 'react';
import type { FilledReply, TemplateReply } from '../../../service/teamwork/templates/templates.schema';
import { Sheet } from '../../../ui/filing/Sheet';
import { Empty, StateView } from '../../../ui/StateView';
import { copyText, draftAddress } from '../../../ui/teamwork/clipboard';
import { FilledText } from '../../../ui/teamwork/FilledText';
import { teamworkApi } from '../../../ui/teamwork/teamworkApi';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useLoad } from '../../../ui/useLoad';
import { filterTemplates, languageName, stages, suggestedLanguage } from '../templates/filtering';

const useStyles = makeStyles({
  column: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM },
  filters: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  grow: { flex: 1, minWidth: '140px' },
  list: { maxHeight: '30vh', overflowY: 'auto', border: `1px solid ${tokens.colorNeutralStroke2}` },
  item: {
    display: 'flex',
    gap: tokens.spacingHorizontalS,
    width: '100%',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    border: 'none',
    background: 'none',
    font: 'inherit',
    color: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  chosen: { backgroundColor: tokens.colorNeutralBackground1Selected, fontWeight: tokens.fontWeightSemibold },
  name: { flex: 1 },
  quiet: { color: tokens.colorNeutralForeground3 },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
});

interface TemplatePickerProps {
  messageId: number;
  /** The text was taken: an answer is being written. */
  onTaken(): void;
  /** A mail is being written here: the text goes into it. */
  onInsert?(text: string): void;
  onClose(): void;
}

/** Chooses a template, shows it filled for this letter, and takes it into the mail program. */
export function TemplatePicker({ messageId, onTaken, onInsert, onClose }: TemplatePickerProps) {
  const { t } = useTexts();
  const load = useLoad('templates', signal => teamworkApi.templates(signal));
  const letter = useLoad(`fill:${messageId}:0`, () => teamworkApi.fill(messageId, {}));
  const empty = <Empty icon={<DocumentTextRegular />} line={t('templates.empty')} />;
  return (
    <Sheet title={t('templates.pick')} onClose={onClose}>
      <StateView load={load} empty={data => (data.templates.length === 0 ? empty : null)}>
        {data =>
          letter.data || letter.error ? (
            <Picker
              templates={data.templates}
              messageId={messageId}
              language={letter.data?.language ?? null}
              onTaken={onTaken}
              onInsert={onInsert}
            />
          ) : null
        }
      </StateView>
    </Sheet>
  );
}

interface PickerProps {
  templates: readonly TemplateReply[];
  messageId: number;
  /** Of the letter: the templates in it come first. */
  language: string | null;
  onTaken(): void;
  onInsert?(text: string): void;
}

function Picker({ templates, messageId, language, onTaken, onInsert }: PickerProps) {
  const styles = useStyles();
  const { t, language: shown } = useTexts();
  const languages = [...new Set(templates.map(one => one.language))].sort();
  const suggested = suggestedLanguage(languages, language);
  const [filter, setFilter] = useState({ q: '', language: suggested, stage: '' });
  const found = filterTemplates(templates, filter);
  const [chosenId, setChosen] = useState<number | null>(null);
  const chosen = found.find(one => one.id === chosenId) ?? found[0] ?? null;
  const step = (event: KeyboardEvent, by: number) => {
    event.preventDefault();
    const at = found.findIndex(one => one.id === chosen?.id);
    setChosen(found[Math.min(found.length - 1, Math.max(0, at + by))]?.id ?? null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'ArrowDown') step(event, 1);
    if (event.key === 'ArrowUp') step(event, -1);
  };
  return (
    <div className={styles.column}>
      <div className={styles.filters}>
        <Input
          className={styles.grow}
          autoFocus
          type="search"
          aria-label={t('templates.search')}
          placeholder={t('templates.search')}
          value={filter.q}
          onKeyDown={onKeyDown}
          onChange={(_, data) => setFilter({ ...filter, q: data.value })}
        />
        <Select
          aria-label={t('templates.language')}
          value={filter.language}
          onChange={(_, data) => setFilter({ ...filter, language: data.value })}
        >
          <option value="">{t('templates.allLanguages')}</option>
          {languages.map(one => (
            <option key={one} value={one}>
              {languageName(one, shown)} {one === language ? `(${t('templates.suggested')})` : ''}
            </option>
          ))}
        </Select>
        <Select
          aria-label={t('templates.stage')}
          value={filter.stage}
          onChange={(_, data) => setFilter({ ...filter, stage: data.value })}
        >
          <option value="">{t('templates.allStages')}</option>
          {stages.map(stage => (
            <option key={stage} value={stage}>
              {t(`templates.stage_${stage}`)}
            </option>
          ))}
        </Select>
      </div>
      <div className={styles.list} role="listbox" aria-label={t('templates.title')}>
        {found.map(one => (
          <button
            key={one.id}
            type="button"
            role="option"
            aria-selected={one.id === chosen?.id}
            className={mergeClasses(styles.item, one.id === chosen?.id && styles.chosen)}
            onClick={() => setChosen(one.id)}
          >
            <span className={styles.name}>{one.name}</span>
            <span className={styles.quiet}>
              {[one.folder, t(`templates.stage_${one.stage}`), languageName(one.language, shown)]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </button>
        ))}
        {found.length === 0 && <p className={styles.quiet}>{t('templates.noMatch')}</p>}
      </div>
      {chosen && (
        <Filled key={chosen.id} template={chosen} messageId={messageId} onTaken={onTaken} onInsert={onInsert} />
      )}
    </div>
  );
}

interface FilledProps {
  template: TemplateReply;
  messageId: number;
  onTaken(): void;
  onInsert?(text: string): void;
}

function Filled({ template, messageId, onTaken, onInsert }: FilledProps) {
  const styles = useStyles();
  const key = `fill:${messageId}:${template.id}:${template.version}`;
  const load = useLoad(key, () => teamworkApi.fill(messageId, { templateId: template.id }));
  return (
    <StateView load={load}>
      {filled => (
        <div className={styles.column}>
          <FilledText filled={filled} />
          {onInsert ? <Insert text={filled.text} onInsert={onInsert} /> : <Take filled={filled} onTaken={onTaken} />}
        </div>
      )}
    </StateView>
  );
}

function Insert({ text, onInsert }: { text: string; onInsert(text: string): void }) {
  const { t } = useTexts();
  return (
    <Button appearance="primary" onClick={() => onInsert(text)}>
      {t('outbox.insert')}
    </Button>
  );
}

function Take({ filled, onTaken }: { filled: FilledReply; onTaken(): void }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { show } = useToasts();
  const draft = draftAddress(filled.to, filled.subject, filled.text);
  const copy = () => {
    if (!copyText(filled.text, filled.html)) return;
    show({ text: t('templates.copied') });
    onTaken();
  };
  const open = () => {
    if (draft.isCut) copy();
    onTaken();
  };
  return (
    <div className={styles.buttons}>
      <Button appearance="primary" icon={<CopyRegular />} onClick={copy}>
        {t('templates.copy')}
      </Button>
      {filled.to.length > 0 && (
        <Button as="a" href={draft.href} icon={<OpenRegular />} onClick={open}>
          {t('templates.open')}
        </Button>
      )}
    </div>
  );
}
