import type { FieldsData } from '@kenjiuno/msgreader';
import { addressOf } from './addresses';
import { boundText } from './charset';
import type { CalendarPart } from './parsed';
import { readDate } from './sentDate';

/** The event of an Outlook appointment or meeting message; null for every other item. */
export function calendarOfItem(fields: FieldsData): CalendarPart | null {
  const kind = fields.messageClass ?? '';
  const meeting = /^IPM\.(?:Schedule\.Meeting\.(\w+)|Appointment)/i.exec(kind);
  if (!meeting) return null;
  const methods: Record<string, string> = {
    request: 'REQUEST',
    canceled: 'CANCEL',
    resp: 'REPLY',
    notification: 'PUBLISH',
  };
  return {
    method: meeting[1] ? (methods[meeting[1].toLowerCase()] ?? 'PUBLISH') : 'PUBLISH',
    uid: boundText(fields.globalAppointmentID ?? '', 400),
    summary: boundText(fields.subject ?? '', 1000),
    organizer:
      addressOf(
        fields.senderSmtpAddress ??
          fields.creatorSMTPAddress ??
          (fields.senderEmail?.includes('@') ? fields.senderEmail : ''),
      ) || null,
    start: readDate(fields.apptStartWhole ?? fields.clipStart ?? ''),
    end: readDate(fields.apptEndWhole ?? fields.clipEnd ?? ''),
    location: boundText(fields.apptLocation ?? fields.location ?? '', 1000) || null,
  };
}

/** A contact or another item without a text of its own, as lines of text; '' where nothing is in it. */
export function describeItem(fields: FieldsData): string {
  const lines = [
    fields.fileUnder ?? fields.name,
    fields.title,
    fields.department ?? fields.departmentName,
    fields.companyName,
    fields.businessTelephoneNumber,
    fields.mobileTelephoneNumber,
    fields.homeTelephoneNumber,
    fields.businessFaxNumber,
    fields.workAddress ?? fields.postalAddress,
    fields.businessHomePage,
    fields.instMsg,
  ];
  const filled = lines.filter((line): line is string => typeof line === 'string' && line.trim() !== '');
  return boundText(filled.map(line => line.trim()).join('\n'), 10_000);
}
