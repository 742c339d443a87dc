import { LRUCache } from 'lru-cache';
import type { KeptBody } from './encodings';
import { sizeOf } from './encodings';

export interface CachedPage {
  etag: string;
  body: KeptBody;
}

export interface PageCache {
  get(key: string): CachedPage | undefined;
  /** The page of a key, made at most once at a time however many ask; a failure is not kept. */
  getOrMake(key: string, make: () => Promise<CachedPage>): Promise<CachedPage>;
  /** True while the page of a key is being made. */
  isMaking(key: string): boolean;
}

/** Pages in memory, the least recently read ones leave when the bytes are used up. */
export function createPageCache(maxBytes: number): PageCache {
  const pages = new LRUCache<string, CachedPage>({
    maxSize: maxBytes,
    sizeCalculation: (page, key) => sizeOf(page.body) + key.length + 500,
  });
  const making = new Map<string, Promise<CachedPage>>();
  return {
    get: key => pages.get(key),
    isMaking: key => making.has(key),
    getOrMake(key, make) {
      const there = pages.get(key);
      if (there) return Promise.resolve(there);
      const running = making.get(key);
      if (running) return running;
      const made = make()
        .then(page => {
          pages.set(key, page);
          return page;
        })
        .finally(() => making.delete(key));
      making.set(key, made);
      return made;
    },
  };
}
