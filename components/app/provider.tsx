'use client';

import { MantineProvider, createTheme } from '@mantine/core';
import type { CSSVariablesResolver } from '@mantine/core';
import type { ReactNode } from 'react';

const input = { input: 'm-input', label: 'm-label', description: 'm-help' };
const theme = createTheme({
  fontFamily: 'var(--sans)',
  fontFamilyMonospace: 'var(--mono)',
  defaultRadius: 4,
  respectReducedMotion: true,
  components: {
    TextInput: { defaultProps: { classNames: input, inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    Textarea: { defaultProps: { classNames: input, inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    PasswordInput: { defaultProps: { classNames: { ...input, visibilityToggle: 'm-eye' }, inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    NativeSelect: { defaultProps: { classNames: input, inputWrapperOrder: ['label', 'input', 'description', 'error'] } },
    // What holds the page still behind a dialog stands in the page's own styles: Mantine would write a style element that the content policy does not let through.
    ModalRoot: { defaultProps: { lockScroll: false } },
    DrawerRoot: { defaultProps: { lockScroll: false } },
    Switch: { defaultProps: { classNames: { track: 'm-track', thumb: 'm-thumb' }, withThumbIndicator: false } },
  },
});

/** Mantine's own colours give way to the page's, which know both themes by themselves. */
const colours = {
  '--mantine-color-body': 'var(--paper)', '--mantine-color-text': 'var(--ink)', '--mantine-color-dimmed': 'var(--ink2)', '--mantine-color-error': 'var(--bad)',
  '--mantine-color-placeholder': 'var(--ink3)', '--mantine-primary-color-filled': 'var(--accent)',
};
const cssVariablesResolver: CSSVariablesResolver = () => ({ variables: {}, light: colours, dark: colours });

/** What Mantine's parts need around them. `nonce` lets its style element through the content policy. */
export function Provider({ nonce, children }: { nonce: string | undefined; children: ReactNode }) {
  return <MantineProvider theme={theme} forceColorScheme="light" cssVariablesResolver={cssVariablesResolver} getStyleNonce={() => nonce ?? ''}>{children}</MantineProvider>;
}
