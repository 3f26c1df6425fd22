import {
  Input,
  makeStyles,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from '@fluentui/react-components';
import type { ReactElement } from 'react';
import { cloneElement, createContext, useContext, useState } from 'react';
import type { CompanyLine } from '../../../service/companies/companies.schema';
import { api } from '../../../ui/api';
import { companyApi } from '../../../ui/companies/companyApi';
import type { Word } from '../../../ui/companies/useDictionary';
import { useDictionary } from '../../../ui/companies/useDictionary';
import { CountryInput } from '../../../ui/filing/CountryInput';
import { inlineButton } from '../../../ui/list/inlineButton';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useErrorText } from '../../../ui/useErrorText';
import { useFormats } from '../../../ui/useFormats';
import { asApiError, useLoad } from '../../../ui/useLoad';

const useStyles = makeStyles({
  button: inlineButton,
  empty: { color: tokens.colorNeutralForeground3 },
  long: { maxHeight: '320px' },
});

/** What can be changed where it stands in the list. */
export type InlineField = 'country' | 'owner' | 'industry' | 'tags';
type Changed = Pick<CompanyLine, 'id' | 'version'> & Partial<CompanyLine>;

/** Puts what was saved into the line of the list, its version too: the next change of the same line is not refused. */
export const LineContext = createContext<(changed: Changed) => void>(() => undefined);

interface Saved {
  /** What the line shows now. */
  shown: Partial<CompanyLine>;
  /** How it reads. */
  word: string;
  send(version: number): Promise<{ version: number }>;
}

/** Saves a cell, says so and offers to take it back; whoever saw an older line is told, and nothing is overwritten. */
function useCell(company: CompanyLine, head: string) {
  const { t } = useTexts();
  const toasts = useToasts();
  const errorText = useErrorText();
  const put = useContext(LineContext);
  const write = async ({ shown, send }: Saved, version: number) => {
    const saved = await send(version);
    put({ id: company.id, ...shown, version: saved.version });
    return saved.version;
  };
  return (next: Saved, before: Saved): void => {
    write(next, company.version)
      .then(version => {
        const values = { name: company.name, field: head, value: next.word };
        toasts.show({
          text: next.word ? t('companyWork.saved', values) : t('companyWork.cleared', values),
          undo: async () => {
            await write(before, version);
            toasts.show({ text: t('companyWork.undone', { name: company.name }) });
          },
        });
      })
      .catch((reason: unknown) => toasts.show({ text: errorText(asApiError(reason)) }));
  };
}

/** A cell of the list of companies that can be changed where it stands, by whoever may change the company. */
export function InlineCell({ company, field, head }: { company: CompanyLine; field: InlineField; head: string }) {
  const dictionary = useDictionary();
  const { country } = useFormats();
  const value = {
    country: company.country ? country(company.country) : '',
    owner: company.ownerName ?? '',
    industry: dictionary.name('industry', company.industry),
    tags: company.tags.join(', '),
  }[field];
  if (!company.canEdit) return <>{value}</>;
  const props = { company, head, value };
  return (
    // What is clicked or typed in it is not for the row.
    <span role="presentation" onClick={event => event.stopPropagation()} onKeyDown={event => event.stopPropagation()}>
      {field === 'country' && <CountryCell {...props} />}
      {field === 'owner' && <OwnerCell {...props} />}
      {field === 'industry' && <IndustryCell {...props} />}
      {field === 'tags' && <TagsCell {...props} />}
    </span>
  );
}

interface CellProps {
  company: CompanyLine;
  head: string;
  value: string;
}

function useFace({ head, value }: Pick<CellProps, 'head' | 'value'>): ReactElement<{ onClick?: () => void }> {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <button
      type="button"
      className={styles.button}
      aria-label={t('companyWork.edit', { field: head, value: value || t('companyWork.notSet') })}
    >
      {value || (
        <span className={styles.empty} aria-hidden="true">
          +
        </span>
      )}
    </button>
  );
}

function Choices({ words, value, head, onChoose }: Omit<CellProps, 'company'> & ChoicesProps) {
  const styles = useStyles();
  const face = useFace({ head, value });
  return (
    <Menu>
      <MenuTrigger disableButtonEnhancement>{face}</MenuTrigger>
      <MenuPopover>
        <MenuList className={styles.long}>
          {words.map(word => (
            <MenuItem key={word.code} onClick={() => onChoose(word)}>
              {word.name}
            </MenuItem>
          ))}
        </MenuList>
      </MenuPopover>
    </Menu>
  );
}

interface ChoicesProps {
  words: readonly Word[];
  onChoose(word: Word): void;
}

function OwnerCell({ company, head, value }: CellProps) {
  const { t } = useTexts();
  const save = useCell(company, head);
  const people = useLoad('people', signal => api.people(signal));
  const nobody = { code: '', name: t('companyWork.nobody') };
  const words = [nobody, ...(people.data?.people ?? []).map(one => ({ code: String(one.id), name: one.name }))];
  const of = (id: number | null, name: string | null): Saved => ({
    shown: { ownerId: id, ownerName: name },
    word: name ?? nobody.name,
    send: version => api.saveCompany(company.id, version, { ownerId: id }),
  });
  return (
    <Choices
      {...{ head, value }}
      words={words.filter(word => word.code !== String(company.ownerId ?? ''))}
      onChoose={word =>
        save(
          word.code ? of(Number(word.code), word.name) : of(null, null),
          of(company.ownerId ?? null, company.ownerName),
        )
      }
    />
  );
}

function IndustryCell({ company, head, value }: CellProps) {
  const { t } = useTexts();
  const save = useCell(company, head);
  const dictionary = useDictionary();
  const of = (code: string | null): Saved => ({
    shown: { industry: code },
    word: dictionary.name('industry', code),
    send: version => companyApi.saveProfile(company.id, version, { industry: code }),
  });
  const none = company.industry ? [{ code: '', name: t('companyWork.notSet') }] : [];
  return (
    <Choices
      {...{ head, value }}
      words={[...none, ...dictionary.words('industry').filter(word => word.code !== company.industry)]}
      onChoose={word => save(of(word.code || null), of(company.industry))}
    />
  );
}

function CountryCell({ company, head, value }: CellProps) {
  const save = useCell(company, head);
  const { country } = useFormats();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState(company.country);
  const open = () => {
    setChosen(company.country);
    setOpen(true);
  };
  const of = (code: string | null): Saved => ({
    shown: { country: code },
    word: code ? country(code) : '',
    send: version => api.saveCompany(company.id, version, { country: code }),
  });
  if (!isOpen) return <Face {...{ head, value }} onOpen={open} />;
  return (
    <span
      role="presentation"
      onBlur={() => setOpen(false)}
      onKeyDown={event => event.key === 'Escape' && setOpen(false)}
    >
      <CountryInput
        autoFocus
        label={head}
        value={chosen}
        onChange={code => {
          // Typing over the old name empties the field first; only a country that was chosen is saved.
          setChosen(code);
          if (code === null || code === company.country) return;
          setOpen(false);
          save(of(code), of(company.country));
        }}
      />
    </span>
  );
}

/** A value that opens its own field. */
function Face({ head, value, onOpen }: Pick<CellProps, 'head' | 'value'> & { onOpen(): void }) {
  const face = useFace({ head, value });
  return cloneElement(face, { onClick: onOpen });
}

function TagsCell({ company, head, value }: CellProps) {
  const { t } = useTexts();
  const face = useFace({ head, value });
  const save = useCell(company, head);
  const [typed, setTyped] = useState<string | null>(null);
  const of = (tags: string[]): Saved => ({
    shown: { tags },
    word: tags.join(', '),
    send: version => companyApi.saveProfile(company.id, version, { tags }),
  });
  const apply = () => {
    const tags = (typed ?? '').split(/[,，、;；]/).map(tag => tag.trim().slice(0, 60));
    const next = [...new Set(tags.filter(Boolean))];
    setTyped(null);
    if (next.join('\n') !== company.tags.join('\n')) save(of(next), of(company.tags));
  };
  return (
    <Popover open={typed !== null} onOpenChange={(_, data) => setTyped(data.open ? value : null)} trapFocus>
      <PopoverTrigger disableButtonEnhancement>{face}</PopoverTrigger>
      <PopoverSurface aria-label={head}>
        <Input
          autoFocus
          aria-label={head}
          placeholder={t('companyWork.tagsHint')}
          title={t('companyWork.tagsHint')}
          value={typed ?? ''}
          maxLength={1000}
          onChange={(_, data) => setTyped(data.value)}
          onKeyDown={event => event.key === 'Enter' && !event.nativeEvent.isComposing && apply()}
        />
      </PopoverSurface>
    </Popover>
  );
}
