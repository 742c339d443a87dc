const kebab = (name: string): string =>
  name.startsWith('--') ? name : name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`).replace(/^(webkit|moz|ms)-/, '-$1-');

/** The declarations of one element's `style`, by CSS name. */
export class StyleDeclarations {
  readonly values = new Map<string, string>();

  setProperty(name: string, value: string | number | null | undefined): void {
    if (value === '' || value === null || value === undefined) this.values.delete(name);
    else this.values.set(name, String(value));
  }

  removeProperty(name: string): void {
    this.values.delete(name);
  }

  getPropertyValue(name: string): string {
    return this.values.get(name) ?? '';
  }

  get cssText(): string {
    return [...this.values].map(([name, value]) => `${name}:${value}`).join(';');
  }

  set cssText(text: string) {
    this.values.clear();
    for (const declaration of text.split(';')) {
      const colon = declaration.indexOf(':');
      if (colon > 0) this.setProperty(declaration.slice(0, colon).trim(), declaration.slice(colon + 1).trim());
    }
  }
}

/** An element's `style` as scripts see it: `style.fontSize` is the declaration `font-size`. */
export type Style = StyleDeclarations & Record<string, unknown>;

/** Wraps declarations so that any camel-case property reads and writes its CSS declaration. */
export function styleOf(declarations: StyleDeclarations): Style {
  return new Proxy(declarations, {
    get(target, name) {
      if (typeof name !== 'string') return undefined;
      const own = Reflect.get(target, name) as unknown;
      if (own !== undefined) return typeof own === 'function' ? (own.bind(target) as unknown) : own;
      return target.getPropertyValue(kebab(name));
    },
    set(target, name, value: string | number | null) {
      if (name === 'cssText') target.cssText = String(value);
      else target.setProperty(kebab(String(name)), value);
      return true;
    },
    has: () => true,
    ownKeys: () => [],
  }) as Style;
}
