import { Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { ApiError, problemOfRefusal } from '../../api/problem';
import { useFormat } from '../../i18n/useFormat';
import { useDesk } from '../../shell/entity';
import { Status } from '../../ui/Figures';
import { ProblemView } from '../../ui/States';
import { senderOf, type AdviceFile } from './adviceApi';

/** What became of one file or text: the advice in it, and what was refused. */
export function AdviceResult({ file }: { file: AdviceFile }) {
  const { t } = useTranslation();
  const { money } = useFormat();
  const { href } = useDesk();
  return (
    <div>
      <Text size="sm" fw={500}>
        {file.name}
      </Text>
      {file.imported.map((one) => (
        <Text key={one.id} size="sm" component="div">
          <Link to={href(`/remittance-advice/${one.id}`)}>{`${senderOf(one)} · ${money(one.amount)}`}</Link>{' '}
          <Status code={one.status} /> {one.known && t('advice.known')}
        </Text>
      ))}
      {file.refused.map((refusal) => (
        <ProblemView key={refusal.detail} error={new ApiError(problemOfRefusal(refusal))} />
      ))}
      {file.problem && <ProblemView error={new ApiError(file.problem)} />}
    </div>
  );
}
