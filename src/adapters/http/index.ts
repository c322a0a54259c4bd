// What an adapter of one's own is made of, published as `usher-elements/adapters/http`: the door to a JSON server, the
// one error, and helpers that complete what a backend leaves out. Loads neither Lit nor an element.

export { DirectoryError, type DirectoryErrorInit, type ErrorKind, type FieldError } from '../../domain/errors.js';
export { emailKey } from '../../domain/email.js';
export { reason } from '../../domain/reason.js';
export type { Answer, Expected } from './answer.js';
export { capabilitiesOf, instantOf, splitName, userOf, type PartialUser } from './completing.js';
export { Doubts } from './doubts.js';
export { fieldsAs, namingDuplicate, requireNames } from './drafts.js';
export { fieldTexts, forgiving, given } from './field-errors.js';
export {
  everyRow,
  mergedByEmail,
  throwIfAborted,
  totalIn,
  type GatherOptions,
  type PagePlace,
  type PageRows,
} from './gathering.js';
export { getByWalking, matchesOf, nextLink, pageNumber, pageOf, type WholeListOptions } from './paging.js';
export type { CodeReader, FieldsReader, StatusMeanings } from './problem.js';
export { httpClient, initOfError, type Call, type HttpClient, type HttpOptions } from './request.js';
export type { HeaderSource } from './request-init.js';
export { idInLocation, path, query, segment, type QueryValue } from './url.js';
export { mustBe, versionOf } from './version.js';
export { writeParts } from './write-parts.js';
