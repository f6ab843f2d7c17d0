import { ERRORS } from '@shared/errorCodes';
import { errorResponse } from '@shared/schemas/fields';
import * as z from 'zod/mini';
import type { Endpoint } from './routes/endpoint';

type Json = Record<string, unknown>;

const jsonSchema = (schema: z.core.$ZodType, io: 'input' | 'output'): Json => {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' }) as Json;
  return rest;
};

const content = (schema: Json): Json => ({ 'application/json': { schema } });

function parameters(endpoint: Endpoint): Json[] {
  const inPath = [...endpoint.path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
  const query = endpoint.query ? jsonSchema(endpoint.query, 'input') : {};
  const required = (query.required as string[] | undefined) ?? [];
  const inQuery = Object.entries((query.properties as Json | undefined) ?? {}).map(
    ([name, schema]) => ({ name, in: 'query', required: required.includes(name), schema }),
  );
  const headers =
    endpoint.idempotency === 'none'
      ? []
      : [{ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string' } }];
  return [...inPath, ...inQuery, ...headers];
}

/** What is sent: JSON by its schema, or a file in a form. */
function requestBody(endpoint: Endpoint): Json {
  if (endpoint.consumes === 'stream') {
    const form = { type: 'object', properties: { file: { type: 'string', format: 'binary' } } };
    return {
      requestBody: { required: true, content: { 'multipart/form-data': { schema: form } } },
    };
  }
  if (!endpoint.body) return {};
  return {
    requestBody: { required: true, content: content(jsonSchema(endpoint.body, 'input')) },
  };
}

function operation(endpoint: Endpoint): Json {
  const answer = endpoint.response
    ? { content: content(jsonSchema(endpoint.response, 'output')) }
    : {};
  return {
    operationId: `${endpoint.method}${endpoint.path.replace(/[/:-]+(\w)/g, (_, c: string) => c.toUpperCase())}`,
    summary: endpoint.summary,
    tags: [endpoint.tag],
    security: endpoint.access === 'public' ? [] : [{ accessToken: [] }],
    parameters: parameters(endpoint),
    ...requestBody(endpoint),
    responses: {
      [endpoint.status]: { description: 'The answer', ...answer },
      default: {
        description: `An error; codes: ${Object.keys(ERRORS).join(', ')}`,
        content: content({ $ref: '#/components/schemas/Error' }),
      },
    },
  };
}

/** OpenAPI 3.1 of the operations, made from their schemas. */
export function openapiDocument(endpoints: readonly Endpoint[]): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method]: operation(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: { title: '微连心 API', version: '1' },
    servers: [{ url: '/api/v1' }],
    paths,
    components: {
      securitySchemes: { accessToken: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
      schemas: { Error: jsonSchema(errorResponse, 'output') },
    },
  };
}
