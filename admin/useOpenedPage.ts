import { useEffect } from 'react';
import type { LiveEvent } from '../ui/live/live';
import { useFresh } from '../ui/live/useLive';
import type { Opened } from './opened';
import { noteOpened } from './opened';

const isDialogOpen = () => document.querySelector('[role="dialog"]') !== null;

/** Notes that a page was opened, and keeps it as it is in the service; where a dialog is open a change is only offered. */
export function useOpenedPage(
  { kind, title, address }: Opened,
  concerns: (event: LiveEvent) => boolean,
  reload: () => void,
): ReturnType<typeof useFresh> {
  useEffect(() => noteOpened({ kind, title, address }), [kind, title, address]);
  return useFresh(event => event.type === 'again' || concerns(event), reload, isDialogOpen);
}
