declare module 'fontkit' {
  export interface Font {
    readonly unitsPerEm: number;
    readonly ascent: number;
    readonly descent: number;
    layout(text: string): { readonly advanceWidth: number };
  }
  export function openSync(path: string): Font;
}
