import type {
  ApiDescription,
  Content,
  Field,
  Operation,
  Parameter,
  RequestBody,
  Response,
} from '../../model/api-description.ts';
import { array, mapping, text } from '../../model/engagement-facts.ts';
import type { DescriptionFile, Place, References } from './references.ts';
import { typeText } from './type-text.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
const MOST_FIELDS = 60;

/** The operations of a valid API description; anything malformed is left out. */
export function readOperations(main: DescriptionFile, references: References): ApiDescription {
  const data = mapping(main.data);
  const info = mapping(data.info);
  return {
    title: text(info.title) ?? '',
    version: text(info.version) ?? '',
    operations: Object.entries(mapping(data.paths)).flatMap(([path, value]) => {
      const item = path.startsWith('/') ? references.resolve({ value, file: main }) : null;
      return item ? new Reader(references, item.file).operationsOf(path, mapping(item.value)) : [];
    }),
  };
}

type Data = Record<string, unknown>;

class Reader {
  private readonly references: References;
  private readonly file: DescriptionFile;

  constructor(references: References, file: DescriptionFile) {
    this.references = references;
    this.file = file;
  }

  operationsOf(path: string, item: Data): Operation[] {
    return Object.entries(item).flatMap(([method, value]) => {
      if (!METHODS.includes(method) || typeof value !== 'object') return [];
      const operation = mapping(value);
      return {
        method: method.toUpperCase(),
        path,
        operationId: text(operation.operationId),
        summary: text(operation.summary) ?? text(item.summary),
        description: text(operation.description),
        deprecated: operation.deprecated === true,
        parameters: this.parametersOf(array(item.parameters), array(operation.parameters)),
        requestBody: this.requestBodyOf(operation.requestBody),
        responses: Object.entries(mapping(operation.responses)).flatMap(([status, response]) =>
          status.startsWith('x-') ? [] : this.responseOf(status, response),
        ),
      };
    });
  }

  /** An operation may override a parameter of its path item. */
  private parametersOf(ofPath: unknown[], own: unknown[]): Parameter[] {
    const parameters = new Map<string, Parameter>();
    for (const value of [...ofPath, ...own]) {
      const place = this.resolve(value);
      const parameter = mapping(place?.value);
      const name = text(parameter.name);
      if (!place || name === null) continue;
      const where = text(parameter.in) ?? '';
      const schema = parameter.schema ?? firstSchema(parameter.content);
      parameters.set(`${where} ${name}`, {
        name,
        in: where,
        type: this.type({ value: schema ?? {}, file: place.file }),
        required: parameter.required === true,
        deprecated: parameter.deprecated === true,
        description: text(parameter.description),
      });
    }
    return [...parameters.values()];
  }

  private requestBodyOf(value: unknown): RequestBody | null {
    const place = value === undefined ? null : this.resolve(value);
    if (!place) return null;
    const body = mapping(place.value);
    const schema = firstSchema(body.content);
    return {
      required: body.required === true,
      description: text(body.description),
      contents: this.contentsOf(body.content, place),
      fields: schema === undefined ? [] : this.fieldsOf({ value: schema, file: place.file }),
    };
  }

  private responseOf(status: string, value: unknown): Response[] {
    const place = this.resolve(value);
    if (!place) return [];
    const { description, content } = mapping(place.value);
    return [{ status, description: text(description), contents: this.contentsOf(content, place) }];
  }

  private contentsOf(content: unknown, { file }: Place): Content[] {
    return Object.entries(mapping(content)).map(([mediaType, value]) => {
      const { schema } = mapping(value);
      return { mediaType, type: schema === undefined ? '' : this.type({ value: schema, file }) };
    });
  }

  /** Combined schemas have the fields of each. */
  private fieldsOf(place: Place, depth = 0): Field[] {
    const resolved = this.references.resolve(place);
    if (!resolved || depth > 5) return [];
    const schema = mapping(resolved.value);
    const required = array(schema.required);
    const inherited = array(schema.allOf).flatMap((value) =>
      this.fieldsOf({ value, file: resolved.file }, depth + 1),
    );
    const own = Object.entries(mapping(schema.properties)).map(([name, value]): Field => {
      const property = this.references.resolve({ value, file: resolved.file });
      return {
        name,
        type: this.type({ value, file: resolved.file }),
        required: required.includes(name),
        description: text(mapping(property?.value).description),
      };
    });
    return [...inherited, ...own].slice(0, MOST_FIELDS);
  }

  private type(place: Place): string {
    return typeText(place, this.references);
  }

  private resolve(value: unknown): Place | null {
    return this.references.resolve({ value, file: this.file });
  }
}

function firstSchema(content: unknown): unknown {
  const types = mapping(content);
  const [name] = Object.keys(types).sort(
    (a, b) => Number(b.includes('json')) - Number(a.includes('json')),
  );
  return name === undefined ? undefined : mapping(types[name]).schema;
}
