import type { Static } from '@sinclair/typebox';
import { badRequest } from '../../common/errors';
import type { Context } from '../../context';
import type { Viewer } from '../../users/roles';
import type { Preview } from '../dataImport.service';
import { previewDataImport, runDataImport } from '../dataImport.service';
import type { DataImportPreview, DataImportResult } from '../intake.schema';
import type { Mapping } from './columns';
import { countProblemRows } from './data';
import type { RowChoices } from './likeRows';
import type { UploadedData } from './uploads.service';
import { dropUpload, findUpload, keepUpload } from './uploads.service';

type PreviewReply = Static<typeof DataImportPreview>;
type ResultReply = Static<typeof DataImportResult>;

// A page shows the first; the command line lists all.
const SHOWN_PROBLEMS = 200;

/**
 * Takes in the first file of a form and tells what importing it would do. A file that cannot be read at all is not kept.
 *
 * @throws AppError data_import.no_file, and those of `previewDataImport`
 */
export async function previewUpload(
  context: Context,
  viewer: Viewer,
  file: UploadedData | undefined,
): Promise<PreviewReply> {
  if (!file?.name) throw badRequest('data_import.no_file', 'Choose a file: .xlsx, .csv or .json.');
  const uploadId = await keepUpload(context, viewer, file);
  try {
    return await previewAgain(context, viewer, uploadId);
  } catch (error) {
    await dropUpload(context, uploadId);
    throw error;
  }
}

/** What importing an uploaded file would do with another mapping. */
export async function previewAgain(
  context: Context,
  viewer: Viewer,
  uploadId: string,
  mapping?: Mapping,
  choices?: RowChoices,
): Promise<PreviewReply> {
  const file = await findUpload(context, viewer, uploadId);
  const preview = await previewDataImport(context, viewer, file, mapping, choices);
  return { uploadId, ...bounded(preview) };
}

function bounded(preview: Preview): Omit<PreviewReply, 'uploadId'> {
  const { problems, likely } = preview;
  return {
    ...preview,
    problems: problems.slice(0, SHOWN_PROBLEMS),
    problemCount: countProblemRows(problems),
    likely: likely.slice(0, SHOWN_PROBLEMS),
    likelyCount: likely.length,
  };
}

/** Imports an uploaded file. It stays until its day is over, so that a person can run it again after mending what the problems name. */
export async function runUpload(
  context: Context,
  viewer: Viewer,
  uploadId: string,
  mapping?: Mapping,
  choices?: RowChoices,
): Promise<ResultReply> {
  const file = await findUpload(context, viewer, uploadId);
  const result = await runDataImport(context, viewer, file, mapping, undefined, choices);
  return { ...result, problems: result.problems.slice(0, SHOWN_PROBLEMS) };
}
