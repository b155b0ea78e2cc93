import type { components } from '../api/schema';

type Schemas = components['schemas'];

export type ImportView = Schemas['ImportView'];
export type ImportRows = Schemas['ImportRows'];
export type ImportKind = Schemas['ImportKindView'];
export type ImportField = Schemas['ImportField'];
export type FileHead = Schemas['FileHead'];
export type SavedMapping = Schemas['SavedMapping'];

/** How the file is written; empty texts are left to be found out. */
export interface FileOptions {
  decimal: string;
  thousands: string;
  date_format: string;
  delimiter: string;
  encoding: string;
  sheet: string;
  skip_rows: string;
}

/** Where a field's value comes from. */
export interface FieldRule {
  /** Column of the file; empty for none. */
  column: string;
  /** Value of a field without column, and of an empty cell. */
  fallback: string;
  /** `integer`, or a date format of its own. */
  format: string;
  /** Texts that stand for others, a line each: `Germany = DE`. */
  map: string;
  negate: boolean;
}

/** A mapping as it is edited. */
export interface Draft {
  options: FileOptions;
  fields: Record<string, FieldRule>;
  /** Fields whose equal values make rows one document. */
  group_by: string[];
  /** What is to be done with orders. */
  booking: Record<string, string>;
}

export const NO_OPTIONS: FileOptions = {
  decimal: '',
  thousands: '',
  date_format: '',
  delimiter: '',
  encoding: '',
  sheet: '',
  skip_rows: '',
};

export const NO_RULE: FieldRule = { column: '', fallback: '', format: '', map: '', negate: false };

export const EMPTY_DRAFT: Draft = { options: NO_OPTIONS, fields: {}, group_by: [], booking: {} };

/** Kinds whose documents may have several rows. */
export const GROUPED = ['orders', 'deliveries', 'payments'];

/** Required fields that neither a column nor a value fills. */
export function unfilled(draft: Draft, fields: ImportField[]): ImportField[] {
  return fields.filter((field) => {
    const rule = draft.fields[field.name];
    return field.required && !rule?.column && !rule?.fallback;
  });
}
