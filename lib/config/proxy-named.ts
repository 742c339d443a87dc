const PROXY = /^https?_proxy$/iu;

/** Whether the operator names any proxy. Asked before `readEgress`, whose check of the values costs a command more time than all else before its first request. */
export function isProxyNamed(variables: Readonly<Record<string, string | undefined>> = process.env): boolean {
  return Object.entries(variables).some(([name, value]) => PROXY.test(name) && value?.trim());
}
