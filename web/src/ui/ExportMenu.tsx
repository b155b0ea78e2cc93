import { ActionIcon, Menu } from '@mantine/core';
import { IconDownload, IconFileSpreadsheet, IconFileText } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';

import { useDesk } from '../shell/entity';
import { exportAddress } from './exports';

interface Props {
  /** The list's name. */
  name: string;
  /** Ids of the columns shown, in their order. */
  shown: string[];
  filters: unknown;
}

/** All that a list's filters find, as a workbook or as CSV. */
export function ExportMenu({ name, shown, filters }: Props) {
  const { t } = useTranslation();
  const { id: entity } = useDesk();
  const choice = (format: 'csv' | 'xlsx', label: string, Icon: typeof IconDownload) => (
    <Menu.Item
      component="a"
      href={exportAddress(entity, name, format, shown, filters, t)}
      download
      leftSection={<Icon size={14} />}
    >
      {label}
    </Menu.Item>
  );
  return (
    <Menu position="bottom-end" shadow="md" withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon variant="default" size={30} aria-label={t('list.export')} title={t('list.export')}>
          <IconDownload size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {choice('xlsx', t('list.xlsx'), IconFileSpreadsheet)}
        {choice('csv', t('list.csv'), IconFileText)}
      </Menu.Dropdown>
    </Menu>
  );
}
