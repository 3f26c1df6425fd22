import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { poolApi } from '../../../ui/leads/poolApi';
import { useTexts } from '../../../ui/texts/texts';
import { useToasts } from '../../../ui/toasts/toasts';
import { ReasonSheet } from './ReasonSheet';

interface Props {
  lead: { id: number; number: string; version: number };
  onDone(): void;
}

/** Gives a lead back to its pool, with a reason for whoever takes it over. */
export function GiveBack({ lead, onDone }: Props) {
  const { t } = useTexts();
  const { show } = useToasts();
  const [isOpen, setOpen] = useState(false);
  const give = async (reason: string) => {
    await poolApi.giveBack(lead.id, { version: lead.version, reason });
    show({ text: t('pool.backDone', { number: lead.number }) });
    setOpen(false);
    onDone();
  };
  return (
    <>
      <Button onClick={() => setOpen(true)}>{t('pool.back')}</Button>
      {isOpen && <ReasonSheet word={t('pool.back')} give={give} onClose={() => setOpen(false)} />}
    </>
  );
}
