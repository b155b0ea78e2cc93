import i18next from 'i18next';
import { describe, expect, it } from 'vitest';

import { de } from '../i18n/de';
import { ApiError, problemFrom, problemOf, problemOfRefusal } from './problem';

describe('problems', () => {
  it('carry what the server says', () => {
    const body = {
      code: 'period_closed',
      detail: '2026-01 is closed',
      remedy: 'reopen it',
      field: 'on',
      request_id: 'r1',
    };
    expect(problemOf(422, body, null)).toEqual({
      status: 422,
      code: 'period_closed',
      detail: '2026-01 is closed',
      remedy: 'reopen it',
      field: 'on',
      requestId: 'r1',
    });
  });
  it('take the request id from the header when the body has none', () => {
    expect(problemOf(404, { code: 'not_found', detail: 'gone', request_id: null }, 'r2').requestId).toBe('r2');
  });
  it('are made of replies that are no JSON', () => {
    expect(problemOf(502, null, null)).toMatchObject({
      status: 502,
      code: 'http_502',
      detail: 'HTTP 502',
      remedy: null,
    });
  });
  it('of one refused item look like any other', () => {
    const problem = problemOfRefusal({ code: 'wrong_state', detail: 'it is closed', remedy: 'none', field: null });
    expect(problemFrom(new ApiError(problem))).toBe(problem);
  });
  it('of signing in are told in the language of the desk', async () => {
    const refused = problemOf(422, { code: 'password_breached', detail: 'known', remedy: 'another' }, null);
    expect(problemFrom(new ApiError(refused)).remedy).toBe('another');
    await i18next.init({ lng: 'de', resources: { de: { translation: de } } });
    expect(problemFrom(new ApiError(refused)).remedy).toBe(de.problem.password_breached.remedy);
    expect(problemFrom(new ApiError({ ...refused, code: 'wrong_state' })).detail).toBe('known');
  });
  it('tell a lost connection from a failure of our own', () => {
    expect(problemFrom(new TypeError('Failed to fetch')).code).toBe('unreachable');
    expect(problemFrom(new Error('oops')).code).toBe('unexpected');
  });
});
