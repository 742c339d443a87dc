import type { Classifier } from './types';

/** A classifier whose rules are not loaded before `ready` is called: whoever has other work to start first is not kept waiting. Ask it nothing before. */
export function createLateClassifier(): Classifier & { ready: () => Promise<void> } {
  let loading: Promise<Classifier> | undefined;
  let made: Classifier | undefined;
  const loaded = (): Classifier => {
    if (!made) throw new Error('a classifier was asked before it was ready');
    return made;
  };
  return {
    async ready() {
      loading ??= import('./classifier').then(({ createClassifier, loadRules }) => {
        loadRules();
        return createClassifier();
      });
      made = await loading;
    },
    needsContent: (path, attributes) => loaded().needsContent(path, attributes),
    classify: (file) => loaded().classify(file),
  };
}
