/** A short letter with a signature, as programs write it. */
export function signedOff(name: string, title: string, phone: string | null): string {
  return [
    'Dear Li Na,',
    '',
    'please see below.',
    '',
    'Best regards,',
    name,
    title,
    ...(phone ? [`Tel: ${phone}`] : []),
  ].join('\n');
}
