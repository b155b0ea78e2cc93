import { Container, Group } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';

import { AccountMenu } from './AccountMenu';
import { Brand } from './parts';
import classes from './PlainFrame.module.css';

/** The frame of pages that belong to no legal entity. */
export function PlainFrame({ children, size = 880 }: { children: ReactNode; size?: number }) {
  return (
    <>
      <Group component="header" h={48} px="sm" justify="space-between" className={classes.head}>
        <Link to="/" className={classes.home}>
          <Brand />
        </Link>
        <AccountMenu />
      </Group>
      <Container component="main" size={size} py="lg" px={{ base: 'sm', sm: 'md' }}>
        {children}
      </Container>
    </>
  );
}
