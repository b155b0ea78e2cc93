import { Button, Stack, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';

import { api, body, idempotent } from '../api/client';
import type { PayerQuestion } from '../api/types';
import { useApi } from '../api/useApi';
import { useDesk } from '../shell/entity';
import { Moment, Status } from '../ui/Figures';
import { Facts, Section } from '../ui/Page';
import { ProblemView } from '../ui/States';
import { useWrite } from '../ui/useWrite';
import { AnswerView } from './AnswerView';

/** What the payer of an entry was asked, and answered; nothing where nobody asked. */
export function QuestionSection({ entry }: { entry: string }) {
  const { t } = useTranslation();
  const query = useApi(['payer-questions', entry], (entity) =>
    body(api.GET('/api/v1/entities/{entity}/payer-questions', { params: { path: { entity }, query: { entry } } })),
  );
  if (query.error) return <ProblemView error={query.error} retry={() => void query.refetch()} />;
  const [latest, ...before] = query.data?.items ?? [];
  if (!latest) return null;
  const answers = [latest, ...before].flatMap((one) => one.answer ?? []);
  return (
    <Section title={t('ask.section')} actions={<Withdraw question={latest} />}>
      <Stack gap="xs">
        {answers.map((answer) => (
          <AnswerView key={answer.question} answer={answer} />
        ))}
        <Facts
          facts={[
            [t('field.status'), <Status code={latest.status} />],
            [t('field.recipient'), latest.recipient],
            [t('ask.asked'), <Moment value={latest.asked_at} />],
            [t('ask.until'), latest.status === 'asked' && <Moment value={latest.expires_at} />],
            [t('ask.message'), latest.message],
          ]}
        />
        {before.length > 0 && (
          <Text size="xs" c="dimmed">
            {t('ask.before', { count: before.length })}
          </Text>
        )}
      </Stack>
    </Section>
  );
}

function Withdraw({ question }: { question: PayerQuestion }) {
  const { t } = useTranslation();
  const { id: entity, may } = useDesk();
  const writing = useWrite((_: undefined, key: string) => {
    const params = { path: { entity }, header: idempotent(key) };
    const given = { question: question.id };
    return body(api.POST('/api/v1/entities/{entity}/payer-questions/withdraw', { params, body: given }));
  });
  if (question.status !== 'asked' || !may('cash.write')) return null;
  return (
    <Button variant="default" loading={writing.isPending} onClick={() => writing.mutate(undefined)}>
      {t('ask.withdraw')}
    </Button>
  );
}
