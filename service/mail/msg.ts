import type { ParseOptions } from './mime';
import type { ParsedMessage } from './parsed';
export function parseMsg(_bytes: Buffer, _options: ParseOptions): Promise<ParsedMessage> { return Promise.reject(new Error('x')); }
