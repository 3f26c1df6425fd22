import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { ArrowLeftRegular } from '@fluentui/react-icons/svg/arrow-left';
import type { ReactNode } from 'react';
import { lazy, Suspense, useEffect, useRef } from 'react';
import { useTexts } from '../../ui/texts/texts';
import { CrashBoundary } from '../../ui/CrashBoundary';
import { Frame } from './Frame';

// Not needed at first sight: loaded when somebody asks for them.
const Pick = lazy(() => import('../forms/PickForm'));
const Company = lazy(() => import('../forms/CompanyForm'));
const Contact = lazy(() => import('../forms/ContactForm'));
const Task = lazy(() => import('../forms/TaskForm'));
const Note = lazy(() => import('../forms/NoteForm'));
const Reply = lazy(() => import('../forms/ReplyForm'));
const Documents = lazy(() => import('../forms/DocumentForm'));
const Qualify = lazy(() => import('../forms/QualifyLead'));
const Next = lazy(() => import('../forms/NextForm'));

const forms = {
  pick: Pick,
  company: Company,
  contact: Contact,
  task: Task,
  note: Note,
  reply: Reply,
  documents: Documents,
  qualify: Qualify,
  next: Next,
};
const titles = {
  pick: 'pane.whereTo',
  company: 'pane.newCompany',
  contact: 'pane.newContact',
  task: 'pane.task',
  note: 'pane.note',
  reply: 'pane.reply',
  documents: 'pane.saveTo',
  qualify: 'leads.qualifyTitle',
  next: 'leads.nextAction',
} as const;
export type PanelName = keyof typeof forms;

/** A form in place of the card, for the same mail; back leads to the card. */
export function OpenPanel({ name, onClose }: { name: PanelName; onClose(): void }) {
  const { t } = useTexts();
  const Form = forms[name];
  return (
    <Panel title={t(titles[name])} onClose={onClose}>
      <CrashBoundary>
        <Suspense fallback={<p role="status">{t('pane.loading')}</p>}>
          <Form onClose={onClose} />
        </Suspense>
      </CrashBoundary>
    </Panel>
  );
}

const useStyles = makeStyles({
  panel: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalM,
    padding: tokens.spacingHorizontalM,
    // The last button can be scrolled above a toast.
    paddingBottom: '72px',
  },
  head: { display: 'flex', alignItems: 'center', gap: tokens.spacingHorizontalS },
});

export function Panel({ title, onClose, children }: { title: string; onClose(): void; children: ReactNode }) {
  const styles = useStyles();
  const { t } = useTexts();
  const head = useRef<HTMLHeadingElement>(null);
  useEffect(() => head.current?.focus(), []);
  return (
    <Frame>
      <div className={styles.panel} onKeyDown={event => event.key === 'Escape' && !event.defaultPrevented && onClose()}>
        <div className={styles.head}>
          <Button appearance="subtle" icon={<ArrowLeftRegular />} aria-label={t('pane.back')} onClick={onClose} />
          <h2 ref={head} tabIndex={-1}>
            {title}
          </h2>
        </div>
        {children}
      </div>
    </Frame>
  );
}
