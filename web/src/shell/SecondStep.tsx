import { Button, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { useState, type FormEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { AppSetupForm } from '../account/AppSetupForm';
import { CodeInput } from '../account/CodeInput';
import { RecoveryCodes } from '../account/RecoveryCodes';
import { api, body } from '../api/client';
import type { Ticket } from '../api/types';
import { Ask, ProblemView } from '../ui/States';
import { PasskeySignIn } from './PasskeySignIn';

interface Props {
  ticket: Ticket;
  done: () => void;
  again: () => void;
}

/** What is asked for after the password: a code, a passkey, or to set the second factor up. */
export default function SecondStep({ ticket, done, again }: Props) {
  const { t } = useTranslation();
  const [code, setCode] = useState('');
  const [codes, setCodes] = useState<string[] | null>(null);
  const show = useMutation({
    mutationFn: (shown: string) =>
      body(api.POST('/api/v1/session/second-factor', { body: { ticket: ticket.ticket, code: shown } })),
    onSuccess: ({ recovery_codes }) => (recovery_codes.length > 0 ? setCodes(recovery_codes) : done()),
  });
  const setup = useQuery({
    queryKey: ['enrolment', ticket.ticket],
    queryFn: () => body(api.POST('/api/v1/session/second-factor/enrolment', { body: { ticket: ticket.ticket } })),
    enabled: ticket.further === 'enrolment',
    staleTime: Infinity,
    retry: false,
  });
  if (codes) return <RecoveryCodes codes={codes} done={done} />;
  if (ticket.further === 'enrolment') {
    return (
      <Stack>
        <Title order={1}>{t('account.factorSetUp')}</Title>
        <Text size="sm">{t('account.factorDemanded')}</Text>
        <Ask query={setup} rows={6}>
          {(known) => (
            <AppSetupForm
              setup={known}
              submit={(shown) => show.mutate(shown)}
              pending={show.isPending}
              error={show.error}
            />
          )}
        </Ask>
      </Stack>
    );
  }
  const byCode = ticket.further === 'code';
  const submit = (event: FormEvent) => {
    event.preventDefault();
    show.mutate(code);
  };
  return (
    <form onSubmit={submit}>
      <Stack>
        <Title order={1}>{t('account.secondFactor')}</Title>
        {ticket.passkey && <PasskeySignIn done={done} ticket={ticket.ticket} />}
        <CodeInput
          autoFocus={byCode}
          label={t(byCode ? 'account.code' : 'account.recoveryCode')}
          description={t(byCode ? 'account.codeHint' : 'account.recoveryCodeHint')}
          value={code}
          onChange={setCode}
        />
        {show.error && <ProblemView error={show.error} />}
        <Button size="sm" type="submit" loading={show.isPending} disabled={code.trim() === ''}>
          {t('signIn.submit')}
        </Button>
        <Button size="sm" variant="subtle" onClick={again}>
          {t('account.beginAgain')}
        </Button>
      </Stack>
    </form>
  );
}
