import { ApiError, problemFrom, type Problem } from '../api/problem';

/** What a form holds, by field: texts as they are typed; a switch holds `yes` or nothing. */
export type Values = Record<string, string>;

/** The field that a refusal is about; `undefined` when the form has none of that name. */
export function fieldAtFault(error: unknown, names: string[]): { name: string; problem: Problem } | undefined {
  if (!error) return undefined;
  const problem = problemFrom(error);
  const steps = (problem.field ?? '').split(/[.[\]]+/).filter(Boolean);
  const name = steps.reverse().find((step) => names.includes(step));
  return name === undefined ? undefined : { name, problem };
}

/** Choices whose words are those of the desk. */
export function choices(codes: readonly string[], word: (code: string) => string) {
  return codes.map((value) => ({ value, label: word(value) }));
}

/** A text for the API: nothing typed is nothing. */
export function orNull(text: string | undefined): string | null {
  const given = text?.trim() ?? '';
  return given === '' ? null : given;
}

/** Refuses what was typed before it is sent, the way the server does. */
export function refuse(field: string, detail: string): never {
  throw new ApiError({ status: 422, code: 'invalid_value', detail, remedy: null, field, requestId: null });
}
