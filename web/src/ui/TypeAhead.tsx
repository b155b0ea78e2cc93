import { Combobox, Text, TextInput, useCombobox, type TextInputProps } from '@mantine/core';
import { useDebouncedValue } from '@mantine/hooks';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState, type KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';

import { useDesk } from '../shell/entity';

/** What a type-ahead offers: a name, and the number that tells it from its like. */
export interface Choice {
  id: string;
  label: string;
  hint: string;
}

interface Props<T extends Choice> extends Omit<TextInputProps, 'value' | 'onChange'> {
  /** Names the kind of things found, for the cache. */
  kind: string;
  find: (entity: string, text: string) => Promise<T[]>;
  /** What the field shows while nobody types. */
  shown: string;
  pick: (choice: T | null) => void;
  /** Takes a text that finds nothing; without it such a text is dropped. */
  takeText?: (text: string) => void;
}

/** The choice that a text means: by its whole name or number, or because there is no other. */
export function meant<T extends Choice>(text: string, choices: T[]): T | undefined {
  const wanted = text.trim().toLowerCase();
  const named = choices.find((one) => [one.hint, one.label].some((name) => name.toLowerCase() === wanted));
  return named ?? (choices.length === 1 ? choices[0] : undefined);
}

/** A field that finds while one types. Arrows move, Enter and Tab take; a whole number needs no list. */
export function TypeAhead<T extends Choice>({ kind, find, shown, pick, takeText, ...input }: Props<T>) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const queries = useQueryClient();
  const [typed, setTyped] = useState<string | null>(null);
  // Keys may come faster than renderings: what was taken must not be settled once more on the way out.
  const unsettled = useRef<string | null>(null);
  const type = (text: string | null) => {
    unsettled.current = text;
    setTyped(text);
  };
  const [search] = useDebouncedValue((typed ?? '').trim(), 120);
  const store = useCombobox();
  const asked = (text: string) => ({
    queryKey: ['e', entity, 'type-ahead', kind, text],
    queryFn: () => find(entity, text),
    staleTime: 60_000,
  });
  const query = useQuery({ ...asked(search), enabled: typed !== null });
  // What was found for an earlier text is not offered: Enter must never take it.
  const fresh = typed !== null && typed.trim() === search;
  const choices = fresh ? (query.data ?? []) : [];
  const { selectFirstOption } = store;
  useEffect(() => {
    if (choices.length > 0) selectFirstOption();
  }, [choices.length, search]);

  const take = (choice: T | null) => {
    type(null);
    store.closeDropdown();
    pick(choice);
  };
  const settle = async () => {
    store.closeDropdown();
    const text = unsettled.current?.trim();
    if (text === undefined) return;
    type(null);
    if (text === '') return pick(null);
    const choice = meant(text, await queries.fetchQuery(asked(text)));
    if (choice) pick(choice);
    else takeText?.(text);
  };
  const press = (event: KeyboardEvent<HTMLInputElement>) => {
    const marked = choices[Math.max(0, store.getSelectedOptionIndex())];
    if (store.dropdownOpened && search !== '' && marked) {
      if (event.key === 'Tab') take(meant(search, choices) ?? marked);
      if (event.key === 'Enter') take(marked);
    }
    if (event.key === 'Escape' && typed !== null) {
      event.stopPropagation();
      type(null);
    }
    input.onKeyDown?.(event);
  };
  return (
    <Combobox
      store={store}
      onOptionSubmit={(id) => take(choices.find((one) => one.id === id) ?? null)}
      shadow="md"
      position="bottom-start"
    >
      <Combobox.Target withExpandedAttribute>
        <TextInput
          autoComplete="off"
          {...input}
          role="combobox"
          value={typed ?? shown}
          onChange={(event) => {
            type(event.currentTarget.value);
            store.openDropdown();
          }}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => store.openDropdown()}
          onBlur={() => void settle()}
          onKeyDown={press}
        />
      </Combobox.Target>
      <Combobox.Dropdown hidden={typed === null} miw={280}>
        <Combobox.Options mah={260} style={{ overflowY: 'auto' }} aria-label={input['aria-label'] ?? t('list.choices')}>
          {choices.map((one) => (
            <Combobox.Option key={one.id} value={one.id} style={{ display: 'flex', gap: 12 }}>
              <span style={{ flexGrow: 1 }}>{one.label}</span>
              <Text span size="xs" c="dimmed" style={{ whiteSpace: 'nowrap' }}>
                {one.hint}
              </Text>
            </Combobox.Option>
          ))}
          {choices.length === 0 && (
            <Combobox.Empty>{t(fresh && query.data ? 'list.nothingFound' : 'state.loading')}</Combobox.Empty>
          )}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
