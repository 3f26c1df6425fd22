import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  makeStyles,
  tokens,
} from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { useState } from 'react';
import type { CompanyReply } from '../../../service/companies/companies.schema';
import type { CompanyBody } from '../../../ui/apiTypes';
import { PickBox } from '../../../ui/filing/PickBox';
import { PageLink } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import { FieldRow } from './FieldRow';
import { useFieldSaving } from './useCompanyFields';

const useStyles = makeStyles({
  list: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS },
  one: { display: 'inline-flex', alignItems: 'center' },
  link: { color: tokens.colorBrandForegroundLink, textDecoration: 'none', ':hover': { textDecoration: 'underline' } },
});

interface Props {
  field: 'parent' | 'principals';
  company: CompanyReply;
  onSaved(fresh: CompanyReply): void;
}

/** The parent of a company, or the companies that an agent writes for: links, each taken away by its cross, added by a search. */
export function CompaniesRow({ field, company, onSaved }: Props) {
  const styles = useStyles();
  const { t } = useTexts();
  const [isPicking, setPicking] = useState(false);
  const listed = (of: CompanyReply) => (field === 'parent' ? (of.parent ? [of.parent] : []) : of.principals);
  const seen = (of: CompanyReply) => listed(of).map(one => one.name);
  const saving = useFieldSaving(company, seen, onSaved);
  const shown = listed(company);
  const bodyFor = (ids: number[]): Partial<CompanyBody> =>
    field === 'parent' ? { parentId: ids[0] ?? null } : { principalIds: ids };
  const ids = shown.map(one => one.id);
  const label = t(field === 'parent' ? 'companies.parent' : 'companies.principals');
  return (
    <FieldRow label={label} saving={saving} seen={seen}>
      <div className={styles.list}>
        {shown.map(one => (
          <span key={one.id} className={styles.one}>
            <PageLink to={`/companies/${one.id}`} className={styles.link}>
              {one.name}
            </PageLink>
            {company.canEdit && (
              <Button
                size="small"
                appearance="transparent"
                icon={<DismissRegular />}
                aria-label={t('settings.removeValue', { value: one.name })}
                onClick={() => void saving.save(bodyFor(ids.filter(id => id !== one.id)))}
              />
            )}
          </span>
        ))}
        {company.canEdit && (field === 'principals' || shown.length === 0) && (
          <Button size="small" appearance="subtle" icon={<AddRegular />} onClick={() => setPicking(true)}>
            {t('common.add')}
          </Button>
        )}
        {!company.canEdit && shown.length === 0 && t('common.notKnown')}
      </div>
      {isPicking && (
        <Picking
          title={label}
          onClose={() => setPicking(false)}
          onChoose={id => {
            setPicking(false);
            void saving.save(bodyFor(field === 'parent' ? [id] : [...new Set([...ids, id])]));
          }}
        />
      )}
    </FieldRow>
  );
}

function Picking({ title, onChoose, onClose }: { title: string; onChoose(companyId: number): void; onClose(): void }) {
  const { t } = useTexts();
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && onClose()}>
      <DialogSurface aria-describedby={undefined}>
        <DialogBody>
          <DialogTitle>{title}</DialogTitle>
          <DialogContent>
            <PickBox companiesOnly placeholder={t('companies.name')} onChoose={choice => onChoose(choice.companyId)} />
          </DialogContent>
          <DialogActions>
            <Button onClick={onClose}>{t('common.cancel')}</Button>
          </DialogActions>
        </DialogBody>
      </DialogSurface>
    </Dialog>
  );
}
