/** What an OpenAPI description says of its operations, as plain JSON with every reference resolved. */
export interface ApiDescription {
  title: string;
  version: string;
  /** In the order of the file. */
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
  /** The first level of what is sent, where that is an object. */
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
  /** `application/json`; empty for one that is not written. */
  mediaType: string;
  type: string;
}
