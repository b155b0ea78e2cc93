import { Paper, SimpleGrid, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { Home } from '../api/types';
import { useDesk } from '../shell/entity';
import { Amount } from '../ui/Figures';
import { Empty } from '../ui/States';
import { waiting } from './needs';

/** What waits for people, with what it comes to, as far as the signed-in one may see it. */
export function NeedList({ home }: { home: Home }) {
  const { t } = useTranslation();
  const { href } = useDesk();
  const rows = waiting(home.needs);
  if (rows.length === 0) return <Empty>{t('home.nothing')}</Empty>;
  return (
    <SimpleGrid cols={{ base: 2, md: 4 }} spacing="sm">
      {rows.map(({ name, path, tally }) => (
        <Paper key={name} withBorder p="sm" radius="md">
          <Text fz={22} fw={600} c={tally.count === 0 ? 'dimmed' : undefined} component="div">
            {tally.count}
          </Text>
          <Text size="sm" component="div">
            <Link to={href(path(home.today))}>{t(`home.${name}`)}</Link>
          </Text>
          {tally.count > 0 &&
            tally.sums.map((sum) => (
              <Text key={sum.currency} size="xs" c="dimmed" component="div">
                <Amount value={sum} />
              </Text>
            ))}
        </Paper>
      ))}
    </SimpleGrid>
  );
}
