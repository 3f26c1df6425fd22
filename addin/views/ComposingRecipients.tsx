import { Button, mergeClasses } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { PersonQuestionMarkRegular } from '@fluentui/react-icons/svg/person-question-mark';
import { PersonRegular } from '@fluentui/react-icons/svg/person';
import { WarningRegular } from '@fluentui/react-icons/svg/warning';
import { useState } from 'react';
import type { PaneRecipient } from '../../service/sidebar/composing.schema';
import { useTexts } from '../../ui/texts/texts';
import { useFormats } from '../../ui/useFormats';
import { useComposed } from '../composingContext';
import { shownFindings } from '../composingFindings';
import type { Recipient } from '../outlookShape';
import { usePaneStyles } from './paneStyles';

const shownAtFirst = 6;

/** Who gets the mail, and what each of them is to us. */
export function ComposingRecipients() {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const state = useComposed();
  const [isAll, setAll] = useState(false);
  const recipients = state.draft?.recipients ?? [];
  const shown = isAll ? recipients : recipients.slice(0, shownAtFirst);
  const known = new Map((state.people?.reply.recipients ?? []).map(one => [one.address, one]));
  const open = shownFindings(state).filter(one => !one.isAnswered);
  const named = new Set(open.flatMap(({ values }) => [values.address, values.other]));
  const isNamed = ({ address }: Recipient) => named.has(address) || named.has(address.toLowerCase());
  return (
    <section className={shared.part} aria-label={t('composing.recipients', { n: recipients.length })}>
      <ul className={shared.list}>
        {shown.map((one, at) => (
          <Line
            key={`${one.kind} ${one.address}`}
            recipient={one}
            isFirstOfKind={recipients[at - 1]?.kind !== one.kind}
            known={known.get(one.address) ?? null}
            isWarned={isNamed(one)}
          />
        ))}
      </ul>
      {shown.length < recipients.length && (
        <div>
          <Button size="small" onClick={() => setAll(true)}>
            {t('composing.all', { n: recipients.length })}
          </Button>
        </div>
      )}
    </section>
  );
}

interface Props {
  recipient: Recipient;
  isFirstOfKind: boolean;
  /** Null while it is asked. */
  known: PaneRecipient | null;
  isWarned: boolean;
}

function Line({ recipient, isFirstOfKind, known, isWarned }: Props) {
  const shared = usePaneStyles();
  const { t } = useTexts();
  const { day } = useFormats();
  const { kind, address } = recipient;
  const contact = known?.contact ?? null;
  const isPerson = known !== null && (known.party !== null || known.mark === 'colleague');
  const Icon = isWarned
    ? WarningRegular
    : isPerson
      ? CheckmarkCircleRegular
      : known
        ? PersonQuestionMarkRegular
        : PersonRegular;
  const name = contact?.name || (recipient.name !== address ? recipient.name : '');
  const facts = [
    ...(known
      ? [known.lead ? t('composing.isLead', { number: known.lead.number }) : t(`composing.mark_${known.mark}`)]
      : []),
    ...(contact?.hasLeft ? [t('composing.hasLeft')] : []),
    ...(contact?.bouncedAt ? [t('composing.bounced', { day: day(contact.bouncedAt) })] : []),
    ...(isWarned ? [t('composing.look')] : []),
  ];
  return (
    <li className={shared.line}>
      <span
        className={mergeClasses(shared.icon, isWarned ? shared.warning : isPerson && shared.filedIcon)}
        aria-hidden="true"
      >
        <Icon />
      </span>
      <div className={shared.words}>
        <span className={isFirstOfKind ? mergeClasses(shared.small, shared.soft) : undefined}>
          {isFirstOfKind && `${t(`composing.${kind}`)} `}
        </span>
        {name && <span className={shared.strong}>{name} </span>}
        {known?.party && <span>{known.party.name} </span>}
        <span className={mergeClasses(shared.small, shared.soft)}>
          {name || known?.party ? address : <span className={shared.strong}>{address}</span>}
          {facts.length > 0 && ` · ${facts.join(' · ')}`}
        </span>
      </div>
    </li>
  );
}
