/** The operations of an OpenAPI description, as plain JSON with all references resolved. */
export interface ApiDescription {
  title: string;
  version: string;
  /** In file order. */
  operations: Operation[];
}

export interface Operation {
  /** In upper case. */
  method: string;
  /** `/invoices/{id}` */
  path: string;
  operationId: string | null;
  summary: string | null;
  description: string | null;
  deprecated: boolean;
  parameters: Parameter[];
  requestBody: RequestBody | null;
  responses: Response[];
}

export interface Parameter {
  name: string;
  /** `path`, `query`, `header`, `cookie`. */
  in: string;
  type: string;
  required: boolean;
  deprecated: boolean;
  description: string | null;
}

export interface RequestBody {
  required: boolean;
  description: string | null;
  contents: Content[];
  /** The top level of the request body, if it is an object. */
  fields: Field[];
}

export interface Field {
  name: string;
  type: string;
  required: boolean;
  description: string | null;
}

export interface Response {
  /** `200`, `4XX`, `default`. */
  status: string;
  description: string | null;
  contents: Content[];
}

export interface Content {
  /** `application/json`; empty if it isn't given. */
  mediaType: string;
  type: string;
}
