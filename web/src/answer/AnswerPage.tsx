import { Center, Paper, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import { problemFrom } from '../api/problem';
import type { OpenQuestion } from '../api/types';
import { showLanguage } from '../i18n';
import { useFormat } from '../i18n/useFormat';
import { Ask } from '../ui/States';
import { AnswerForm } from './AnswerForm';

/** Where a payer answers what a payment is for: whoever holds the link, without signing in. */
export function AnswerPage() {
  const { token = '' } = useParams({ strict: false });
  const query = useQuery({
    queryKey: ['answer', token],
    queryFn: async () => {
      const question = await body(api.GET('/api/v1/answers/{token}', { params: { path: { token } } }));
      await showLanguage(question.language);
      return question;
    },
    retry: false,
  });
  const unknown = query.error !== null && problemFrom(query.error).code === 'not_found';
  return (
    <Center mih="100dvh" p="md" component="main">
      <Stack w="100%" maw={560} gap="lg">
        {unknown ? (
          <Unknown />
        ) : (
          <Ask query={query}>{(question) => <Question token={token} question={question} />}</Ask>
        )}
      </Stack>
    </Center>
  );
}

function Unknown() {
  const { t } = useTranslation();
  return (
    <Paper withBorder p="lg" radius="md">
      <Title order={1}>{t('answer.unknown')}</Title>
      <Text size="sm">{t('answer.unknownText')}</Text>
    </Paper>
  );
}

function Question({ token, question }: { token: string; question: OpenQuestion }) {
  const { t } = useTranslation();
  const { money, date } = useFormat();
  useDocumentTitle(`${t('answer.title')} · ${question.company}`);
  return (
    <Paper withBorder p="lg" radius="md">
      <Stack gap="md">
        <Text size="sm" c="dimmed">
          {question.company}
        </Text>
        <Title order={1}>{t('answer.title')}</Title>
        <Text size="sm">
          {t('answer.received', { amount: money(question.amount), date: date(question.booked_on) })}
        </Text>
        {question.message && (
          <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
            {question.message}
          </Text>
        )}
        {question.state === 'open' ? (
          <AnswerForm token={token} like={question.amount} />
        ) : (
          <Text size="sm" fw={600} role="status">
            {t(question.state === 'answered' ? 'answer.thanks' : 'answer.over', { company: question.company })}
          </Text>
        )}
      </Stack>
    </Paper>
  );
}
