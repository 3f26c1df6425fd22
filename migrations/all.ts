import { CreateMailArchive1795219200000 } from './1795219200000-CreateMailArchive';

/** All migrations, oldest first. One that has landed is never edited. */
export const migrations = [CreateMailArchive1795219200000];
