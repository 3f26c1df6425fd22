import {
  Button,
  Field,
  Input,
  makeStyles,
  MenuDivider,
  MenuItem,
  Popover,
  PopoverSurface,
  PopoverTrigger,
  tokens,
} from '@fluentui/react-components';
import { ArrowDownloadRegular } from '@fluentui/react-icons/svg/arrow-download';
import { BookmarkRegular } from '@fluentui/react-icons/svg/bookmark';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useState } from 'react';
import { companyApi } from '../../../ui/companies/companyApi';
import { queryString, takeFile } from '../../../ui/http';
import { ColumnsMenu } from '../../../ui/list/ColumnsMenu';
import { linkTo, useRoute } from '../../../ui/router';
import { useSession } from '../../../ui/session';
import { ErrorBar } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { useLoad } from '../../../ui/useLoad';
import type { Saving } from '../../../ui/useSave';
import { useSave } from '../../../ui/useSave';
import type { ColumnChoice } from './columns';
import { queryOf } from './query';

const useStyles = makeStyles({
  form: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, width: 'min(320px, 80vw)' },
  line: { display: 'flex', alignItems: 'center' },
  link: { flex: 1, justifyContent: 'flex-start' },
  add: { display: 'flex', alignItems: 'flex-end', gap: tokens.spacingHorizontalS },
  quiet: { color: tokens.colorNeutralForeground3 },
});

interface ViewsProps {
  /** Which list; its page stands at the address of the same name. */
  page: 'companies' | 'contacts' | 'leads' | 'opportunities';
  /** What of the address belongs to the list. */
  viewOf(query: URLSearchParams): Record<string, string>;
}

/** Lists that this person has kept: filters, order and columns, under a name. */
export function Views({ page, viewOf }: ViewsProps) {
  const styles = useStyles();
  const { t, rich } = useTexts();
  const { query } = useRoute();
  const toasts = useToasts();
  const save = useSave();
  const [name, setName] = useState('');
  const load = useLoad(`views:${page}`, signal => companyApi.views(page, signal));
  const keep = () =>
    save.run(async () => {
      const left = await companyApi.saveView({ page, name, query: viewOf(query) });
      load.setData(() => left);
      toasts.show({ text: rich('profile.viewSaved', { name }) });
      setName('');
    });
  const remove = (id: number) =>
    save.run(async () => {
      const left = await companyApi.removeView(id);
      load.setData(() => left);
    });
  const views = load.data?.views ?? [];
  return (
    <Popover trapFocus>
      <PopoverTrigger disableButtonEnhancement>
        <Button icon={<BookmarkRegular />} aria-label={t('profile.views')} title={t('profile.views')} />
      </PopoverTrigger>
      <PopoverSurface aria-label={t('profile.views')}>
        <div className={styles.form}>
          {views.length === 0 && <span className={styles.quiet}>{t('profile.noViews')}</span>}
          {views.map(view => (
            <span key={view.id} className={styles.line}>
              <Button
                as="a"
                appearance="subtle"
                className={styles.link}
                {...linkTo(`/${page}${queryString(view.query)}`)}
              >
                {view.name}
              </Button>
              <Button
                appearance="subtle"
                icon={<DismissRegular />}
                aria-label={t('profile.removeView', { name: view.name })}
                onClick={() => remove(view.id)}
              />
            </span>
          ))}
          <div className={styles.add}>
            <Field label={t('profile.viewName')}>
              <Input value={name} maxLength={100} onChange={(_, data) => setName(data.value)} />
            </Field>
            <Button disabled={!name.trim() || save.isSaving} onClick={keep}>
              {t('profile.saveView')}
            </Button>
          </div>
          {save.error && <ErrorBar error={save.error} isWrite />}
        </div>
      </PopoverSurface>
    </Popover>
  );
}

const exports = [
  { path: 'companies', format: 'xlsx', word: 'profile.exportXlsx' },
  { path: 'companies', format: 'csv', word: 'profile.exportCsv' },
  { path: 'contacts', format: 'xlsx', word: 'companyWork.exportContactsXlsx' },
  { path: 'contacts', format: 'csv', word: 'companyWork.exportContactsCsv' },
] as const;

interface ColumnsProps {
  choices: readonly ColumnChoice[];
  chosen: readonly string[];
  /** The taking of a file, whose refusal the page tells. */
  taking: Saving;
}

/** Which columns the list shows, and the list of companies as a file for whoever may take it out. */
export function CompanyColumns({ choices, chosen, taking }: ColumnsProps) {
  const { t } = useTexts();
  const { can } = useSession();
  const { query } = useRoute();
  const asked = queryOf(query);
  const isTaken = can('data.export');
  return (
    <ColumnsMenu label={t('profile.columns')} choices={choices} chosen={chosen}>
      {isTaken && <MenuDivider />}
      {isTaken &&
        exports.map(({ path, format, word }) => (
          <MenuItem
            key={word}
            icon={<ArrowDownloadRegular />}
            onClick={() => taking.run(() => takeFile(`/api/${path}/export${queryString({ ...asked, format })}`))}
          >
            {t(word)}
          </MenuItem>
        ))}
    </ColumnsMenu>
  );
}
