import { Button, Input, makeStyles, Select, tokens } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons/svg/add';
import { DocumentTextRegular } from '@fluentui/react-icons/svg/document-text';
import type { TemplateReply } from '../../../service/teamwork/templates/templates.schema';
import type { Column } from '../../../ui/list/List';
import { List } from '../../../ui/list/List';
import { PageFill } from '../../../ui/Page';
import { setQuery, useRoute } from '../../../ui/router';
import { Empty, StateView } from '../../../ui/StateView';
import { teamworkApi } from '../../../ui/teamwork/teamworkApi';
import { useTexts } from '../../../ui/texts/texts';
import { DateText } from '../../../ui/useFormats';
import { useLoad } from '../../../ui/useLoad';
import { ListHead } from '../settings/ListHead';
import { filterTemplates, languageName, stages } from './filtering';
import { TemplateSheet } from './TemplateSheet';

const useStyles = makeStyles({
  quiet: { color: tokens.colorNeutralForeground3 },
  card: { display: 'flex', flexDirection: 'column' },
});

/** The templates of replies: one's own, and those that are shared. */
export function Templates() {
  const { t, language } = useTexts();
  const { query } = useRoute();
  const load = useLoad('templates', signal => teamworkApi.templates(signal));
  const open = query.get('open');
  const all = load.data?.templates ?? [];
  const filter = { q: query.get('q') ?? '', language: query.get('language') ?? '', stage: query.get('stage') ?? '' };
  const found = filterTemplates(all, filter);
  const close = () => setQuery({ open: null });
  const chosen = all.find(one => String(one.id) === open) ?? null;
  const changed = () => {
    load.reload();
    close();
  };
  return (
    <>
      <ListHead line={t('templates.line', { n: found.length })}>
        <Input
          type="search"
          aria-label={t('templates.search')}
          placeholder={t('templates.search')}
          value={filter.q}
          onChange={(_, data) => setQuery({ q: data.value }, { replace: true })}
        />
        <Select
          aria-label={t('templates.language')}
          value={filter.language}
          onChange={(_, data) => setQuery({ language: data.value })}
        >
          <option value="">{t('templates.allLanguages')}</option>
          {[...new Set(all.map(one => one.language))].sort().map(one => (
            <option key={one} value={one}>
              {languageName(one, language)}
            </option>
          ))}
        </Select>
        <Select
          aria-label={t('templates.stage')}
          value={filter.stage}
          onChange={(_, data) => setQuery({ stage: data.value })}
        >
          <option value="">{t('templates.allStages')}</option>
          {stages.map(stage => (
            <option key={stage} value={stage}>
              {t(`templates.stage_${stage}`)}
            </option>
          ))}
        </Select>
        <Button appearance="primary" icon={<AddRegular />} onClick={() => setQuery({ open: 'new' })}>
          {t('templates.add')}
        </Button>
      </ListHead>
      <PageFill>
        <StateView load={load} empty={() => (found.length === 0 ? <Nothing isAny={all.length > 0} /> : null)}>
          {() => <Lines templates={found} />}
        </StateView>
      </PageFill>
      {(open === 'new' || chosen) && (
        <TemplateSheet
          key={chosen?.id ?? 'new'}
          template={chosen}
          fields={load.data?.fields ?? []}
          onClose={close}
          onChanged={changed}
          onStale={load.reload}
        />
      )}
    </>
  );
}

function Nothing({ isAny }: { isAny: boolean }) {
  const { t } = useTexts();
  return <Empty icon={<DocumentTextRegular />} line={t(isAny ? 'templates.noMatch' : 'templates.empty')} />;
}

function Lines({ templates }: { templates: readonly TemplateReply[] }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const whose = (one: TemplateReply) =>
    one.isShared ? `${t(one.teamId ? 'templates.team' : 'templates.shared')} · ${one.byName}` : t('templates.mine');
  const columns: Column<TemplateReply>[] = [
    { key: 'name', head: t('templates.name'), width: 'minmax(0, 2fr)', cell: one => one.name },
    { key: 'folder', head: t('templates.folder'), width: 'minmax(0, 1fr)', cell: one => one.folder || '-' },
    { key: 'stage', head: t('templates.stage'), width: '96px', cell: one => t(`templates.stage_${one.stage}`) },
    {
      key: 'language',
      head: t('templates.language'),
      width: '96px',
      cell: one => languageName(one.language, language),
    },
    { key: 'tags', head: t('templates.tags'), width: 'minmax(0, 1fr)', cell: one => one.tags.join(', ') || '-' },
    { key: 'whose', head: t('templates.whose'), width: 'minmax(0, 1fr)', cell: whose },
    { key: 'at', head: t('mail.date'), width: '112px', isEnd: true, cell: one => <DateText at={one.updatedAt} /> },
  ];
  return (
    <List
      label={t('templates.title')}
      items={templates}
      columns={columns}
      keyOf={one => one.id}
      onOpen={one => setQuery({ open: one.id })}
      card={one => (
        <div className={styles.card}>
          <span>{one.name}</span>
          <span className={styles.quiet}>
            {t(`templates.stage_${one.stage}`)} · {one.language} · {whose(one)}
          </span>
        </div>
      )}
    />
  );
}
