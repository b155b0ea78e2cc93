import { Group, Paper, Stack, Text } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import type { Home } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { useDesk } from '../shell/entity';
import { Amount } from '../ui/Figures';
import { Empty, LoadingCards } from '../ui/States';
import classes from './NeedList.module.css';
import { waiting } from './needs';

/** The place of what is being counted. */
export function NeedsLoading() {
  return (
    <div className={classes.needs}>
      <LoadingCards count={5} height={95} />
    </div>
  );
}

/** What waits for people, with what it comes to, as far as the signed-in one may see it. */
export function NeedList({ home }: { home: Home }) {
  const { t } = useTranslation();
  const { href } = useDesk();
  const { decimal } = useFormat();
  const rows = waiting(home.needs);
  if (rows.length === 0) return <Empty>{t('home.nothing')}</Empty>;
  const busy = rows.filter(({ tally }) => tally.count > 0);
  const idle = rows.filter(({ tally }) => tally.count === 0);
  return (
    <Stack gap="sm">
      <div className={classes.needs}>
        {busy.map(({ name, path, tally }) => (
          <Paper key={name} withBorder p="sm" radius="md">
            <Text fz={22} fw={600} component="div">
              {decimal(String(tally.count))}
            </Text>
            <Text size="sm" component="div">
              <Link to={href(path(home.today))}>{t(`home.${name}`)}</Link>
            </Text>
            {tally.sums.map((sum) => (
              <Text key={sum.currency} size="xs" c="dimmed" component="div">
                <Amount value={sum} />
              </Text>
            ))}
          </Paper>
        ))}
      </div>
      {idle.length > 0 && (
        <Group gap="4px 16px">
          {idle.map(({ name, path }) => (
            <Text key={name} size="xs" c="dimmed">
              0 <Link to={href(path(home.today))}>{t(`home.${name}`)}</Link>
            </Text>
          ))}
        </Group>
      )}
    </Stack>
  );
}
