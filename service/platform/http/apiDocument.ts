import swagger from '@fastify/swagger';
import swaggerUi from '@fastify/swagger-ui';
import { Type } from '@sinclair/typebox';
import type { FastifyInstance } from 'fastify';
import { sessionCookie } from './authentication';
import { rightsOf } from './permissions';

/** Collects the OpenAPI document from all routes that are registered after it. */
export async function apiDocument(app: FastifyInstance, isSecure: boolean): Promise<void> {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: { title: 'Tradepost', version: '1', description: 'Everything that the web pages do, they do by this.' },
      components: {
        securitySchemes: {
          session: { type: 'apiKey', in: 'cookie', name: sessionCookie(isSecure) },
          key: {
            type: 'http',
            scheme: 'bearer',
            description: 'An API key (Settings, API keys). It may do what its owner may, or less.',
          },
        },
      },
    },
    transform: ({ schema, url, route }) => {
      const { permission, reason } = rightsOf(route);
      const needs = permission === 'public' ? `Public: ${reason}.` : `Permission: ${permission}.`;
      const description = [(schema as { description?: string } | undefined)?.description, needs]
        .filter(Boolean)
        .join('\n\n');
      const isHidden = !url.startsWith('/api') && !url.startsWith('/health');
      const security = permission === 'public' ? [] : [{ session: [] }, { key: [] }];
      return { schema: { ...schema, description, security, hide: isHidden || schema?.hide } as never, url };
    },
  });
}

/** GET /api/openapi.json, and /api/docs to try it. Register it last. */
export async function apiDocumentRoutes(app: FastifyInstance): Promise<void> {
  app.get(
    '/api/openapi.json',
    {
      schema: { hide: true, response: { 200: Type.Unknown() } },
      config: { permission: 'signed-in' },
    },
    async () => app.swagger(),
  );
  await app.register(swaggerUi, {
    routePrefix: '/api/docs',
    uiConfig: { url: '/api/openapi.json', validatorUrl: null },
  });
}
