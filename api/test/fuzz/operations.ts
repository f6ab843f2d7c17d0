import Ajv2020, { type ValidateFunction } from 'ajv/dist/2020';

/** A schema as it stands in the document: JSON Schema 2020-12. */
export interface Schema {
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly oneOf?: readonly Schema[];
  readonly anyOf?: readonly Schema[];
}

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
}

interface Content {
  readonly content?: Readonly<Record<string, { readonly schema: Schema }>>;
}
interface DocumentedOperation {
  readonly parameters: readonly Parameter[];
  readonly requestBody?: Content;
  readonly responses: Readonly<Record<string, Content>>;
}

/** As far as it is read here. */
export interface ApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, DocumentedOperation>>>>;
  readonly components: { readonly schemas: { readonly Error: Schema } };
}

/** One operation of the document, ready to be called and judged. */
export interface Operation {
  /** "post /reports/{id}/rating" */
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly parameters: readonly Parameter[];
  /** JSON by this schema, a file in a form, or nothing. */
  readonly body: Schema | 'form' | null;
  /** Of an answer that is no error. */
  readonly status: number;
  /** Null where the document promises no JSON. */
  readonly answers: ValidateFunction | null;
}

export interface ReadDocument {
  readonly operations: readonly Operation[];
  readonly isError: ValidateFunction;
}

// Compiled as they are: making them faster takes longer than they run.
const ajv = new Ajv2020({ strict: false, validateFormats: false, code: { optimize: false } });
const compiled = new Map<string, ValidateFunction>();

/** Schemas that say the same are compiled once a process, whatever document they stand in. */
function compile(schema: Schema): ValidateFunction {
  const text = JSON.stringify(schema);
  const validate = compiled.get(text) ?? ajv.compile(JSON.parse(text));
  compiled.set(text, validate);
  return validate;
}

/** Reads the operations of an OpenAPI 3.1 document; what is added to it later is among them by itself. */
export function readOperations(document: ApiDocument): ReadDocument {
  const operations = Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, operation]): Operation => {
      const status = Object.keys(operation.responses).find((name) => name !== 'default');
      const answer = operation.responses[status ?? '']?.content?.['application/json']?.schema;
      const sent = operation.requestBody?.content ?? {};
      return {
        id: `${method} ${path}`,
        method,
        path,
        parameters: operation.parameters,
        body: sent['application/json']?.schema ?? ('multipart/form-data' in sent ? 'form' : null),
        status: Number(status),
        answers: answer ? compile(answer) : null,
      };
    }),
  );
  return { operations, isError: compile(document.components.schemas.Error) };
}
