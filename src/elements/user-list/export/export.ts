/** What is fetched when somebody exports. */
export { csvFile } from './csv-file.js';
export { csvColumns } from './user-csv.js';
export { download } from '../../../ui/download.js';
