import type { UserSort } from '../../domain/user.js';
import { FIXED_COLUMN, type Column } from './list-columns.js';

/** A column in a view: its place is its place in the list of them. */
export interface ColumnSetting {
  readonly id: string;
  readonly hidden?: boolean;
  /** In CSS pixels, {@link MIN_WIDTH} to {@link MAX_WIDTH}; as the room allows when absent. */
  readonly width?: number;
}

/** How a list is looked at: plain data that a host can store and link to. */
export interface UserListView {
  /** In the filter language, such as `state:expired group:Sales anna`. */
  readonly filter: string;
  /** By name, where the backend sorts by name, when absent. */
  readonly sort?: UserSort;
  /** Pages with a pager, or one list to scroll through. */
  readonly layout: 'pages' | 'scroll';
  /** Rows per page, 1 to 100. */
  readonly pageSize: number;
  readonly density: 'comfortable' | 'compact';
  /** Those that are named, in this order; others follow as they are at the beginning. */
  readonly columns: readonly ColumnSetting[];
}

/** Least and greatest width of a column, and how far a press changes it, in CSS pixels. */
export const MIN_WIDTH = 64;
export const MAX_WIDTH = 640;
export const WIDTH_STEP = 16;

/** A setting for each column there is: those set first, then the others; what is set of no column is dropped. */
export function settingsFor(columns: readonly Column[], given: readonly ColumnSetting[]): ColumnSetting[] {
  const known = given.filter(
    ({ id }, at) => columns.some((column) => column.id === id) && given.findIndex((other) => other.id === id) === at,
  );
  const rest = columns
    .filter(({ id }) => !known.some((setting) => setting.id === id))
    .map(({ id, atFirst }) => (atFirst ? { id } : { id, hidden: true }));
  return [...known, ...rest].map(possible);
}

/** The columns to draw, in their order, each with its width. */
export function shownColumns(
  columns: readonly Column[],
  settings: readonly ColumnSetting[],
): { readonly column: Column; readonly width: number | undefined }[] {
  return settings.flatMap(({ id, hidden, width }) => {
    const column = columns.find((each) => each.id === id);
    return column && hidden !== true ? [{ column, width }] : [];
  });
}

export function showColumn(settings: readonly ColumnSetting[], id: string, shown: boolean): ColumnSetting[] {
  return settings.map((setting) => (setting.id === id ? possible({ ...setting, hidden: !shown }) : setting));
}

/** Moves a column up (-1) or down (1) by one place; at the end of the way nothing changes. */
export function moveColumn(settings: readonly ColumnSetting[], id: string, by: -1 | 1): ColumnSetting[] {
  const from = settings.findIndex((setting) => setting.id === id);
  const to = from + by;
  const moved = [...settings];
  const [setting] = moved.splice(from, 1);
  if (!setting || to < 0 || to >= settings.length) return [...settings];
  moved.splice(to, 0, setting);
  return moved;
}

/** Gives a column a width in CSS pixels; without one it takes the room there is. */
export function resizeColumn(
  settings: readonly ColumnSetting[],
  id: string,
  width: number | undefined,
): ColumnSetting[] {
  return settings.map((setting) => {
    if (setting.id !== id) return setting;
    const { width: _before, ...rest } = setting;
    return width === undefined ? rest : possible({ ...rest, width });
  });
}

function possible({ id, hidden, width }: ColumnSetting): ColumnSetting {
  const inRange = width === undefined ? undefined : Math.round(Math.min(MAX_WIDTH, Math.max(MIN_WIDTH, width)));
  return {
    id,
    ...(hidden === true && id !== FIXED_COLUMN && { hidden }),
    ...(inRange !== undefined && Number.isFinite(inRange) && { width: inRange }),
  };
}
