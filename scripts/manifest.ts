// Writes the manifest of the Outlook add-in:
// npm run manifest -- --host crm.example.com [--flavour microsoft365|on-premises|china] [--client-id GUID] [--out FILE]
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Flavour } from './manifestTemplate';
import { flavours, manifestOf } from './manifestTemplate';

const { values } = parseArgs({
  options: {
    host: { type: 'string' },
    flavour: { type: 'string', default: 'microsoft365' },
    'client-id': { type: 'string' },
    out: { type: 'string' },
  },
});

function run(): void {
  const { host, flavour, out } = values;
  if (!host) throw new Error('Say where Tradepost is reached: --host crm.example.com');
  if (!(flavours as readonly string[]).includes(flavour))
    throw new Error(`--flavour is one of ${flavours.join(', ')}.`);
  const { version } = JSON.parse(readFileSync(join(__dirname, '..', 'package.json'), 'utf8')) as { version: string };
  const clientId = values['client-id'] ?? null;
  const manifest = manifestOf({ host: host.toLowerCase(), flavour: flavour as Flavour, version, clientId });
  if (out) writeFileSync(out, manifest);
  else process.stdout.write(manifest);
}

try {
  run();
} catch (error) {
  process.stderr.write(`${(error as Error).message}\n`);
  process.exitCode = 1;
}
