import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';

import { entitiesQuery, sessionQuery } from '../session';
import { ALL, typesOf, type Changes } from './concerns';
import { Reader } from './reread';

/** After a refusal the stream is asked for again this late. */
const AGAIN_MS = 5_000;
/** A break shorter than this is not worth a word. */
const QUIET_MS = 3_000;

/** Follows what others change in a legal entity; gives whether the stream is open. */
export function useLive(entity: string): boolean {
  const queries = useQueryClient();
  const [open, setOpen] = useState(true);
  useEffect(() => {
    const reader = new Reader(queries, entity);
    let source: EventSource | null = null;
    let lastId: string | null = null;
    let again: number | undefined;
    let complaint: number | undefined;
    const good = () => {
      window.clearTimeout(complaint);
      complaint = undefined;
      setOpen(true);
    };
    const bad = () => (complaint ??= window.setTimeout(() => setOpen(false), QUIET_MS));
    const close = () => {
      window.clearTimeout(again);
      source?.close();
      source = null;
    };
    const listen = () => {
      close();
      const place = lastId === null ? '' : `?last_id=${lastId}`;
      source = new EventSource(`/api/v1/entities/${entity}/changes${place}`);
      source.addEventListener('ready', (event) => {
        lastId = event.lastEventId;
        good();
      });
      source.addEventListener('changes', (event) => {
        lastId = event.lastEventId;
        reader.add(typesOf(JSON.parse(event.data) as Changes));
      });
      // The session is over, or allows something else now.
      source.addEventListener('ended', () => {
        close();
        void queries.invalidateQueries({ queryKey: sessionQuery.queryKey }).then(retry);
      });
      source.onerror = () => {
        bad();
        // The browser connects again by itself unless the server refused.
        if (source?.readyState === EventSource.CLOSED) retry();
      };
    };
    const retry = () => {
      close();
      again = window.setTimeout(() => {
        // A session that is over shows here, and leads to the sign-in page.
        void queries.refetchQueries({ queryKey: entitiesQuery.queryKey });
        listen();
      }, AGAIN_MS);
    };
    // A window that nobody sees needs no news, and a browser has few connections.
    const seen = () => {
      if (document.hidden) close();
      else if (source === null) listen();
    };
    const back = () => reader.add([ALL]);
    seen();
    document.addEventListener('visibilitychange', seen);
    window.addEventListener('online', back);
    return () => {
      document.removeEventListener('visibilitychange', seen);
      window.removeEventListener('online', back);
      window.clearTimeout(complaint);
      close();
      reader.stop();
    };
  }, [queries, entity]);
  return open;
}
