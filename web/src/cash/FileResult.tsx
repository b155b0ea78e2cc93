import { Badge, Group, List, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { ApiError, problemOfRefusal } from '../api/problem';
import type { ImportedStatement } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { Status } from '../ui/Figures';
import { ProblemView } from '../ui/States';
import type { BankFile } from './importing';
import { NotificationResult } from './notification/NotificationResult';
import { useBalanceWords } from './useBalanceWords';

/** What became of one bank file: its statements with their findings, and what was refused. */
export function FileResult({ file }: { file: BankFile }) {
  const { t } = useTranslation();
  const state = { waiting: 'cash.fileWaiting', running: 'cash.fileRunning', done: 'cash.fileDone' }[file.state];
  return (
    <div>
      <Group gap="xs">
        <Text size="sm" fw={500}>
          {file.file.name}
        </Text>
        <Badge color={file.state === 'done' ? 'teal' : 'gray'}>{t(state)}</Badge>
      </Group>
      {file.imported.map((part) =>
        part.kind === 'statement' ? (
          <StatementResult key={part.id} statement={part} />
        ) : (
          <NotificationResult key={part.id} notification={part} />
        ),
      )}
      {file.state === 'done' && !file.problem && file.imported.length + file.refused.length === 0 && (
        <Text size="sm">{t('cash.nothingBooked')}</Text>
      )}
      {file.refused.map((refusal) => (
        <ProblemView key={refusal.detail} error={new ApiError(problemOfRefusal(refusal))} />
      ))}
      {file.problem && <ProblemView error={new ApiError(file.problem)} />}
    </div>
  );
}

function StatementResult({ statement }: { statement: ImportedStatement }) {
  const { t } = useTranslation();
  const { date } = useFormat();
  const { href } = useDesk();
  const balance = useBalanceWords();
  const days = [statement.from_on, statement.to_on].map((day) => (day ? date(day) : '…')).join(' – ');
  const findings = [
    statement.known && t('cash.known'),
    statement.entries_repeated > 0 && t('cash.repeated', { count: statement.entries_repeated }),
    statement.left_out > 0 && t('cash.leftOut', { count: statement.left_out }),
    statement.reversals_undone > 0 && t('cash.reversalsUndone', { count: statement.reversals_undone }),
    statement.reversals_open > 0 && t('cash.reversalsOpen', { count: statement.reversals_open }),
    statement.balance !== 'balanced' && balance(statement),
  ].filter((finding) => finding !== false);
  return (
    <div>
      <Text size="sm" component="div">
        <Link to={href(`/statements/${statement.id}`)}>
          {t('cash.statement', { number: statement.statement_no ?? '' })} · {days}
        </Link>{' '}
        · {t('cash.entriesBrought', { count: statement.entries })} <Status code={statement.balance} />
      </Text>
      {findings.length > 0 && (
        <List size="sm">
          {findings.map((finding) => (
            <List.Item key={finding}>{finding}</List.Item>
          ))}
        </List>
      )}
    </div>
  );
}
