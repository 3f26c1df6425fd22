import {
  Field,
  makeStyles,
  MessageBar,
  MessageBarBody,
  Radio,
  RadioGroup,
  Select,
  Switch,
  tokens,
} from '@fluentui/react-components';
import { useState } from 'react';
import type { OutlookBody, OutlookReply } from '../../../../service/intake/exchange/outlook/outlook.schema';
import { exchangeApi } from '../../../../ui/exchangeApi';
import { SaveBar } from '../../../../ui/SaveBar';
import { StateView } from '../../../../ui/StateView';
import { useTexts } from '../../../../ui/texts/texts';
import { useToasts } from '../../../../ui/toasts/toasts';
import { useFormats } from '../../../../ui/useFormats';
import { useLoad } from '../../../../ui/useLoad';
import { useSave } from '../../../../ui/useSave';
import { useSheetStyles } from '../sheetStyles';

const useStyles = makeStyles({
  below: { paddingInlineStart: tokens.spacingHorizontalXXL, maxWidth: '420px' },
});

/** What a mailbox shows in Outlook of where its mail is filed, and what a person's change there counts for. */
export function OutlookTab({ mailboxId }: { mailboxId: number }) {
  const load = useLoad(`outlook ${mailboxId}`, signal => exchangeApi.outlook(mailboxId, signal));
  return (
    <StateView load={load}>
      {data => (
        <Form key={data.version} mailboxId={mailboxId} given={data} onSaved={next => load.setData(() => next)} />
      )}
    </StateView>
  );
}

type Choices = Omit<OutlookBody, 'version'>;
const names = ['hasCategories', 'language', 'movesMail', 'parentId', 'takesChanges'] as const;

interface Props {
  mailboxId: number;
  given: OutlookReply;
  onSaved(next: OutlookReply): void;
}

function Form({ mailboxId, given, onSaved }: Props) {
  const { t } = useTexts();
  const sheet = useSheetStyles();
  const { show } = useToasts();
  const saving = useSave();
  const [changed, setChanged] = useState<Partial<Choices>>({});
  const { hasCategories, language, movesMail, parentId, takesChanges, version } = given;
  const choices: Choices = { hasCategories, language, movesMail, parentId, takesChanges, ...changed };
  const count = names.filter(name => choices[name] !== given[name]).length;
  const save = () =>
    saving.run(async () => {
      onSaved(await exchangeApi.saveOutlook(mailboxId, { ...choices, version }));
      setChanged({});
      show({ text: t('outlookMarks.saved') });
    });
  const set = (more: Partial<Choices>) => setChanged(before => ({ ...before, ...more }));
  return (
    <div className={sheet.form}>
      <p>{t('outlookMarks.line')}</p>
      <Troubles given={given} />
      <Categories choices={choices} set={set} />
      <Folders choices={choices} given={given} set={set} />
      <Decisions choices={choices} given={given} set={set} />
      {given.waiting > 0 && <p className={sheet.quiet}>{t('outlookMarks.waiting', { n: given.waiting })}</p>}
      <SaveBar changed={count} saving={saving} onSave={save} onDiscard={() => setChanged({})} />
    </div>
  );
}

/** What stands in the way, each once. */
function Troubles({ given }: { given: OutlookReply }) {
  const { t, error } = useTexts();
  const formats = useFormats();
  const { troubleCode, troubleAt, listCode, listAt } = given;
  const all = [
    { code: troubleCode, at: troubleAt, intent: 'warning' as const },
    { code: listCode, at: listAt, intent: 'info' as const },
  ].filter(({ code }) => code !== '');
  return all.map(({ code, at, intent }) => (
    <MessageBar key={code} intent={intent} layout="multiline">
      <MessageBarBody>
        {error(code) ?? code} {at && t('outlookMarks.since', { at: formats.full(at) })}
      </MessageBarBody>
    </MessageBar>
  ));
}

interface PartProps {
  choices: Choices;
  set(more: Partial<Choices>): void;
}

function Categories({ choices, set }: PartProps) {
  const { t } = useTexts();
  const styles = useStyles();
  const example = t('outlookMarks.example');
  return (
    <>
      <Field hint={t('outlookMarks.hasCategoriesHint', { example })}>
        <Switch
          label={t('outlookMarks.hasCategories')}
          checked={choices.hasCategories}
          onChange={(_event, { checked }) => set({ hasCategories: checked })}
        />
      </Field>
      {choices.hasCategories && (
        <Field className={styles.below} label={t('outlookMarks.language')}>
          <RadioGroup
            layout="horizontal"
            value={choices.language}
            onChange={(_event, { value }) => set({ language: value as Choices['language'] })}
          >
            <Radio value="zh-CN" label={t('outlookMarks.language_zh-CN')} />
            <Radio value="en" label={t('outlookMarks.language_en')} />
          </RadioGroup>
        </Field>
      )}
    </>
  );
}

function Folders({ choices, given, set }: PartProps & { given: OutlookReply }) {
  const { t } = useTexts();
  const styles = useStyles();
  return (
    <>
      <Field hint={t('outlookMarks.movesMailHint')}>
        <Switch
          label={t('outlookMarks.movesMail')}
          checked={choices.movesMail}
          onChange={(_event, { checked }) => set({ movesMail: checked })}
        />
      </Field>
      {choices.movesMail && (
        <Field className={styles.below} label={t('outlookMarks.parent')}>
          <Select
            value={String(choices.parentId ?? '')}
            onChange={(_event, { value }) => set({ parentId: value === '' ? null : Number(value) })}
          >
            <option value="">{t('outlookMarks.inbox')}</option>
            {given.folders
              .filter(folder => folder.role !== 'inbox')
              .map(folder => (
                <option key={folder.id} value={folder.id}>
                  {folder.name}
                </option>
              ))}
          </Select>
        </Field>
      )}
    </>
  );
}

function Decisions({ choices, given, set }: PartProps & { given: OutlookReply }) {
  const { t } = useTexts();
  const sheet = useSheetStyles();
  return (
    <>
      <Field hint={t(given.hasPerson ? 'outlookMarks.takesChangesHint' : 'outlookMarks.noPerson')}>
        <Switch
          label={t('outlookMarks.takesChanges')}
          checked={choices.takesChanges}
          disabled={!given.hasPerson && !choices.takesChanges}
          onChange={(_event, { checked }) => set({ takesChanges: checked })}
        />
      </Field>
      {!choices.takesChanges && <p className={sheet.quiet}>{t('outlookMarks.kept')}</p>}
    </>
  );
}
