import { BuildingFilled, BuildingRegular } from '@fluentui/react-icons/svg/building';
import { BuildingBankFilled, BuildingBankRegular } from '@fluentui/react-icons/svg/building-bank';
import { ArrowImportFilled, ArrowImportRegular } from '@fluentui/react-icons/svg/arrow-import';
import { ShieldCheckmarkFilled, ShieldCheckmarkRegular } from '@fluentui/react-icons/svg/shield-checkmark';
import { CalendarLtrFilled, CalendarLtrRegular } from '@fluentui/react-icons/svg/calendar-ltr';
import { NotebookFilled, NotebookRegular } from '@fluentui/react-icons/svg/notebook';
import { CalendarTodayFilled, CalendarTodayRegular } from '@fluentui/react-icons/svg/calendar-today';
import { MailTemplateFilled, MailTemplateRegular } from '@fluentui/react-icons/svg/mail-template';
import { MailMultipleFilled, MailMultipleRegular } from '@fluentui/react-icons/svg/mail-multiple';
import { PersonQuestionMarkFilled, PersonQuestionMarkRegular } from '@fluentui/react-icons/svg/person-question-mark';
import { TaskListLtrFilled, TaskListLtrRegular } from '@fluentui/react-icons/svg/task-list-ltr';
import { MailInboxFilled, MailInboxRegular } from '@fluentui/react-icons/svg/mail-inbox';
import { WaterFilled, WaterRegular } from '@fluentui/react-icons/svg/water';
import { LightbulbFilled, LightbulbRegular } from '@fluentui/react-icons/svg/lightbulb';
import { HandshakeFilled, HandshakeRegular } from '@fluentui/react-icons/svg/handshake';
import { GroupListFilled, GroupListRegular } from '@fluentui/react-icons/svg/group-list';
import { FilterFilled, FilterRegular } from '@fluentui/react-icons/svg/filter';
import { SearchFilled, SearchRegular } from '@fluentui/react-icons/svg/search';
import { SettingsFilled, SettingsRegular } from '@fluentui/react-icons/svg/settings';
import type { ReactElement } from 'react';
import type { Grant } from '../service/users/roles';
import type { TextKey } from '../ui/texts/texts';
import { settingsGroups } from './views/settings/pages';

/** Any one of the grants opens the page; without one it is absent from the menu. */
export interface Section {
  key:
    | 'approvals'
    | 'today'
    | 'review'
    | 'inbox'
    | 'tasks'
    | 'mail'
    | 'search'
    | 'companies'
    | 'leads'
    | 'opportunities'
    | 'pool'
    | 'segments'
    | 'calendar'
    | 'workLog'
    | 'import'
    | 'settings'
    | 'rules'
    | 'templates'
    | 'accounts';
  address: string;
  title: TextKey;
  /** Second key after G. */
  keyCode: string;
  keyLabel: TextKey;
  grants: readonly Grant[];
  icon: ReactElement;
  iconSelected: ReactElement;
}

export const sections: readonly Section[] = [
  {
    key: 'today',
    address: '/today',
    title: 'nav.today',
    keyCode: 'KeyT',
    keyLabel: 'keys.goToday',
    grants: ['mail.read'],
    icon: <CalendarTodayRegular />,
    iconSelected: <CalendarTodayFilled />,
  },
  {
    key: 'review',
    address: '/review',
    title: 'nav.review',
    keyCode: 'KeyR',
    keyLabel: 'keys.goReview',
    grants: ['mail.file'],
    icon: <PersonQuestionMarkRegular />,
    iconSelected: <PersonQuestionMarkFilled />,
  },
  {
    key: 'inbox',
    address: '/inbox',
    title: 'teamwork.nav',
    keyCode: 'KeyA',
    keyLabel: 'teamwork.goInbox',
    grants: ['mail.read'],
    icon: <MailInboxRegular />,
    iconSelected: <MailInboxFilled />,
  },
  {
    key: 'tasks',
    address: '/tasks',
    title: 'tasks.title',
    keyCode: 'KeyK',
    keyLabel: 'tasks.goTasks',
    grants: ['companies.read'],
    icon: <TaskListLtrRegular />,
    iconSelected: <TaskListLtrFilled />,
  },
  {
    key: 'calendar',
    address: '/calendar',
    title: 'calendar.title',
    keyCode: 'KeyD',
    keyLabel: 'calendar.go',
    grants: ['companies.read'],
    icon: <CalendarLtrRegular />,
    iconSelected: <CalendarLtrFilled />,
  },
  {
    key: 'workLog',
    address: '/work-log',
    title: 'workLog.title',
    keyCode: 'KeyW',
    keyLabel: 'workLog.go',
    grants: ['companies.read'],
    icon: <NotebookRegular />,
    iconSelected: <NotebookFilled />,
  },
  {
    key: 'mail',
    address: '/mail',
    title: 'nav.mail',
    keyCode: 'KeyM',
    keyLabel: 'keys.goMail',
    grants: ['mail.read'],
    icon: <MailMultipleRegular />,
    iconSelected: <MailMultipleFilled />,
  },
  {
    key: 'search',
    address: '/search',
    title: 'search.title',
    keyCode: 'KeyF',
    keyLabel: 'search.goSearch',
    grants: ['mail.read'],
    icon: <SearchRegular />,
    iconSelected: <SearchFilled />,
  },
  {
    key: 'leads',
    address: '/leads',
    title: 'leads.title',
    keyCode: 'KeyE',
    keyLabel: 'leads.goLeads',
    grants: ['leads.read'],
    icon: <LightbulbRegular />,
    iconSelected: <LightbulbFilled />,
  },
  {
    key: 'opportunities',
    address: '/opportunities',
    title: 'deals.title',
    keyCode: 'KeyO',
    keyLabel: 'deals.go',
    grants: ['leads.read'],
    icon: <HandshakeRegular />,
    iconSelected: <HandshakeFilled />,
  },
  {
    key: 'pool',
    address: '/pool',
    title: 'pool.title',
    keyCode: 'KeyH',
    keyLabel: 'pool.go',
    grants: ['leads.write'],
    icon: <WaterRegular />,
    iconSelected: <WaterFilled />,
  },
  {
    key: 'companies',
    address: '/companies',
    title: 'nav.companies',
    keyCode: 'KeyC',
    keyLabel: 'keys.goCompanies',
    grants: ['companies.read'],
    icon: <BuildingRegular />,
    iconSelected: <BuildingFilled />,
  },
  {
    key: 'segments',
    address: '/segments',
    title: 'segments.title',
    keyCode: 'KeyU',
    keyLabel: 'segments.go',
    grants: ['companies.read'],
    icon: <GroupListRegular />,
    iconSelected: <GroupListFilled />,
  },
  {
    key: 'approvals',
    address: '/approvals',
    title: 'approvals.title',
    keyCode: 'KeyV',
    keyLabel: 'approvals.go',
    grants: ['mail.read'],
    icon: <ShieldCheckmarkRegular />,
    iconSelected: <ShieldCheckmarkFilled />,
  },
  {
    key: 'import',
    address: '/import',
    title: 'nav.import',
    keyCode: 'KeyI',
    keyLabel: 'keys.goImport',
    grants: ['mail.import', 'data.import'],
    icon: <ArrowImportRegular />,
    iconSelected: <ArrowImportFilled />,
  },
  {
    key: 'rules',
    address: '/rules',
    title: 'rules.title',
    keyCode: 'KeyL',
    keyLabel: 'rules.goRules',
    grants: ['mail.file'],
    icon: <FilterRegular />,
    iconSelected: <FilterFilled />,
  },
  {
    key: 'templates',
    address: '/templates',
    title: 'templates.title',
    keyCode: 'KeyP',
    keyLabel: 'shell.goTemplates',
    grants: ['mail.read'],
    icon: <MailTemplateRegular />,
    iconSelected: <MailTemplateFilled />,
  },
  {
    key: 'accounts',
    address: '/accounts',
    title: 'accounts.title',
    keyCode: 'KeyB',
    keyLabel: 'accounts.goAccounts',
    grants: ['fields.finance.edit'],
    icon: <BuildingBankRegular />,
    iconSelected: <BuildingBankFilled />,
  },
  {
    key: 'settings',
    address: '/settings',
    title: 'nav.settings',
    keyCode: 'KeyS',
    keyLabel: 'keys.goSettings',
    grants: [...new Set(settingsGroups.flatMap(group => group.pages.map(page => page.grant)))],
    icon: <SettingsRegular />,
    iconSelected: <SettingsFilled />,
  },
];

/** Whether somebody with these grants sees the section. */
export function mayOpen(section: Section, grants: readonly string[]): boolean {
  return section.grants.some(grant => grants.includes(grant));
}

/** Where somebody with these grants begins. */
export function homeOf(grants: readonly string[]): string {
  return sections.find(section => mayOpen(section, grants))?.address ?? '/settings';
}
