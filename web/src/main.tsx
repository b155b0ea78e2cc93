import '@mantine/core/styles.css';
import '@mantine/notifications/styles.css';
import './ui/base.css';

import { localStorageColorSchemeManager, MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';

import { whenSignedOut } from './api/client';
import { problemFrom } from './api/problem';
import { startTexts } from './i18n';
import { makeRouter } from './shell/router';
import { sessionQuery } from './shell/session';
import { theme } from './ui/theme';

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // Only what may succeed the second time is asked again.
      retry: (failures, error) => failures < 2 && [0, 503].includes(problemFrom(error).status),
    },
  },
});
const router = makeRouter(queries);

whenSignedOut(() => {
  queries.setQueryData(sessionQuery.queryKey, null);
  void router.invalidate();
});

const schemes = localStorageColorSchemeManager({ key: 'cashlane.scheme' });

// The code of the page comes while the session is still asked for.
const routes = Object.values(router.routesById);
for (const match of router.matchRoutes(router.latestLocation)) {
  const route = routes.find((one) => one.id === match.routeId);
  if (route) void router.loadRouteChunk(route);
}

await startTexts();
const place = document.getElementById('root');
if (place) {
  createRoot(place).render(
    <StrictMode>
      <MantineProvider theme={theme} colorSchemeManager={schemes} defaultColorScheme="auto">
        <Notifications position="bottom-right" />
        <QueryClientProvider client={queries}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </MantineProvider>
    </StrictMode>,
  );
}
