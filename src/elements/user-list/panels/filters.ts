// One chunk: the filters and what they need.
export { filtersPanel } from './filters-panel.js';
export { Suggestions } from './suggestions.js';
