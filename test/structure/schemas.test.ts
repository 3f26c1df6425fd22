import { TypeCompiler } from '@sinclair/typebox/compiler';
import type { TSchema } from '@sinclair/typebox';
import fastJsonStringify from 'fast-json-stringify';
import type { FastifySchema } from 'fastify';
import type { TestApp } from '../support/app';
import { buildTestApp } from '../support/app';

// The service makes the checks and writers of a route when it is first asked; here those of all routes are made.
const found: { name: string; schema: FastifySchema }[] = [];
let test: TestApp;

beforeAll(async () => {
  test = await buildTestApp({
    prepare: app => {
      app.addHook('onRoute', ({ method, url, schema }) => {
        if (schema) found.push({ name: `${[method].flat().join()} ${url}`, schema });
      });
    },
  });
});
afterAll(() => test.close());

/** The names of those of which `make` cannot make anything. */
function failing(make: (schema: FastifySchema) => void): string[] {
  return found.flatMap(({ name, schema }) => {
    try {
      make(schema);
      return [];
    } catch (error) {
      return [`${name}: ${(error as Error).message}`];
    }
  });
}

describe('the schemas of routes', () => {
  it('are there', () => {
    expect(found.length).toBeGreaterThan(300);
  });

  it('can all check what is asked', () => {
    const wrong = failing(({ body, querystring, params, headers }) => {
      for (const part of [body, querystring, params, headers]) if (part) TypeCompiler.Compile(part as TSchema);
    });
    expect(wrong).toEqual([]);
  });

  it('can all write what is answered', () => {
    const wrong = failing(({ response }) => {
      for (const schema of Object.values(response ?? {})) fastJsonStringify(schema as object);
    });
    expect(wrong).toEqual([]);
  });
});
