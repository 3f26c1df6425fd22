import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { levelText } from '../service/leads/inquiry/levelling';
import { readSource } from '../service/leads/inquiry/source';
import { PLACES, wordFeatures } from '../service/leads/inquiry/wordFeatures';
import { normaliseSubject } from '../service/mail/subjects';
import { readLabelled } from '../test/evaluation/inquiries';

/*
 * Learns which words speak for an inquiry, by logistic regression over hashed words (service/leads/inquiry/wordFeatures.ts), from written examples:
 * folders of labelled mail, and lists of texts (*.jsonl with isInquiry, subject, text). Writes service/leads/inquiry/learnedWeights.ts. The same examples give the same weights.
 *
 *   npx tsx scripts/trainInquiries.ts [--try] PATH... [--against PATH...]
 *
 * The weights that are shipped come from
 *
 *   npx tsx scripts/trainInquiries.ts test/fixtures/inquiries/training test/fixtures/inquiries/heldout-a test/fixtures/inquiries/heldout-b
 *
 * --try writes nothing: it leaves out a fifth of the examples in turn and says how those are judged by their words alone; --against judges other examples than it learnt from. How rules and words
 * do together is for the evaluation (npm run evaluate -- inquiries DIR).
 */

interface Example {
  name: string;
  places: number[];
  isInquiry: boolean;
}

const EPOCHS = 40;
const RATE = 0.5;
const DECAY = 2e-4;

async function load(path: string): Promise<Example[]> {
  const root = resolve(path);
  if (root.endsWith('.jsonl')) return readTexts(root);
  if (existsSync(join(root, 'labels.jsonl'))) return readMails(root);
  const lists = readdirSync(root).filter(name => name.endsWith('.jsonl'));
  return lists.sort().flatMap(name => readTexts(join(root, name)));
}

function readTexts(file: string): Example[] {
  const lines = readFileSync(file, 'utf8').split('\n').filter(Boolean);
  return lines.map((line, at) => {
    const { subject, text, isInquiry } = JSON.parse(line) as { subject: string; text: string; isInquiry: boolean };
    const places = wordFeatures(levelText(normaliseSubject(subject)), levelText(text));
    return { name: `${file}:${at + 1}`, places, isInquiry };
  });
}

async function readMails(root: string): Promise<Example[]> {
  const examples: Example[] = [];
  for await (const { name, mail, label } of readLabelled(root)) {
    const source = readSource(mail);
    const subject = levelText(normaliseSubject(source.subject).slice(0, 400));
    const places = wordFeatures(subject, levelText(source.message.text.slice(0, 12_000)));
    examples.push({ name, places, isInquiry: label.is_inquiry });
  }
  return examples;
}

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
