import { Button, Input, Select } from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { useState } from 'react';
import type { ContactLine } from '../../../service/companies/contactList.schema';
import { companyApi } from '../../../ui/companies/companyApi';
import { segmentApi } from '../../../ui/companies/segmentApi';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { queryString, takeFile } from '../../../ui/http';
import { useSession } from '../../../ui/session';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import type { Saving } from '../../../ui/useSave';
import { useSave } from '../../../ui/useSave';
import { BulkFrame } from '../companies/BulkBar';
import { AddToSegment } from '../segments/AddToSegment';
import { languageName, usualLanguages } from './languages';

const acts = ['addRole', 'removeRole', 'language', 'addTag', 'task'] as const;
type Act = (typeof acts)[number];
// A request takes so many.
const MOST = 500;

interface Props {
  chosen: readonly ContactLine[];
  /** The taking of a file, whose refusal the page tells. */
  taking: Saving;
  onClear(): void;
  onDone(): void;
}

/** What is done to all chosen people at once, or to their companies; those that one may not change are left and counted. */
export function ContactBulkBar({ chosen, taking, onClear, onDone }: Props) {
  const { t } = useTexts();
  const { can } = useSession();
  const { show } = useToasts();
  const save = useSave();
  const [act, setAct] = useState<Act>('addRole');
  const [value, setValue] = useState('');
  const [day, setDay] = useState('');
  const [isAdding, setAdding] = useState(false);
  const ids = chosen.slice(0, MOST).map(contact => contact.id);
  const companyIds = [...new Set(chosen.slice(0, MOST).map(contact => contact.company.id))];
  const apply = async () => {
    const text = value.trim();
    if (act === 'task') {
      const { made, refused } = await segmentApi.tasks({
        ...{ companyIds, title: text, assignee: 'owner' },
        dueDay: day || null,
      });
      return [t('contactList.tasksMade', { n: made }), refused];
    }
    const { changed, refused } =
      act === 'addTag'
        ? await companyApi.bulk({ ids: companyIds, addTag: text })
        : await companyApi.bulkContacts({ ids, [act]: text });
    return [t(act === 'addTag' ? 'profile.bulkDone' : 'contactList.bulkDone', { n: changed }), refused];
  };
  const run = () =>
    save.run(async () => {
      const [done, refused] = await apply();
      const left = t(act === 'addTag' || act === 'task' ? 'profile.bulkRefused' : 'contactList.bulkRefused', {
        n: Number(refused),
      });
      show({ text: [done, Number(refused) > 0 && left].filter(Boolean).join(' · ') });
      setValue('');
      onDone();
    });
  const take = () =>
    taking.run(() =>
      takeFile(`/api/contacts/export${queryString({ only: ids.join(','), list: 'contacts', format: 'xlsx' })}`),
    );
  return (
    <BulkFrame text={t('contactList.chosen', { n: chosen.length })} error={save.error} onClear={onClear}>
      {can('companies.write') && (
        <>
          <Select
            aria-label={t('profile.apply')}
            value={act}
            onChange={(_, data) => {
              setAct(acts.find(one => one === data.value) ?? 'addRole');
              setValue('');
            }}
          >
            {acts.map(one => (
              <option key={one} value={one}>
                {t(`contactList.act_${one}`)}
              </option>
            ))}
          </Select>
          <ValueField act={act} value={value} onChange={setValue} />
          {act === 'task' && (
            <Input
              type="date"
              aria-label={t('contactList.dueDay')}
              value={day}
              onChange={(_, data) => setDay(data.value)}
            />
          )}
          <Button appearance="primary" disabled={!value.trim() || save.isSaving} onClick={run}>
            {act === 'task' || act === 'addTag'
              ? t('contactList.applyToCompanies', { n: companyIds.length })
              : t('profile.apply')}
          </Button>
          <Button onClick={() => setAdding(true)}>{t('segments.addOne')}</Button>
        </>
      )}
      {can('data.export') && (
        <Button icon={<ArrowDownloadRegular />} disabled={taking.isSaving} onClick={take}>
          {t('contactList.exportChosen')}
        </Button>
      )}
      {isAdding && <AddToSegment ids={ids} about="contacts" onClose={() => setAdding(false)} onDone={onDone} />}
    </BulkFrame>
  );
}

function ValueField({ act, value, onChange }: { act: Act; value: string; onChange(value: string): void }) {
  const { t, language } = useTexts();
  const dictionary = useDictionary();
  if (act === 'addTag' || act === 'task')
    return (
      <Input
        aria-label={t(act === 'task' ? 'contactList.taskTitle' : 'profile.tag')}
        placeholder={t(act === 'task' ? 'contactList.taskTitle' : 'profile.tag')}
        value={value}
        maxLength={act === 'task' ? 300 : 60}
        onChange={(_, data) => onChange(data.value)}
      />
    );
  const choices =
    act === 'language'
      ? usualLanguages.map(code => ({ code, name: languageName(code, language) }))
      : dictionary.words('contact_role');
  return (
    <Select
      aria-label={t(act === 'language' ? 'contactList.language' : 'profile.roles')}
      value={value}
      onChange={(_, data) => onChange(data.value)}
    >
      <option value="">{t('profile.notChosen')}</option>
      {choices.map(({ code, name }) => (
        <option key={code} value={code}>
          {name}
        </option>
      ))}
    </Select>
  );
}
