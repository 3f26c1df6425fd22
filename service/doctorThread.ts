import { parentPort, workerData } from 'node:worker_threads';
import { examine } from './operations/health/examining.service';
import type { DoctorTask } from './operations/health/watching.service';

/** The thread that examines a running service (operations/health/watching.service.ts). */
async function main(task: DoctorTask): Promise<void> {
  parentPort?.postMessage(await examine({ ...task, isServing: true }));
}

void main(workerData as DoctorTask);
