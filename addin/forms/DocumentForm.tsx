import { Button, mergeClasses, Select } from '@fluentui/react-components';
import { AttachRegular } from '@fluentui/react-icons/svg/attach';
import { useState } from 'react';
import type { PaneMessage } from '../../service/sidebar/sidebar.schema';
import { labelOf } from '../../ui/filing/acts';
import { PickBox } from '../../ui/filing/PickBox';
import { kindKey } from '../../ui/filing/sentences';
import { paneApi } from '../../ui/paneApi';
import { ErrorBar } from '../../ui/StateView';
import { useTexts } from '../../ui/texts/texts';
import { useToasts } from '../../ui/toasts/toasts';
import { useFormats } from '../../ui/useFormats';
import { useCard, usePane } from '../paneContext';
import { useAct } from '../useAct';
import { usePaneStyles } from '../views/paneStyles';

interface RecordChoice {
  id: number;
  number: string;
  label: string;
}

/** Attachments of the mail, each to be kept under a record. */
export default function DocumentForm() {
  const shared = usePaneStyles();
  const { t, find } = useTexts();
  const { pane } = useCard();
  const [isSearch, setSearch] = useState(false);
  const [found, setFound] = useState<RecordChoice[]>([]);
  const kindName = (kind: string) => {
    const key = kindKey(kind);
    return key ? t(key) : (find('common', kind) ?? kind);
  };
  const filed = (pane.filing?.filings ?? []).flatMap(one => (one.record ? [one.record] : []));
  const known = [
    ...filed.map(one => ({ id: one.id, number: one.number, label: `${kindName(one.kind)} ${one.number}` })),
    ...pane.open.map(one => ({ id: one.recordId, number: one.number, label: `${kindName(one.kind)} ${one.number}` })),
  ];
  const records = [...found, ...known].filter((one, at, all) => all.findIndex(other => other.id === one.id) === at);
  const [chosen, setChosen] = useState<number | null>(null);
  const record = records.find(one => one.id === chosen) ?? records[0] ?? null;
  if (isSearch)
    return (
      <PickBox
        onChoose={choice => {
          if (choice.recordId === null || choice.record === null) return;
          setFound([{ id: choice.recordId, number: choice.record, label: labelOf(choice.company, choice.record) }]);
          setChosen(choice.recordId);
          setSearch(false);
        }}
      />
    );
  return (
    <div className={shared.form}>
      {records.length === 0 && <p className={shared.soft}>{t('pane.noRecords')}</p>}
      {record && (
        <Select
          aria-label={t('pane.whichRecord')}
          value={String(record.id)}
          onChange={(_, data) => setChosen(Number(data.value))}
        >
          {records.map(one => (
            <option key={one.id} value={one.id}>
              {one.label}
            </option>
          ))}
        </Select>
      )}
      <Button onClick={() => setSearch(true)}>{t('reasons.pickPlaceholder')}…</Button>
      <ul className={shared.list}>
        {(pane.message?.attachments ?? []).map(one => (
          <Attachment key={one.id} attachment={one} record={record} />
        ))}
      </ul>
    </div>
  );
}

function Attachment({
  attachment,
  record,
}: {
  attachment: PaneMessage['attachments'][number];
  record: RecordChoice | null;
}) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { size } = useFormats();
  const { follower } = usePane();
  const { show } = useToasts();
  const act = useAct();
  const { savedUnder, name, id } = attachment;
  const isThere = record !== null && savedUnder.some(one => one.recordId === record.id);
  const save = async () => {
    if (!record) return;
    let savedId = 0;
    const isDone = await act.run(async () => {
      savedId = (await paneApi.saveDocument(id, { recordId: record.id })).id;
    });
    const undo = async () => {
      await paneApi.undoDocument(savedId);
      follower.again();
    };
    if (isDone) show({ text: t('pane.documentSaved', { name, number: record.number }), undo });
  };
  return (
    <li>
      <div className={shared.line}>
        <AttachRegular className={shared.icon} aria-hidden="true" />
        <div className={shared.words}>
          <p>{name}</p>
          <p className={mergeClasses(shared.small, shared.soft)}>
            {[size(attachment.size), ...savedUnder.map(one => t('pane.savedUnder', { number: one.number }))].join(
              ' · ',
            )}
          </p>
        </div>
        {record && !isThere && (
          <Button
            size="small"
            disabled={act.isBusy}
            aria-label={`${t('pane.save')}: ${name}`}
            onClick={() => void save()}
          >
            {t('pane.save')}
          </Button>
        )}
      </div>
      {act.error && <ErrorBar error={act.error} isWrite />}
    </li>
  );
}
