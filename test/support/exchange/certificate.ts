import { generate } from 'selfsigned';

/** A certificate of this machine and its key, PEM; it is its own authority. */
export interface Certificate {
  cert: string;
  key: string;
}

/** Good for 127.0.0.1 and localhost, for two days. */
export async function makeCertificate(): Promise<Certificate> {
  const names = [
    { type: 2 as const, value: 'localhost' },
    { type: 7 as const, ip: '127.0.0.1' },
  ];
  const day = 86_400_000;
  const made = await generate([{ name: 'commonName', value: 'localhost' }], {
    keySize: 2048,
    algorithm: 'sha256',
    notBeforeDate: new Date(Date.now() - day),
    notAfterDate: new Date(Date.now() + day),
    extensions: [
      { name: 'basicConstraints', cA: true },
      { name: 'subjectAltName', altNames: names },
    ],
  });
  return { cert: made.cert, key: made.private };
}
