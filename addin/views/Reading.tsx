import { Button, makeStyles, mergeClasses } from '@fluentui/react-components';
import { AttachRegular } from '@fluentui/react-icons/svg/attach';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Pane } from '../../service/sidebar/sidebar.schema';
import { useTexts } from '../../ui/texts/texts';
import type { Card } from '../following';
import { CardContext } from '../paneContext';
import { usePlaceInPane } from '../usePlaceInPane';
import { Activities } from './Activities';
import { Choose } from './Choose';
import { Filing } from './Filing';
import { Frame } from './Frame';
import { Letters } from './Letters';
import { OpenThings } from './OpenThings';
import type { PanelName } from './Panels';
import { OpenPanel } from './Panels';
import { usePaneStyles } from './paneStyles';
import { Risks } from './Risks';
import { Signals } from './Signals';
import { isKnownSender } from './senders';
import { KeptOut, NoRight, NotTakenIn } from './states';
import { HiddenParty, Stranger, Who } from './Who';

const LeadCard = lazy(() => import('./LeadCard'));
const LeadLine = lazy(() => import('./LeadLine'));
const MakeLead = lazy(() => import('./MakeLead'));

const useStyles = makeStyles({
  card: { display: 'flex', flexDirection: 'column', flex: 1, minHeight: 0 },
  old: { opacity: 0.55 },
});

/** The card of a mail. Of an earlier mail it is dimmed and cannot be pressed until the one of the open mail is there. */
export function Reading({ card, isOld }: { card: Card; isOld: boolean }) {
  const styles = useStyles();
  return (
    <CardContext.Provider value={card}>
      <div className={mergeClasses(styles.card, isOld && styles.old)} inert={isOld} aria-busy={isOld}>
        {/* What is open inside belongs to one mail. */}
        <Body key={card.key} pane={card.pane} />
      </div>
    </CardContext.Provider>
  );
}

/** Whoever leaves a panel by keys goes on where he was: at the button that opened it, or on the card where that is gone. */
function useFocusBack(panel: PanelName | null): void {
  const last = useRef<PanelName | null>(null);
  useEffect(() => {
    const left = last.current;
    last.current = panel;
    if (panel !== null || left === null) return;
    const opener = document.querySelector<HTMLElement>(`[data-opens="${left}"]`);
    (opener ?? document.querySelector<HTMLElement>('main'))?.focus();
  }, [panel]);
}

function Body({ pane }: { pane: Pane }) {
  const [panel, setPanel] = useState<PanelName | null>(null);
  usePlaceInPane(pane.message?.conversationId ?? null, panel === 'reply');
  useFocusBack(panel);
  if (panel) return <OpenPanel name={panel} onClose={() => setPanel(null)} />;
  switch (pane.state) {
    case 'no_right':
      return <NoRight ownerName={pane.noRight?.ownerName ?? null} />;
    case 'not_taken_in':
      return <NotTakenIn />;
    case 'kept_out':
      return <KeptOut />;
    case 'review':
    case 'held':
      return (
        <Choose onOpen={setPanel}>
          <Top pane={pane} onOpen={setPanel} />
        </Choose>
      );
    case 'lead':
      return (
        <Suspense fallback={<Frame>{null}</Frame>}>
          <LeadCard
            onOpen={setPanel}
            top={<Risks risks={pane.risks} />}
            rest={<Rest pane={pane} onOpen={setPanel} />}
          />
        </Suspense>
      );
    default:
      return <Filed pane={pane} onOpen={setPanel} />;
  }
}

/** Risk first, then who. */
function Top({ pane, onOpen }: { pane: Pane; onOpen(panel: PanelName): void }) {
  const { party, hiddenParty, unknownSender } = pane;
  return (
    <>
      <Risks risks={pane.risks} />
      {party && <Who party={party} onOpen={onOpen} />}
      {!party && hiddenParty && (
        <HiddenParty ownerName={hiddenParty.ownerName} company={pane.filing?.filings[0]?.company ?? null} />
      )}
      {!party && !hiddenParty && unknownSender && <Stranger sender={unknownSender} isKnown={isKnownSender(pane)} />}
      {(pane.inquiry || pane.lead) && (
        <Suspense fallback={null}>
          <LeadLine />
        </Suspense>
      )}
    </>
  );
}

function Filed({ pane, onOpen }: { pane: Pane; onOpen(panel: PanelName): void }) {
  const { filing, conversation } = pane;
  return (
    <Frame bar={<Bar pane={pane} onOpen={onOpen} />}>
      <Top pane={pane} onOpen={onOpen} />
      {filing && <Filing filing={filing} conversation={conversation} onChange={() => onOpen('pick')} />}
      <Rest pane={pane} onOpen={onOpen} />
    </Frame>
  );
}

/** What stands below on the card of every mail that is somebody's. */
function Rest({ pane, onOpen }: { pane: Pane; onOpen(panel: PanelName): void }) {
  const { conversation, party } = pane;
  return (
    <>
      <Signals presence={pane.presence} prompts={party?.prompts ?? []} />
      <OpenThings open={pane.open} count={Math.max(pane.open.length, party?.figures.openRecords ?? 0)} />
      <Files pane={pane} onOpen={onOpen} />
      {conversation && <Letters conversation={conversation} />}
      {(pane.can.note || pane.tasks.length > 0) && <Activities pane={pane} />}
    </>
  );
}

function Files({ pane, onOpen }: { pane: Pane; onOpen(panel: PanelName): void }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const attachments = pane.message?.attachments ?? [];
  if (attachments.length === 0 || !pane.can.saveDocument) return null;
  const saved = [...new Set(attachments.flatMap(one => one.savedUnder.map(record => record.number)))];
  return (
    <section className={mergeClasses(shared.part, shared.text)}>
      <div className={shared.buttons}>
        <AttachRegular aria-hidden="true" />
        <h2 className={shared.text}>{t('pane.attachments', { n: attachments.length })}</h2>
        <Button size="small" className={shared.push} data-opens="documents" onClick={() => onOpen('documents')}>
          {t('pane.saveTo')}
        </Button>
      </div>
      {saved.map(number => (
        <p key={number} className={mergeClasses(shared.small, shared.soft)}>
          {t('pane.savedUnder', { number })}
        </p>
      ))}
    </section>
  );
}

function Bar({ pane, onOpen }: { pane: Pane; onOpen(panel: PanelName): void }) {
  const { t } = useTexts();
  if (!pane.message) return null;
  return (
    <>
      <Button appearance="primary" data-opens="reply" onClick={() => onOpen('reply')}>
        {t('pane.reply')}
      </Button>
      {pane.can.note && (
        <Button data-opens="task" onClick={() => onOpen('task')}>
          {t('pane.task')}
        </Button>
      )}
      {pane.can.note && (
        <Button data-opens="note" onClick={() => onOpen('note')}>
          {t('pane.note')}
        </Button>
      )}
      {pane.can.makeLead && (
        <Suspense fallback={null}>
          <MakeLead />
        </Suspense>
      )}
    </>
  );
}
