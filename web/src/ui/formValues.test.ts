import { describe, expect, it } from 'vitest';

import { ApiError } from '../api/problem';
import { fieldAtFault, orNull } from './formValues';

function refusal(field: string | null) {
  return new ApiError({ status: 422, code: 'invalid_value', detail: 'no', remedy: null, field, requestId: null });
}

describe('fieldAtFault', () => {
  it('finds the field by its name, also within what was sent', () => {
    expect(fieldAtFault(refusal('vat_id'), ['name', 'vat_id'])?.name).toBe('vat_id');
    expect(fieldAtFault(refusal('entity.vat_id'), ['entity', 'vat_id'])?.name).toBe('vat_id');
    expect(fieldAtFault(refusal('roles[0].entity_id'), ['roles'])?.name).toBe('roles');
  });
  it('finds none when the form has no such field, or nothing failed', () => {
    expect(fieldAtFault(refusal('iban'), ['name'])).toBeUndefined();
    expect(fieldAtFault(refusal(null), ['name'])).toBeUndefined();
    expect(fieldAtFault(null, ['name'])).toBeUndefined();
  });
});

describe('orNull', () => {
  it('takes blanks for nothing', () => {
    expect([orNull(undefined), orNull('  '), orNull(' a ')]).toEqual([null, null, 'a']);
  });
});
