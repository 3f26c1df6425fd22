import { Checkbox, Tab, TabList } from '@fluentui/react-components';
import { PageHead, PageScroll } from '../../../ui/Page';
import { setQuery, useRoute } from '../../../ui/router';
import { useTexts } from '../../../ui/texts/texts';
import type { TaskView } from './Tasks';
import { Tasks } from './Tasks';

const views = ['mine', 'given', 'people', 'done'] as const;

/** What is to be done: by oneself, by others on one's word, by one's people. */
export default function TasksPage() {
  const { t } = useTexts();
  const { query } = useRoute();
  const view: TaskView = views.find(one => one === query.get('view')) ?? 'mine';
  const isOverdue = query.get('overdue') === '1' && view !== 'done';
  return (
    <>
      <PageHead title={t('tasks.title')}>
        <TabList
          size="small"
          selectedValue={view}
          onTabSelect={(_, data) => setQuery({ view: data.value === 'mine' ? null : String(data.value) })}
        >
          {views.map(one => (
            <Tab key={one} value={one}>
              {t(`tasks.${one}`)}
            </Tab>
          ))}
        </TabList>
        {view !== 'done' && (
          <Checkbox
            label={t('digest.overdueTasksOnly')}
            checked={isOverdue}
            onChange={(_, data) => setQuery({ overdue: data.checked === true ? '1' : null })}
          />
        )}
      </PageHead>
      <PageScroll>
        <Tasks key={`${view}${isOverdue}`} view={view} isOverdue={isOverdue} />
      </PageScroll>
    </>
  );
}
