import { Button, Checkbox, Input, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { FilledReply, TemplateReply } from '../../service/teamwork/templates/templates.schema';
import { ErrorBar, StateView } from '../../ui/StateView';
import { FilledText } from '../../ui/teamwork/FilledText';
import { teamworkApi } from '../../ui/teamwork/teamworkApi';
import { useTexts } from '../../ui/texts/texts';
import { useLoad } from '../../ui/useLoad';
import { useCard, useFollowing, usePane } from '../paneContext';
import { OutlookError } from '../outlookShape';
import { useAct } from '../useAct';
import { usePaneStyles } from '../views/paneStyles';

const useStyles = makeStyles({
  choice: {
    display: 'block',
    width: '100%',
    minHeight: '32px',
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalS}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: tokens.colorNeutralBackground1,
    color: 'inherit',
    font: 'inherit',
    textAlign: 'start',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  text: {
    padding: tokens.spacingHorizontalS,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusMedium,
    maxHeight: '40vh',
    overflowY: 'auto',
  },
});

/** A reply from a template: chosen, filled with what is known of this mail, and opened in Outlook, where it is changed and sent. */
export default function ReplyForm({ onClose }: { onClose(): void }) {
  const load = useLoad('templates', signal => teamworkApi.templates(signal));
  const { t } = useTexts();
  const shared = usePaneStyles();
  const [chosen, setChosen] = useState<TemplateReply | null>(null);
  return (
    <StateView
      load={load}
      empty={data => (data.templates.length === 0 ? <p className={shared.soft}>{t('pane.replyNone')}</p> : null)}
    >
      {data =>
        chosen ? (
          <Filled template={chosen} onBack={() => setChosen(null)} onClose={onClose} />
        ) : (
          <Choices templates={data.templates} onChoose={setChosen} />
        )
      }
    </StateView>
  );
}

function Choices({
  templates,
  onChoose,
}: {
  templates: readonly TemplateReply[];
  onChoose(template: TemplateReply): void;
}) {
  const styles = useStyles();
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { pane } = useCard();
  const [q, setQ] = useState('');
  const wanted = q.trim().toLowerCase();
  const language = pane.party?.contact?.language;
  const found = templates
    .filter(one => [one.name, one.folder, ...one.tags].some(text => text.toLowerCase().includes(wanted)))
    // Those in the language that the person reads come first.
    .sort((a, b) => Number(b.language === language) - Number(a.language === language));
  return (
    <div className={shared.form}>
      <Input
        autoFocus
        type="search"
        aria-label={t('pane.replySearch')}
        placeholder={t('pane.replySearch')}
        value={q}
        onChange={(_, data) => setQ(data.value)}
      />
      <ul className={shared.list}>
        {found.slice(0, 30).map(one => (
          <li key={one.id}>
            <button type="button" className={styles.choice} onClick={() => onChoose(one)}>
              {one.name}{' '}
              <span className={mergeClasses(shared.small, shared.quiet)}>
                {[one.folder, one.language.toUpperCase()].filter(Boolean).join(' · ')}
              </span>
            </button>
          </li>
        ))}
      </ul>
      {found.length === 0 && <p className={shared.soft}>{t('pane.replyNothing')}</p>}
    </div>
  );
}

function Filled({ template, onBack, onClose }: { template: TemplateReply; onBack(): void; onClose(): void }) {
  const styles = useStyles();
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { pane, key } = useCard();
  const { outlook } = usePane();
  const { selection } = useFollowing();
  const act = useAct();
  const [isAll, setAll] = useState(false);
  const messageId = pane.message?.id ?? 0;
  const load = useLoad(`fill:${messageId}:${template.id}`, () =>
    teamworkApi.fill(messageId, { templateId: template.id }),
  );
  const open = async (filled: FilledReply) => {
    const isDone = await act.run(async () => {
      if (selection.kind !== 'read' || selection.item.key !== key) throw new OutlookError('outlook.other_item');
      await outlook.reply(selection.item, filled.html, isAll);
    });
    if (isDone) onClose();
  };
  return (
    <StateView load={load}>
      {filled => (
        <div className={shared.form}>
          <h2 className={shared.head}>{template.name}</h2>
          <div className={styles.text} tabIndex={0}>
            <FilledText filled={filled} />
          </div>
          <Checkbox label={t('pane.replyAll')} checked={isAll} onChange={(_, data) => setAll(data.checked === true)} />
          {act.error && <ErrorBar error={act.error} />}
          <div className={shared.buttons}>
            <Button appearance="primary" autoFocus disabled={act.isBusy} onClick={() => void open(filled)}>
              {t('pane.replyOpen')}
            </Button>
            <Button onClick={onBack}>{t('pane.back')}</Button>
          </div>
        </div>
      )}
    </StateView>
  );
}
