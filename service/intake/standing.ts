import type { ImportRun, ImportState } from './importRun.entity';

/** What is known of the life behind a run. */
export interface RunLife {
  /** A process that is believed to be alive runs it. */
  isHeld: boolean;
  /** A job for it waits or runs. */
  hasJob: boolean;
}

/** Nobody has begun it yet: how long that is usual for a run that is made and begun by one process. */
const BEGINNING_MS = 60_000;

export const processEnded = {
  code: 'intake.process_ended',
  message: 'The program that ran this import ended. Start the import again: it goes on where it stopped.',
};
export const filesGone = {
  code: 'intake.files_gone',
  message: 'The uploaded files of this import have been removed. Upload them again.',
};

/**
 * The state that a run is in, whatever its row says. A row cannot tell that its process died: what says 'running' and is held by nobody has
 * stopped, as was asked for, or has failed.
 */
export function standOf(
  run: Pick<ImportRun, 'state' | 'request' | 'createdAt'>,
  life: RunLife,
  now: Date,
): ImportState {
  if (run.state !== 'running' && run.state !== 'waiting') return run.state;
  if (life.isHeld || life.hasJob) return run.state;
  if (run.state === 'waiting' && now.getTime() - run.createdAt.getTime() < BEGINNING_MS) return 'waiting';
  return afterRequest(run.request, 'failed');
}

/** The state of a run that ends its work in `state` while `request` is still to be done; nothing is left to stop of what is done. */
export function afterRequest(request: ImportRun['request'], state: ImportState): ImportState {
  if (state === 'done' || request === '') return state;
  if (request === 'stop') return 'stopped';
  return state === 'stopped' ? 'stopped' : 'paused';
}

/** True where a run in this state stands still and can go on. */
export function isResumable(state: ImportState, source: string): boolean {
  return source !== '' && (state === 'paused' || state === 'stopped' || state === 'failed');
}
