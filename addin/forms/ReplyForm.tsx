import { Button, Checkbox, makeStyles, tokens } from '@fluentui/react-components';
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
import { TemplateChoices } from '../views/TemplateChoices';

const useStyles = makeStyles({
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
  const { pane } = useCard();
  const language = pane.party?.contact?.language ?? null;
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
          <TemplateChoices templates={data.templates} language={language} onChoose={setChosen} />
        )
      }
    </StateView>
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
