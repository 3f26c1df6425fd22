/** Something that speaks against sending a mail. */
export const findingCodes = [
  /** {number, place, file}; companies owner, recipient: it names a record of another customer. */
  'wrong_customer',
  /** {number}; companies owner, recipient: the record that was chosen for it is another customer's. */
  'chosen_record',
  /** {address}; companies factory, recipient: a mail of a factory is quoted to a buyer. */
  'factory_mail',
  /** {name}; companies factory, recipient: a factory's name stands in what a buyer gets. */
  'factory_name',
  /** {file, number}; companies factory, recipient: a factory's paper is attached for a buyer. */
  'factory_file',
  /** {address, meant, how}; companies meant: the recipient's domain imitates a known one. */
  'look_alike',
  /** {address, meant}; companies meant: nobody has this address, and one letter further somebody has. */
  'mistyped',
  /** {found, known}: bank details that are not the company's own. */
  'own_bank',
  /** {address}; companies barred */
  'blacklisted',
  /** companies one, other: recipients of two customers in one mail. */
  'two_customers',
  /** {address}; companies recipient: what colleagues wrote among themselves goes outside. */
  'outsider',
  /** {policy}: it left without the approval that a policy asked for. Of sent letters only. */
  'not_approved',
] as const;
export type FindingCode = (typeof findingCodes)[number];

export const remedies = [
  'remove_attachment',
  'remove_quote',
  'remove_words',
  'remove_recipient',
  'use_address',
  'correct_account',
  'choose_record',
  'check_recipient',
] as const;
export type Remedy = (typeof remedies)[number];

/** Where in the mail it stands; offsets into subject or text. */
export interface FindingPlace {
  field: 'subject' | 'body' | 'attachment' | 'to';
  text: string;
  start?: number;
  end?: number;
}

/** One finding. It names companies by number alone; who reads it is told the names that he may know. */
export interface Finding {
  code: FindingCode;
  /** 'hold': the mail stays until it is mended or a reason is given; 'ask': one look is enough. */
  strength: 'ask' | 'hold';
  /** The same finding in the same mail has the same key: by it a reason that was given is remembered. */
  key: string;
  /** What stands in the mail itself, or is the own company's. */
  values: Record<string, string>;
  /** Who is meant, by part. */
  companies: Record<string, number>;
  places: FindingPlace[];
  remedies: Remedy[];
}
