import { Button, Text } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';

import { api, body } from '../api/client';
import type { HoldView, LoggedEvent } from '../api/types';
import { useFormat } from '../i18n/useFormat';
import { HoldSentence } from '../orders/HoldSentence';
import { useDesk } from '../shell/entity';
import { useActorText } from '../ui/actor';
import { Moment, useWord } from '../ui/Figures';
import { Section } from '../ui/Page';
import { Empty, Loading, ProblemView } from '../ui/States';
import { changesOf, factsOf, placesOf } from './facts';
import classes from './Timeline.module.css';

/** Everything that happened to something, in words; for those who may read the event log. `bare`: under a heading that is there. */
export function Timeline({ object, bare = false }: { object: string; bare?: boolean }) {
  const { t } = useTranslation();
  const { id: entity, may } = useDesk();
  const query = useInfiniteQuery({
    queryKey: ['e', entity, 'timeline', object],
    queryFn: ({ pageParam }) => {
      const params = { path: { entity }, query: { object, limit: 20, after: pageParam } };
      return body(api.GET('/api/v1/entities/{entity}/events', { params }));
    },
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    enabled: may('events.read'),
  });
  if (!may('events.read')) return null;
  const events = query.data?.pages.flatMap((page) => page.items) ?? [];
  const content = (
    <>
      {query.error && <ProblemView error={query.error} retry={() => void query.refetch()} />}
      {query.isPending && <Loading rows={4} />}
      {query.isSuccess && events.length === 0 && <Empty />}
      <ol className={classes.list}>
        {events.map((event) => (
          <Entry key={event.id} event={event} subject={object} />
        ))}
      </ol>
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
          {t('list.more')}
        </Button>
      )}
    </>
  );
  return bare ? content : <Section title={t('event.timeline')}>{content}</Section>;
}

function Entry({ event, subject }: { event: LoggedEvent; subject: string }) {
  const { t } = useTranslation();
  const word = useWord();
  const format = useFormat();
  const { href } = useDesk();
  const actorText = useActorText();
  const changes = changesOf(event, format, word);
  return (
    <li className={classes.entry}>
      <Text size="sm" component="div">
        <b>{t(`audit.event_${event.type}`, { defaultValue: event.type.replaceAll('_', ' ') })}</b>{' '}
        {factsOf(event, format, word).join(' · ')}{' '}
        {placesOf(event, subject).map(({ type, path }) => (
          <span key={path} className={classes.place}>
            <Link to={href(path)}>{word(type)}</Link>
          </span>
        ))}
      </Text>
      {heldBy(event).map((hold, index) => (
        <div key={index}>
          <HoldSentence hold={hold} />
        </div>
      ))}
      {changes.map((change) => (
        <Text key={change.field} size="sm" component="div">
          {word(change.field)}
          {(change.from || change.to) && `: ${change.from || '–'} → ${change.to || '–'}`}
        </Text>
      ))}
      <Text size="xs" c="dimmed" component="div">
        <Moment value={event.occurred_at} /> · {actorText(event.actor, event.actor_name)}
      </Text>
    </li>
  );
}

/** The holds that an event of holding names, with their evidence. */
function heldBy(event: LoggedEvent): Pick<HoldView, 'reason' | 'evidence'>[] {
  const { decision } = event.attributes;
  if (event.type !== 'order_held' || typeof decision !== 'object' || decision === null) return [];
  return 'holds' in decision && Array.isArray(decision.holds) ? decision.holds : [];
}
