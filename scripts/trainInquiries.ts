import { existsSync, readdirSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { InquiryMail } from '../service/leads/inquiry/inquiry';
import { learnedWords } from '../service/leads/inquiry/learned';
import { readSource } from '../service/leads/inquiry/source';
import { PLACES, wordFeatures } from '../service/leads/inquiry/wordFeatures';
import { readLabelled } from '../test/evaluation/inquiries';
import { mailOfWritten, readWritten } from '../test/evaluation/writtenMail';

/*
 * Learns which words speak for an inquiry, by logistic regression over hashed words (service/leads/inquiry/wordFeatures.ts), from written examples:
 * folders of labelled mail, and lists of texts (*.jsonl with isInquiry, subject, text). Writes service/leads/inquiry/learnedWeights.ts. The same examples give the same weights.
 *
 *   npx tsx scripts/trainInquiries.ts [--try] PATH... [--against PATH...]
 *
 * The weights that are shipped come from
 *
 *   npx tsx scripts/trainInquiries.ts $(for one in training heldout-a heldout-b heldout-c; do echo test/fixtures/inquiries/$one; done)
 *
 * --try writes nothing: it leaves out a fifth of the examples in turn and says how those are judged by their words alone; --against judges other examples than it learnt from. How rules and words
 * do together is for the evaluation (npm run evaluate -- inquiries DIR).
 */

interface Example {
  name: string;
  places: number[];
  isInquiry: boolean;
}

const EPOCHS = 15;
const RATE = 0.5;
const DECAY = 5e-4;

async function load(path: string): Promise<Example[]> {
  const root = resolve(path);
  if (root.endsWith('.jsonl')) return readTexts(root);
  if (existsSync(join(root, 'labels.jsonl'))) return readMails(root);
  const lists = readdirSync(root).filter(name => name.endsWith('.jsonl'));
  const examples: Example[] = [];
  for (const name of lists.sort()) examples.push(...(await readTexts(join(root, name))));
  return examples;
}

async function readTexts(file: string): Promise<Example[]> {
  const examples: Example[] = [];
  for (const [at, written] of readWritten(file).entries()) {
    const mail = await mailOfWritten(written, tmpdir());
    examples.push({ name: `${file}:${at + 1}`, places: placesOf(mail), isInquiry: written.isInquiry });
  }
  return examples;
}

async function readMails(root: string): Promise<Example[]> {
  const examples: Example[] = [];
  for await (const { name, mail, label } of readLabelled(root))
    examples.push({ name, places: placesOf(mail), isInquiry: label.is_inquiry });
  return examples;
}

const placesOf = (mail: InquiryMail): number[] => wordFeatures(...learnedWords(readSource(mail)));

interface Model {
  weights: Float64Array;
  bias: number;
}

function scoreOf({ weights, bias }: Model, places: readonly number[]): number {
  let sum = 0;
  for (const place of places) sum += weights[place] ?? 0;
  return places.length === 0 ? bias : bias + sum / Math.sqrt(places.length);
}

/** Adaptive gradient descent over the examples in an order that is always the same. */
function train(examples: readonly Example[]): Model {
  const model: Model = { weights: new Float64Array(PLACES), bias: 0 };
  const squares = new Float64Array(PLACES).fill(1e-3);
  const yes = examples.filter(one => one.isInquiry).length;
  const balance = (isInquiry: boolean) => examples.length / 2 / Math.max(1, isInquiry ? yes : examples.length - yes);
  const order = examples.map((_, at) => at).sort((a, b) => mix(a) - mix(b));
  for (let epoch = 0; epoch < EPOCHS; epoch += 1) {
    for (const at of order) {
      const { places, isInquiry } = examples[at] as Example;
      const error = (1 / (1 + Math.exp(-scoreOf(model, places))) - Number(isInquiry)) * balance(isInquiry);
      model.bias -= 0.02 * error;
      const step = error / Math.sqrt(Math.max(1, places.length));
      for (const place of places) {
        const gradient = step + DECAY * (model.weights[place] as number);
        squares[place] = (squares[place] as number) + gradient * gradient;
        model.weights[place] =
          (model.weights[place] as number) - (RATE * gradient) / Math.sqrt(squares[place] as number);
      }
    }
  }
  return model;
}

const mix = (at: number): number => Math.imul(at + 1, 2654435761) >>> 0;

function tryOut(examples: readonly Example[]): void {
  const folds = 5;
  const tally = newTally();
  for (let fold = 0; fold < folds; fold += 1) {
    const isLeftOut = (_: Example, at: number) => mix(at) % folds === fold;
    judge(train(examples.filter((one, at) => !isLeftOut(one, at))), examples.filter(isLeftOut), tally);
  }
  say(told(tally));
}

async function loadAll(paths: readonly string[]): Promise<Example[]> {
  const examples: Example[] = [];
  for (const path of paths) examples.push(...(await load(path)));
  return examples;
}

/** Says which examples the model misjudges, and counts all. */
function judge(model: Model, examples: readonly Example[], tally: Tally): Tally {
  for (const { name, places, isInquiry } of examples) {
    const score = scoreOf(model, places);
    if (score > 0 !== isInquiry) say(`${name} ${score.toFixed(2)}`);
    count(tally, isInquiry, score > 0);
  }
  return tally;
}

const told = ({ right, wrong, missing }: Tally): string =>
  `words alone: precision ${(right / (right + wrong)).toFixed(4)}, recall ${(right / (right + missing)).toFixed(4)}`;

type Tally = ReturnType<typeof newTally>;

const newTally = () => ({ right: 0, wrong: 0, missing: 0 });

function count(tally: Tally, isInquiry: boolean, isSaid: boolean): void {
  if (isInquiry && isSaid) tally.right += 1;
  else if (isSaid) tally.wrong += 1;
  else if (isInquiry) tally.missing += 1;
}

function write({ weights, bias }: Model): void {
  const largest = weights.reduce((most, weight) => Math.max(most, Math.abs(weight)), 1e-9);
  const scale = largest / 127;
  const bytes = Int8Array.from(weights, weight => Math.round(weight / scale));
  const text = Buffer.from(bytes.buffer).toString('base64');
  const lines = [
    '// Made by scripts/trainInquiries.ts; not edited by hand.',
    `export const learnedBias = ${Number(bias.toFixed(6))};`,
    `export const learnedScale = ${Number(scale.toFixed(9))};`,
    'export const learnedWeights =',
    `  '${text}';`,
    '',
  ];
  writeFileSync(join(__dirname, '../service/leads/inquiry/learnedWeights.ts'), lines.join('\n'));
}

function say(line: string): void {
  process.stdout.write(`${line}\n`);
}

async function main(): Promise<void> {
  const words = process.argv.slice(2).filter(argument => argument !== '--try');
  const end = words.indexOf('--against') < 0 ? words.length : words.indexOf('--against');
  const examples = await loadAll(words.slice(0, end));
  say(`${examples.length} examples, ${examples.filter(one => one.isInquiry).length} inquiries`);
  if (end < words.length) say(told(judge(train(examples), await loadAll(words.slice(end + 1)), newTally())));
  else if (process.argv.includes('--try')) tryOut(examples);
  else write(train(examples));
}

main().catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
