import { BuildingFilled, BuildingRegular } from '@fluentui/react-icons/svg/building';
import { ArrowImportFilled, ArrowImportRegular } from '@fluentui/react-icons/svg/arrow-import';
import { CalendarTodayFilled, CalendarTodayRegular } from '@fluentui/react-icons/svg/calendar-today';
import { MailMultipleFilled, MailMultipleRegular } from '@fluentui/react-icons/svg/mail-multiple';
import { PersonQuestionMarkFilled, PersonQuestionMarkRegular } from '@fluentui/react-icons/svg/person-question-mark';
import { SettingsFilled, SettingsRegular } from '@fluentui/react-icons/svg/settings';
import type { ComponentType, LazyExoticComponent, ReactElement } from 'react';
import { lazy } from 'react';
import type { Grant } from '../service/users/roles';
import type { TextKey } from '../ui/texts/texts';

/** Any one of the grants opens the page; without one it is absent from the menu. */
export interface Section {
  key: 'today' | 'review' | 'mail' | 'companies' | 'import' | 'settings';
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
    key: 'settings',
    address: '/settings',
    title: 'nav.settings',
    keyCode: 'KeyS',
    keyLabel: 'keys.goSettings',
    grants: ['users.manage', 'mailboxes.manage', 'settings.manage', 'audit.read', 'jobs.manage'],
    icon: <SettingsRegular />,
    iconSelected: <SettingsFilled />,
  },
];

interface Route {
  pattern: string;
  section: Section['key'];
  view: LazyExoticComponent<ComponentType>;
}

const mail = lazy(() => import('./views/mail/Mail'));
const importing = lazy(() => import('./views/import/Import'));

/** The first pattern that fits wins. */
export const routes: readonly Route[] = [
  { pattern: '/today', section: 'today', view: lazy(() => import('./views/today/Today')) },
  { pattern: '/review', section: 'review', view: lazy(() => import('./views/review/Review')) },
  { pattern: '/mail', section: 'mail', view: mail },
  { pattern: '/mail/:conversation', section: 'mail', view: lazy(() => import('./views/conversation/Conversation')) },
  { pattern: '/companies', section: 'companies', view: lazy(() => import('./views/companies/Companies')) },
  { pattern: '/companies/:id/:tab?', section: 'companies', view: lazy(() => import('./views/companies/CompanyPage')) },
  { pattern: '/import/:tab?', section: 'import', view: importing },
  { pattern: '/settings/:page?', section: 'settings', view: lazy(() => import('./views/settings/Settings')) },
];

/** Whether somebody with these grants sees the section. */
export function mayOpen(section: Section, grants: readonly string[]): boolean {
  return section.grants.some(grant => grants.includes(grant));
}
