/** What the page of a one-time link asks for. */
export interface LinkForm {
  name: string;
  address: string;
  password: string;
  repeat: string;
  companyName: string;
  ownDomains: string[];
  timeZone: string;
}

export type Problem = 'required' | 'addressWrong' | 'passwordShort' | 'repeatWrong';
export type Problems = Partial<Record<keyof LinkForm, Problem>>;

/** The service refuses shorter ones; told here before anything is sent. */
const passwordAtLeast = 10;

/** What is wrong with the passwords. */
export function passwordProblems(form: LinkForm): Problems {
  const problems: Problems = {};
  if ([...form.password.normalize('NFKC')].length < passwordAtLeast) problems.password = 'passwordShort';
  if (form.password !== form.repeat) problems.repeat = 'repeatWrong';
  return problems;
}

/** What is wrong with the first administrator's account. */
export function accountProblems(form: LinkForm): Problems {
  const problems = passwordProblems(form);
  if (form.name.trim() === '') problems.name = 'required';
  if (!/^[^@\s]+@[^@\s]+\.[^@\s]+$/.test(form.address.trim())) problems.address = 'addressWrong';
  return problems;
}

export function companyProblems(form: LinkForm): Problems {
  const problems: Problems = {};
  if (form.companyName.trim() === '') problems.companyName = 'required';
  if (form.ownDomains.length === 0) problems.ownDomains = 'required';
  return problems;
}

/** Looks like a mail domain: the service decides. */
export function isDomain(value: string): boolean {
  return /^(?=.{3,255}$)[^\s@/:.]+(\.[^\s@/:.]+)+$/.test(value);
}

/** The domain of an address, as a first guess at the company's own; empty while the address is not whole. */
export function domainOf(address: string): string {
  const domain = address.trim().toLowerCase().split('@')[1] ?? '';
  return isDomain(domain) ? domain : '';
}
