import type { FastifyInstance } from 'fastify';
import fastJsonStringify from 'fast-json-stringify';

type Serialise = (data: unknown) => string;

const made = new WeakMap<object, Serialise>();

/** Replies are written by their schemas. Each writer is made at the first reply: making those of all routes takes a second at every start. */
export function serialisation(app: FastifyInstance): void {
  app.setSerializerCompiler(
    ({ schema }) =>
      data =>
        serialiserOf(schema as object)(data),
  );
}

function serialiserOf(schema: object): Serialise {
  const known = made.get(schema);
  if (known) return known;
  const serialise: Serialise = fastJsonStringify(schema);
  made.set(schema, serialise);
  return serialise;
}
