import { domainMistake, readDomain } from '../../service/companies/domains';

test.each([
  ['acme.com', 'acme.com'],
  [' ACME.com. ', 'acme.com'],
  ['https://www.acme.co.uk/shop?x=1', 'acme.co.uk'],
  ['http://acme.com:8080', 'acme.com'],
  ['@acme.com', 'acme.com'],
  ['Anna@acme.com', 'acme.com'],
  ['münchen.de', 'xn--mnchen-3ya.de'],
  ['例子.中国', 'xn--fsqu00a.xn--fiqs8s'],
  ['acme', ''],
  ['', ''],
  ['a b.com', ''],
  ['10.0.0.1', ''],
])('%j is read as %j', (raw, domain) => {
  expect(readDomain(raw)).toBe(domain);
});

test.each([
  ['acme.com', null],
  ['de.acme.com', null],
  ['163.com', 'company.domain_free_mail'],
  ['yahoo.co.jp', 'company.domain_free_mail'],
  ['own.test', 'company.domain_own'],
  ['mail.own.test', 'company.domain_own'],
  ['notown.test', null],
  ['com.cn', 'company.domain_invalid'],
  ['?', 'company.domain_invalid'],
])('%s at a company: %s', (domain, code) => {
  expect(domainMistake(domain, ['own.test'])?.code ?? null).toBe(code);
});
