import { ActionIcon, Checkbox, Popover, Stack } from '@mantine/core';
import { IconColumns3 } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

interface Props {
  columns: { id: string; label: string }[];
  shown: string[];
  onChange: (visibility: Record<string, boolean>) => void;
}

export function ColumnChoice({ columns, shown, onChange }: Props) {
  const { t } = useTranslation();
  const toggle = (id: string) => {
    const visibility = columns.map((one) => [one.id, one.id === id ? !shown.includes(id) : shown.includes(one.id)]);
    onChange(Object.fromEntries(visibility));
  };
  return (
    <Popover position="bottom-end" shadow="md" trapFocus>
      <Popover.Target>
        <ActionIcon
          variant="default"
          size={30}
          aria-label={t('list.columns')}
          title={t('list.columns')}
          visibleFrom="sm"
        >
          <IconColumns3 size={16} />
        </ActionIcon>
      </Popover.Target>
      <Popover.Dropdown>
        <Stack gap={6}>
          {columns.map((one, index) => (
            <Checkbox
              key={one.id}
              size="xs"
              label={one.label}
              checked={shown.includes(one.id)}
              disabled={index === 0}
              onChange={() => toggle(one.id)}
            />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
