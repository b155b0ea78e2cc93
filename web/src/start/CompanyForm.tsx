import { Button, Group, NativeSelect, Paper, SimpleGrid, Stack, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useMemo, useRef, useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent, newKey } from '../api/client';
import { currentLanguage } from '../i18n';
import { entitiesQuery } from '../shell/session';
import { ProblemView } from '../ui/States';
import { codeOf, countries, currencies, currencyOf } from './places';

const EMPTY = {
  name: '',
  code: '',
  country: 'DE',
  currency: 'EUR',
  timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone,
  street: '',
  postalCode: '',
  city: '',
  vatId: '',
  email: '',
  bank: '',
  iban: '',
};
type Draft = typeof EMPTY;

/** Sets up one's own legal entity with its bank account. */
export function CompanyForm({ back }: { back: () => void }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const language = currentLanguage();
  const [draft, setDraft] = useState<Draft>(EMPTY);
  const key = useRef(newKey());
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }));
  const lists = useMemo(() => ({ countries: countries(language), currencies: currencies(language) }), [language]);
  const create = useMutation({
    mutationFn: () =>
      body(
        api.POST('/api/v1/entities', {
          params: { header: idempotent(key.current) },
          body: {
            entity: {
              code: draft.code || codeOf(draft.name),
              name: draft.name,
              country: draft.country,
              base_currency: draft.currency,
              language,
              time_zone: draft.timeZone,
              street: draft.street,
              postal_code: draft.postalCode,
              city: draft.city,
              vat_id: draft.vatId || null,
              email: draft.email || null,
            },
            bank: { name: draft.bank, account_no: draft.iban },
          },
        }),
      ),
    onSuccess: async (entity) => {
      await queries.invalidateQueries(entitiesQuery);
      await navigate({ to: '/$entity/start', params: { entity: entity.code } });
    },
    onError: () => {
      key.current = newKey();
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    create.mutate();
  };
  const text = (field: keyof Draft, label: string, more: { required?: boolean; placeholder?: string } = {}) => (
    <TextInput
      label={label}
      value={draft[field]}
      onChange={(event) => set({ [field]: event.currentTarget.value })}
      {...more}
    />
  );
  return (
    <Paper withBorder p="lg" radius="md">
      <form onSubmit={submit}>
        <Stack>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            {text('name', t('start.companyName'), { required: true })}
            {text('code', t('start.code'), { placeholder: codeOf(draft.name) })}
            <NativeSelect
              label={t('start.country')}
              value={draft.country}
              data={lists.countries}
              onChange={({ currentTarget: { value } }) => set({ country: value, currency: currencyOf(value) })}
            />
            <NativeSelect
              label={t('field.currency')}
              value={draft.currency}
              data={lists.currencies}
              onChange={(event) => set({ currency: event.currentTarget.value })}
            />
            {text('street', t('start.street'), { required: true })}
            <Group grow wrap="nowrap" align="end">
              {text('postalCode', t('start.postalCode'), { required: true })}
              {text('city', t('start.city'), { required: true })}
            </Group>
            {text('vatId', t('field.vatId'))}
            {text('email', t('field.email'))}
            <NativeSelect
              label={t('field.timeZone')}
              value={draft.timeZone}
              data={[...new Set([EMPTY.timeZone, ...Intl.supportedValuesOf('timeZone')])]}
              onChange={(event) => set({ timeZone: event.currentTarget.value })}
            />
          </SimpleGrid>
          <Title order={2}>{t('start.bankAccount')}</Title>
          <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
            {text('bank', t('start.bankName'), { required: true })}
            {text('iban', t('start.iban'), { required: true })}
          </SimpleGrid>
          {create.error && <ProblemView error={create.error} />}
          <Group justify="end">
            <Button variant="default" onClick={back}>
              {t('action.cancel')}
            </Button>
            <Button type="submit" loading={create.isPending}>
              {t('start.create')}
            </Button>
          </Group>
        </Stack>
      </form>
    </Paper>
  );
}
