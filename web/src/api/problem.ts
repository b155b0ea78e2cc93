import i18next from 'i18next';

/** What the server says when it refuses: RFC 9457 with a stable code and a remedy. */
export interface Problem {
  status: number;
  code: string;
  detail: string;
  remedy: string | null;
  field: string | null;
  requestId: string | null;
}

/** A refused or failed request, to be thrown and shown. */
export class ApiError extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.detail);
    this.name = 'ApiError';
    this.problem = problem;
  }
}

/** A refusal of one item of a batch, as verdicts carry it. */
export interface Refusal {
  code: string;
  detail: string;
  field?: string | null;
  remedy: string;
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value !== '' ? value : null;
}

/** Reads a reply's body, whatever it is, as a problem. Proxies may answer without any JSON. */
export function problemOf(status: number, body: unknown, requestId: string | null): Problem {
  const given: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {};
  return {
    status,
    code: text(given.code) ?? `http_${status}`,
    detail: text(given.detail) ?? text(given.title) ?? `HTTP ${status}`,
    remedy: text(given.remedy),
    field: text(given.field),
    requestId: text(given.request_id) ?? requestId,
  };
}

/** The refusal of one item as the error of a write that had this item alone. */
export function problemOfRefusal(refusal: Refusal): Problem {
  return {
    status: 422,
    code: refusal.code,
    detail: refusal.detail,
    remedy: text(refusal.remedy),
    field: refusal.field ?? null,
    requestId: null,
  };
}

/** What people meet while they sign in is told in their language, where the desk has words for it. */
function inTheirLanguage(problem: Problem): Problem {
  const key = `problem.${problem.code}`;
  if (!i18next.exists(key)) return problem;
  return { ...problem, detail: i18next.t(`${key}.detail`), remedy: i18next.t(`${key}.remedy`) };
}

/** Anything that was thrown, as a problem that can be shown. */
export function problemFrom(error: unknown): Problem {
  if (error instanceof ApiError) return inTheirLanguage(error.problem);
  const offline = error instanceof TypeError;
  return {
    status: 0,
    code: offline ? 'unreachable' : 'unexpected',
    detail: error instanceof Error ? error.message : String(error),
    remedy: null,
    field: null,
    requestId: null,
  };
}
