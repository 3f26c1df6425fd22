import { Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { FilledReply, TemplateReply } from '../../service/teamwork/templates/templates.schema';
import { ErrorBar, StateView } from '../../ui/StateView';
import { FilledText } from '../../ui/teamwork/FilledText';
import { teamworkApi } from '../../ui/teamwork/teamworkApi';
import { useTexts } from '../../ui/texts/texts';
import { useToasts } from '../../ui/toasts/toasts';
import { useLoad } from '../../ui/useLoad';
import { useComposed, useWriting, useWritingAct } from '../composingContext';
import { usePane } from '../paneContext';
import { Fold } from './Fold';
import { usePaneStyles } from './paneStyles';
import { TemplateChoices } from './TemplateChoices';

const useStyles = makeStyles({
  text: {
    maxHeight: '40vh',
    overflowY: 'auto',
    borderRadius: tokens.borderRadiusMedium,
  },
});

/** Templates in the language that the recipients read, filled with what is known of them and of the record. */
export function ComposingTemplates() {
  const { t } = useTexts();
  return (
    <Fold name="templates" title={t('composing.templates')} isFirstOpen>
      <Templates />
    </Fold>
  );
}

function Templates() {
  const load = useLoad('templates', signal => teamworkApi.templates(signal));
  const shared = usePaneStyles();
  const { t } = useTexts();
  const [chosen, setChosen] = useState<TemplateReply | null>(null);
  return (
    <StateView
      load={load}
      empty={data => (data.templates.length === 0 ? <p className={shared.soft}>{t('pane.replyNone')}</p> : null)}
    >
      {data =>
        chosen ? (
          <Filled template={chosen} onBack={() => setChosen(null)} />
        ) : (
          <ByLanguage templates={data.templates} onChoose={setChosen} />
        )
      }
    </StateView>
  );
}

function ByLanguage({
  templates,
  onChoose,
}: {
  templates: readonly TemplateReply[];
  onChoose(template: TemplateReply): void;
}) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { people } = useComposed();
  const theirs = people?.reply.language ?? null;
  const languages = [...new Set(templates.map(one => one.language))].sort();
  const [wanted, setWanted] = useState<string | null>(null);
  const first = theirs && languages.includes(theirs) ? theirs : '';
  const language = wanted ?? first;
  return (
    <div className={shared.form}>
      {languages.length > 1 && (
        <Select
          size="small"
          aria-label={t('composing.templateLanguage')}
          value={language}
          onChange={(_, data) => setWanted(data.value)}
        >
          <option value="">{t('composing.anyLanguage')}</option>
          {languages.map(one => (
            <option key={one} value={one}>
              {one.toUpperCase()}
            </option>
          ))}
        </Select>
      )}
      <TemplateChoices
        isAside
        templates={templates.filter(one => language === '' || one.language === language)}
        language={theirs}
        onChoose={onChoose}
      />
    </div>
  );
}

function Filled({ template, onBack }: { template: TemplateReply; onBack(): void }) {
  const styles = useStyles();
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { outlook } = usePane();
  const { item } = useWriting();
  const { draft, choice, people } = useComposed();
  const { show } = useToasts();
  const act = useWritingAct();
  const target = choice?.target ?? people?.reply.chosen ?? null;
  const first = draft?.recipients.find(one => one.kind === 'to') ?? draft?.recipients[0] ?? null;
  const [body] = useState({
    messageId: people?.reply.answered?.messageId ?? null,
    to: first && { address: first.address.slice(0, 320), name: first.name === first.address ? '' : first.name },
    companyId: target?.companyId ?? null,
    recordId: target?.recordId ?? null,
    subject: draft?.subject ?? '',
  });
  const load = useLoad(`fillDraft:${template.id}:${JSON.stringify(body)}`, () =>
    teamworkApi.fillDraft(template.id, body),
  );
  const insert = async (filled: FilledReply) => {
    const isDone = await act.run(async () => {
      await outlook.insert(item, filled);
      if (filled.subject && !draft?.subject.trim()) await outlook.setSubject(item, filled.subject);
    });
    if (!isDone) return;
    show({ text: t('composing.inserted') });
    onBack();
  };
  return (
    <StateView load={load}>
      {filled => (
        <div className={shared.form}>
          <h3 className={shared.head}>{template.name}</h3>
          <div className={styles.text} tabIndex={0}>
            <FilledText filled={filled} />
          </div>
          {act.error && <ErrorBar error={act.error} isWrite />}
          <div className={shared.buttons}>
            <Button appearance="primary" autoFocus disabled={act.isBusy} onClick={() => void insert(filled)}>
              {t('composing.insert')}
            </Button>
            <Button onClick={onBack}>{t('pane.back')}</Button>
          </div>
        </div>
      )}
    </StateView>
  );
}
