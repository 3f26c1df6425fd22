import { Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { TextFieldRegular } from '@fluentui/react-icons/svg/text-field';
import type { FieldReply } from '../../../service/companies/customFields.schema';
import { companyApi } from '../../../ui/companies/companyApi';
import type { Column } from '../../../ui/list/List';
import { List } from '../../../ui/list/List';
import { PageFill } from '../../../ui/Page';
import { setQuery, useRoute } from '../../../ui/router';
import { Empty, StateView } from '../../../ui/StateView';
import { useTexts } from '../../../ui/texts/texts';
import { useLoad } from '../../../ui/useLoad';
import { FieldSheet } from './FieldSheet';
import { ListHead } from './ListHead';

/** The fields that the firm has made for its companies and contacts. */
export function CustomFields() {
  const { t, language } = useTexts();
  const { query } = useRoute();
  const load = useLoad('customFields', signal => companyApi.fields(signal));
  const open = query.get('open');
  const close = () => setQuery({ open: null });
  const chosen = load.data?.fields.find(field => String(field.id) === open);
  const yesNo = (value: boolean) => t(value ? 'profile.yes' : 'profile.no');
  const nameOf = (field: FieldReply) => (language === 'zh-CN' ? field.nameZh : field.nameEn);
  const columns: Column<FieldReply>[] = [
    { key: 'name', head: t('companies.name'), width: 'minmax(0, 1.4fr)', cell: nameOf },
    { key: 'code', head: t('profile.code'), width: 'minmax(0, 1fr)', cell: field => field.code },
    { key: 'of', head: t('profile.subject'), width: '90px', cell: field => t(`profile.subject_${field.subject}`) },
    { key: 'kind', head: t('profile.fieldKind'), width: '110px', cell: field => t(`profile.fieldKind_${field.kind}`) },
    { key: 'section', head: t('profile.section'), width: 'minmax(0, 1fr)', cell: field => field.section },
    { key: 'required', head: t('profile.isRequired'), width: '80px', cell: field => yesNo(field.isRequired) },
    { key: 'list', head: t('profile.isInList'), width: '90px', cell: field => yesNo(field.isInList) },
    { key: 'use', head: t('profile.inUse'), width: '80px', cell: field => yesNo(field.isActive) },
  ];
  return (
    <>
      <ListHead line={t('profile.fieldsLine')}>
        <Button appearance="primary" icon={<AddRegular />} onClick={() => setQuery({ open: 'new' })}>
          {t('profile.addField')}
        </Button>
      </ListHead>
      <PageFill>
        <StateView
          load={load}
          empty={data =>
            data.fields.length === 0 ? <Empty icon={<TextFieldRegular />} line={t('profile.noFields')} /> : null
          }
        >
          {data => (
            <List
              label={t('profile.fields')}
              items={data.fields}
              columns={columns}
              keyOf={field => field.id}
              onOpen={field => setQuery({ open: field.id })}
              card={nameOf}
            />
          )}
        </StateView>
      </PageFill>
      {(open === 'new' || chosen) && (
        <FieldSheet
          key={open}
          field={chosen ?? null}
          onClose={close}
          onSaved={() => {
            load.reload();
            close();
          }}
          onStale={load.reload}
        />
      )}
    </>
  );
}
