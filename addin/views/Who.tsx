import { Button, Link, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { GlobeClockRegular } from '@fluentui/react-icons/svg/globe-clock';
import { OpenRegular } from '@fluentui/react-icons/svg/open';
import { PersonQuestionMarkRegular } from '@fluentui/react-icons/svg/person-question-mark';
import { EyeOffRegular } from '@fluentui/react-icons/svg/eye-off';
import { lazy, Suspense, useState } from 'react';
import type { PartyReply } from '../../service/filing/filing.schema';
import type { PaneParty } from '../../service/sidebar/party.schema';
import type { PaneUnknownSender } from '../../service/sidebar/sidebar.schema';
import { StandingMark } from '../../ui/companies/StandingMark';
import { useDictionary } from '../../ui/companies/useDictionary';
import { useTypes } from '../../ui/filing/PartyName';
import { CompanyAvatar } from '../../ui/Marks';
import { useTexts } from '../../ui/texts/texts';
import { useFormats } from '../../ui/useFormats';
import { useCard, useFollowing, usePane } from '../paneContext';
import { webAddress } from '../webAddress';
import type { PanelName } from './Panels';
import { usePaneStyles } from './paneStyles';
import { timeThere } from './timeThere';

const AskAccess = lazy(() => import('./AskAccess'));

const useStyles = makeStyles({
  who: {
    display: 'grid',
    gridTemplateColumns: 'auto minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalS,
    alignItems: 'start',
  },
  name: { fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  below: { gridColumn: '2 / -1' },
  icon: { fontSize: tokens.fontSizeBase500, color: tokens.colorNeutralForeground3, display: 'inline-flex' },
});

/** Company and contact, level, owner, country and their clock. */
export function Who({ party, onOpen }: { party: PaneParty; onOpen(panel: PanelName): void }) {
  const styles = useStyles();
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { outlook } = usePane();
  const formats = useFormats();
  const dictionary = useDictionary();
  const types = useTypes()(party.company);
  const [isWhole, setWhole] = useState(false);
  const { contact, place, company, owner } = party;
  const first = [contact?.name, contact?.title, types, place.country && formats.country(place.country)].filter(Boolean);
  const level = dictionary.name('level', party.level);
  const clock = timeThere(place, t, formats.country);
  return (
    <section className={mergeClasses(shared.part, shared.text)} aria-label={company.name}>
      <div className={styles.who}>
        <CompanyAvatar size={28} />
        <h2 className={mergeClasses(styles.name, shared.words)}>{company.name}</h2>
        <Link
          as="button"
          aria-label={`${t('pane.openInWeb')}: ${company.name}`}
          title={t('pane.openInWeb')}
          onClick={() => outlook.openInBrowser(webAddress(`/companies/${company.id}`))}
        >
          <OpenRegular className={styles.icon} />
        </Link>
        <div className={mergeClasses(styles.below, shared.list)}>
          <p className={shared.words}>
            {first.join(' · ')}
            {contact?.hasLeft && <span className={shared.warning}> · {t('pane.hasLeft')}</span>}
          </p>
          <p className={mergeClasses(shared.words, shared.soft)}>
            {[level !== party.level && level, owner ? t('pane.owner', { name: owner.name }) : t('pane.noOwner')]
              .filter(Boolean)
              .join(' · ')}{' '}
            {company.standing && <StandingMark standing={company.standing} />}
          </p>
          {!contact && <Writer onOpen={onOpen} />}
          {clock && (
            <p className={mergeClasses(shared.line, shared.soft)}>
              <GlobeClockRegular className={shared.icon} aria-hidden="true" />
              <span className={shared.words}>{clock}</span>
            </p>
          )}
          {isWhole && <More party={party} />}
          <Link as="button" className={shared.small} aria-expanded={isWhole} onClick={() => setWhole(!isWhole)}>
            {t(isWhole ? 'pane.less' : 'pane.more')}
          </Link>
        </div>
      </div>
    </section>
  );
}

/** Who wrote, where he is none of the company's contacts: it stands there by its domain, its thread, or because somebody said so. */
function Writer({ onOpen }: { onOpen(panel: PanelName): void }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { pane } = useCard();
  if (pane.message?.kind !== 'normal') return null;
  const { partyName, partyAddress } = pane.message;
  const who = [partyName !== partyAddress && partyName, partyAddress].filter(Boolean).join(' · ');
  return (
    <>
      <p className={mergeClasses(shared.words, shared.soft)}>{t('pane.noContact', { who })}</p>
      {pane.can.makeContact && (
        <div>
          <Button size="small" data-opens="contact" onClick={() => onOpen('contact')}>
            {t('pane.newContact')}
          </Button>
        </div>
      )}
    </>
  );
}

function More({ party }: { party: PaneParty }) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const formats = useFormats();
  const { figures, contact, otherName } = party;
  return (
    <div className={mergeClasses(shared.small, shared.soft)}>
      {otherName && <p className={shared.words}>{otherName}</p>}
      {contact?.phone && <p>{t('pane.phone', { phone: contact.phone })}</p>}
      <p>{t('pane.letters', { n: formats.count(figures.messages) })}</p>
      {figures.lastInAt && <p>{t('pane.lastIn', { at: formats.date(figures.lastInAt) })}</p>}
      {figures.lastOutAt && <p>{t('pane.lastOut', { at: formats.date(figures.lastOutAt) })}</p>}
    </div>
  );
}

/** Nobody has this address: that it is so, and whether it is the first mail. Of one who is known his name, and whose he is. */
export function Stranger({ sender, isKnown }: { sender: PaneUnknownSender; isKnown: boolean }) {
  const styles = useStyles();
  const shared = usePaneStyles();
  const { t } = useTexts();
  const owner = sender.similar.find(one => one.id === null)?.ownerName;
  return (
    <section className={mergeClasses(shared.part, shared.text)} aria-label={sender.address}>
      <div className={shared.line}>
        <span className={styles.icon} aria-hidden="true">
          <PersonQuestionMarkRegular />
        </span>
        <div className={shared.words}>
          <h2 className={mergeClasses(styles.name, shared.words)}>{(isKnown && sender.name) || sender.address}</h2>
          {isKnown && <p className={mergeClasses(shared.words, shared.soft)}>{sender.address}</p>}
          {isKnown && owner && <p className={shared.soft}>{t('palette.hidden', { name: owner })}</p>}
          {!isKnown && <p className={shared.soft}>{t(sender.isFirst ? 'pane.firstMail' : 'pane.stranger')}</p>}
        </div>
      </div>
    </section>
  );
}

/** Somebody else's company: what the filing names it, whom to ask, and no other fact. */
export function HiddenParty({ ownerName, company }: { ownerName: string | null; company: PartyReply | null }) {
  const { selection } = useFollowing();
  const from = selection.kind === 'read' ? selection.item.from : null;
  const styles = useStyles();
  const shared = usePaneStyles();
  const { t } = useTexts();
  const types = useTypes();
  return (
    <section className={mergeClasses(shared.part, shared.text)}>
      {company && (
        <div className={styles.who}>
          <CompanyAvatar size={28} />
          <h2 className={mergeClasses(styles.name, shared.words)}>{company.name}</h2>
          <p className={mergeClasses(styles.below, shared.words)}>{types(company)}</p>
        </div>
      )}
      <p className={mergeClasses(shared.line, shared.soft)}>
        <EyeOffRegular className={shared.icon} aria-hidden="true" />
        <span className={shared.words}>
          {ownerName ? t('pane.hiddenParty', { owner: ownerName }) : t('pane.hiddenPartyNobody')}
        </span>
      </p>
      {ownerName && from && (
        <div>
          <Suspense fallback={null}>
            <AskAccess key={from.address} ownerName={ownerName} known={{ addresses: [from.address] }} />
          </Suspense>
        </div>
      )}
    </section>
  );
}
