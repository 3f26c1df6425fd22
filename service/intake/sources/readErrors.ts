/** The reason why something could not be read, in plain words, from an error of the file system or of unpacking. */
export function readFailure(error: unknown): { code: string; message: string } {
  const { code = '' } = (error ?? {}) as { code?: string };
  switch (code) {
    case 'ENOENT':
      return { code: 'intake.file_gone', message: 'The file was there a moment ago and is gone now.' };
    case 'EACCES':
    case 'EPERM':
      return {
        code: 'intake.no_permission',
        message: 'Tradepost may not read this. Give the account that runs it the right to read it.',
      };
    case 'ELOOP':
      return { code: 'intake.link', message: 'This is a link; links are not followed.' };
    case 'Z_DATA_ERROR':
    case 'Z_BUF_ERROR':
      return { code: 'intake.damaged_file', message: 'The compressed file is damaged or cut off from here on.' };
    default:
      return { code: 'intake.unreadable_file', message: `The file cannot be read (${code || 'unknown error'}).` };
  }
}

export const tooLarge = {
  code: 'intake.message_too_large',
  message: 'The message is larger than 512 MiB.',
} as const;

export const linkOutside = {
  code: 'intake.link',
  message: 'This is a link that leads out of the folder; it is not followed. Import its target directly.',
} as const;

export const badName = {
  code: 'intake.bad_name',
  message: 'The name of this file is not valid Unicode. Rename it and import it again.',
} as const;
