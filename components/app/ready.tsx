'use client';

import { useEffect } from 'react';

/** Says on the page's root that its buttons answer from now on: until then styles let no press through that nobody would hear. */
export function Ready() {
  useEffect(() => { document.documentElement.dataset['ready'] = ''; }, []);
  return null;
}
