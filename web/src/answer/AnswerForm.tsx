import { ActionIcon, Button, Checkbox, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { IconPlus, IconX } from '@tabler/icons-react';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState, type FormEvent, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { Money } from '../api/types';
import { ProblemView } from '../ui/States';
import { answerOf, isWrong, NO_DOCUMENT, type Draft } from './answering';

/** The one answer: documents with amounts, a message, or that the money is for somebody else. */
export function AnswerForm({ token, like }: { token: string; like: Money }) {
  const { t } = useTranslation();
  const queries = useQueryClient();
  const [draft, setDraft] = useState<Draft>({ documents: [NO_DOCUMENT], message: '', notOurs: false });
  const answer = answerOf(draft, like);
  const sending = useMutation({
    mutationFn: () => {
      if (!answer) throw new Error('the answer is not complete');
      return body(api.POST('/api/v1/answers/{token}', { params: { path: { token } }, body: answer }));
    },
    onSuccess: (question) => queries.setQueryData(['answer', token], question),
  });
  const setRow = (place: number, change: Partial<(typeof draft.documents)[number]>) =>
    setDraft({ ...draft, documents: draft.documents.map((row, at) => (at === place ? { ...row, ...change } : row)) });
  const addRow = () => setDraft({ ...draft, documents: [...draft.documents, NO_DOCUMENT] });
  const removeRow = (place: number) =>
    setDraft({ ...draft, documents: draft.documents.filter((_, at) => at !== place) });
  // An answer is given once: Enter in a row goes on to the next one and sends nothing.
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter') return;
    event.preventDefault();
    addRow();
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  return (
    <form onSubmit={submit}>
      <Stack gap="md">
        <Stack gap="xs" role="group" aria-label={t('ask.documents')} onKeyDown={onKeyDown}>
          {draft.documents.map((row, place) => (
            <Group key={place} gap="xs" align="end" wrap="nowrap">
              <TextInput
                style={{ flex: 1 }}
                size="sm"
                label={t('answer.number')}
                maxLength={40}
                autoFocus
                autoComplete="off"
                value={row.number}
                onChange={(event) => setRow(place, { number: event.currentTarget.value })}
              />
              <TextInput
                w={140}
                size="sm"
                label={`${t('field.amount')} (${like.currency})`}
                inputMode="decimal"
                autoComplete="off"
                styles={{ input: { textAlign: 'right' } }}
                value={row.amount}
                error={isWrong(row, like)}
                onChange={(event) => setRow(place, { amount: event.currentTarget.value })}
              />
              <ActionIcon
                variant="subtle"
                size={36}
                aria-label={t('answer.removeRow', { place: place + 1 })}
                disabled={draft.documents.length === 1}
                onClick={() => removeRow(place)}
              >
                <IconX size={16} />
              </ActionIcon>
            </Group>
          ))}
          <Button variant="subtle" leftSection={<IconPlus size={14} />} onClick={addRow} style={{ alignSelf: 'start' }}>
            {t('answer.addRow')}
          </Button>
        </Stack>
        <Textarea
          size="sm"
          label={t('answer.message')}
          autosize
          minRows={3}
          maxRows={10}
          maxLength={1000}
          value={draft.message}
          onChange={(event) => setDraft({ ...draft, message: event.currentTarget.value })}
        />
        <Checkbox
          size="sm"
          label={t('answer.notOurs')}
          checked={draft.notOurs}
          onChange={(event) => setDraft({ ...draft, notOurs: event.currentTarget.checked })}
        />
        {sending.error && <ProblemView error={sending.error} />}
        <Button size="sm" type="submit" loading={sending.isPending} disabled={answer === null}>
          {t('answer.send')}
        </Button>
      </Stack>
    </form>
  );
}
