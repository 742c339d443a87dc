import '@mantine/core/styles/default-css-variables.css';
import '@mantine/core/styles/UnstyledButton.css';
import '@mantine/core/styles/ActionIcon.css';
import '@mantine/core/styles/CloseButton.css';
import '@mantine/core/styles/Overlay.css';
import '@mantine/core/styles/Paper.css';
import '@mantine/core/styles/ModalBase.css';
import '@mantine/core/styles/Modal.css';
import '@mantine/core/styles/ScrollArea.css';
import '@mantine/core/styles/Input.css';
import '@mantine/core/styles/InlineInput.css';
import '@mantine/core/styles/PasswordInput.css';
import '@mantine/core/styles/Switch.css';
import '../../components/app/css/mono.css';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { StoreNotice } from '../../components/app/store-notice';
import { outageSentence } from '../../lib/health/outage-words';
import { factsAwaySince } from '../../lib/health/shared-outage';
import { siteContext } from '../site';
import { Provider } from '../../components/app/provider';

/** That numbers stand as they were, where the store of commits is away; whatever else is away says so itself. */
async function notice(): Promise<string | undefined> {
  const since = await siteContext().then((context) => factsAwaySince(context)).catch(() => undefined);
  return since === undefined ? undefined : outageSentence('stats', since);
}

/** What the pages of a person who is signed in load besides the others. */
export default async function UserLayout({ children }: { children: ReactNode }) {
  const sentence = await notice();
  return <Provider nonce={(await headers()).get('x-nonce') ?? undefined}>{sentence !== undefined && <StoreNotice sentence={sentence} />}{children}</Provider>;
}
