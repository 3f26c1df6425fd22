import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import ts from 'typescript';

export const root = resolve(__dirname, '..', '..');

/** One import of a file. */
export interface Import {
  /** As written. */
  from: string;
  /** Path in the project of the file that is meant; null for packages. */
  file: string | null;
  /** Nothing of it is there when the program runs. */
  isType: boolean;
}

export interface Source {
  /** In the project, with forward slashes: 'service/mail/threading.ts'. */
  path: string;
  text: string;
  lines: number;
  imports: Import[];
  /** With their own lines: functions inside them count by themselves. */
  functions: { name: string; line: number; lines: number }[];
}

const EXTENSIONS = /\.(ts|tsx|mts|mjs|css)$/;

/** The files below a folder of the project. */
export function listFiles(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap(entry => {
    const path = `${folder}/${entry.name}`;
    return entry.isDirectory() ? listFiles(path) : [path];
  });
}

/** The source files below the folders, read and parsed. */
export function readSources(...folders: string[]): Source[] {
  return folders
    .flatMap(listFiles)
    .filter(path => EXTENSIONS.test(path))
    .map(readSource);
}

function readSource(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const tree = ts.createSourceFile(path, text, ts.ScriptTarget.ES2022, true);
  const imports: Import[] = [];
  const functions: Source['functions'] = [];
  const visit = (node: ts.Node): void => {
    const found = importOf(node);
    if (found) imports.push({ ...found, file: resolveImport(path, found.from) });
    const measured = functionOf(node, tree);
    if (measured) functions.push(measured);
    ts.forEachChild(node, visit);
  };
  visit(tree);
  return { path, text, lines: text.split('\n').length - (text.endsWith('\n') ? 1 : 0), imports, functions };
}

function importOf(node: ts.Node): Omit<Import, 'file'> | null {
  if (ts.isImportDeclaration(node) && ts.isStringLiteral(node.moduleSpecifier)) {
    const clause = node.importClause;
    const named = clause?.namedBindings;
    const allNamed =
      named !== undefined && ts.isNamedImports(named) && named.elements.length > 0 && !clause?.name
        ? named.elements.every(element => element.isTypeOnly)
        : false;
    return { from: node.moduleSpecifier.text, isType: Boolean(clause?.isTypeOnly) || allNamed };
  }
  if (ts.isExportDeclaration(node) && node.moduleSpecifier && ts.isStringLiteral(node.moduleSpecifier))
    return { from: node.moduleSpecifier.text, isType: node.isTypeOnly };
  if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal))
    return { from: node.argument.literal.text, isType: true };
  if (ts.isCallExpression(node) && node.arguments.length > 0) {
    const [first] = node.arguments;
    const isRequire = ts.isIdentifier(node.expression) && node.expression.text === 'require';
    const isImport = node.expression.kind === ts.SyntaxKind.ImportKeyword;
    if ((isRequire || isImport) && first && ts.isStringLiteral(first)) return { from: first.text, isType: false };
  }
  return null;
}

function resolveImport(path: string, from: string): string | null {
  if (!from.startsWith('.')) return null;
  const base = relative(root, resolve(root, dirname(path), from))
    .split('\\')
    .join('/');
  return [`${base}.ts`, `${base}.tsx`].find(candidate => existsSync(join(root, candidate))) ?? base;
}

function functionOf(node: ts.Node, tree: ts.SourceFile): Source['functions'][number] | null {
  if (!isWritten(node)) return null;
  const named = node.name ?? (ts.isVariableDeclaration(node.parent) ? node.parent.name : undefined);
  return {
    name: named?.getText(tree) ?? '(unnamed)',
    line: tree.getLineAndCharacterOfPosition(node.getStart(tree)).line + 1,
    lines: linesOf(node, tree) - linesInside(node, tree),
  };
}

type Written = ts.FunctionLikeDeclaration & { body: ts.Node };

function isWritten(node: ts.Node): node is Written {
  return ts.isFunctionLike(node) && 'body' in node && node.body !== undefined;
}

function linesOf(node: ts.Node, tree: ts.SourceFile): number {
  const start = tree.getLineAndCharacterOfPosition(node.getStart(tree)).line;
  return tree.getLineAndCharacterOfPosition(node.getEnd()).line - start + 1;
}

// Functions that stand inside count by themselves; one of a line or two is part of its surroundings.
function linesInside(node: ts.Node, tree: ts.SourceFile): number {
  let lines = 0;
  ts.forEachChild(node, function visit(child: ts.Node): void {
    if (isWritten(child) && linesOf(child, tree) > 2) lines += linesOf(child, tree) - 1;
    else ts.forEachChild(child, visit);
  });
  return lines;
}
