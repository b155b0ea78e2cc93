import { Loader, Stack, Text, TextInput, UnstyledButton } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { IconSearch } from '@tabler/icons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { useFormat } from '../i18n/useFormat';
import { useDesk } from './entity';
import { findEverywhere, type Hit } from './find';
import { SECTIONS } from '../settings/sections';
import { COMMANDS } from './commands';
import { PAGES } from './pages';
import classes from './Palette.module.css';
import { Overlay } from '../ui/Overlay';

/** What can be done and where one can go, as far as one may. */
function usePlaces(): Hit[] {
  const { t } = useTranslation();
  const { may, mayEverywhere } = useDesk();
  const actions = COMMANDS.filter(({ permission }) => permission === null || may(permission)).map(
    ({ key, path = '', search, run }): Hit => ({
      group: 'actions',
      label: t(`palette.do_${key}`),
      hint: '',
      path,
      search,
      run,
    }),
  );
  const pages = PAGES.filter(({ permission }) => permission === null || may(permission)).map(
    ({ key, path, letter }): Hit => ({ group: 'pages', label: t(`nav.${key}`), hint: `g ${letter}`, path }),
  );
  const settings = SECTIONS.flatMap(({ entries }) => entries)
    .filter(({ path, everywhere, permission }) => {
      return path.startsWith('/settings/') && (everywhere ? mayEverywhere : may)(permission);
    })
    .map(({ key, path }): Hit => ({ group: 'settings', label: t(`settings.${key}`), hint: '', path }));
  return [...actions, ...pages, ...settings];
}

/** Search over what can be done, pages, customers and documents. */
export function Palette({ close }: { close: () => void }) {
  const { t } = useTranslation();
  const { id, href } = useDesk();
  const { money } = useFormat();
  const navigate = useNavigate();
  const [text, setText] = useState('');
  const [marked, setMarked] = useState(0);
  const [wanted] = useDebouncedValue(text.trim(), 150);
  const found = useQuery({
    queryKey: ['palette', id, wanted],
    queryFn: () => findEverywhere(id, wanted, money),
    enabled: wanted.length > 1,
    placeholderData: keepPreviousData,
  });
  const asked = text.trim().toLowerCase();
  // Settings are many: they are named only when somebody asks for them.
  const places = usePlaces().filter(
    (hit) => hit.label.toLowerCase().includes(asked) && (asked !== '' || hit.group !== 'settings'),
  );
  const hits = [...(wanted.length > 1 ? (found.data ?? []) : []), ...places];
  const open = (hit: Hit | undefined) => {
    if (!hit) return;
    close();
    if (hit.run) hit.run();
    else void navigate({ to: href(hit.path), search: hit.search ?? {} });
  };
  useEffect(() => document.getElementById(`hit-${marked}`)?.scrollIntoView({ block: 'nearest' }), [marked]);
  const press = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) {
      event.preventDefault();
      setMarked((marked + step + hits.length) % Math.max(hits.length, 1));
    } else if (event.key === 'Enter') {
      open(hits[marked]);
    }
  };
  return (
    <Overlay
      onClose={close}
      withCloseButton={false}
      padding={0}
      size={560}
      yOffset="10vh"
      attributes={{ content: { 'aria-label': t('shell.search') } }}
    >
      <TextInput
        size="md"
        variant="unstyled"
        px="sm"
        data-autofocus
        role="combobox"
        aria-expanded
        aria-controls="palette-hits"
        aria-label={t('shell.search')}
        aria-activedescendant={`hit-${marked}`}
        placeholder={t('shell.searchHint')}
        leftSection={<IconSearch size={16} />}
        rightSection={found.isFetching ? <Loader size={14} /> : null}
        value={text}
        onKeyDown={press}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setMarked(0);
        }}
      />
      <Stack gap={0} id="palette-hits" role="listbox" aria-label={t('shell.search')} className={classes.hits}>
        {hits.map((hit, index) => (
          <UnstyledButton
            key={`${hit.group} ${hit.label} ${hit.path}`}
            id={`hit-${index}`}
            role="option"
            aria-selected={index === marked}
            tabIndex={-1}
            className={classes.hit}
            onClick={() => open(hit)}
            onMouseMove={() => setMarked(index)}
          >
            <span>{hit.label}</span>
            <Text span size="xs" c="dimmed">
              {hit.hint || t(`palette.${hit.group}`)}
            </Text>
          </UnstyledButton>
        ))}
        {hits.length === 0 && (
          <Text size="sm" c="dimmed" p="sm">
            {t('palette.nothing')}
          </Text>
        )}
      </Stack>
    </Overlay>
  );
}
