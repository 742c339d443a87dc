import type { CommitHeader, Person } from '../git/types';
import { comparableEmail } from './identity';

/** Addresses that assistants name in `Co-authored-by`. Forge accounts carry a number before the `+`, cut off here. */
const ASSISTANT_ADDRESSES: ReadonlySet<string> = new Set([
  'agent@cursor.com',
  'aider@aider.chat',
  'amp@ampcode.com',
  'claude@anthropic.com',
  'claude@users.noreply.github.com',
  'codex@openai.com',
  'codex@users.noreply.github.com',
  'copilot@github.com',
  'copilot@users.noreply.github.com',
  'copilot-swe-agent[bot]@users.noreply.github.com',
  'claude[bot]@users.noreply.github.com',
  'cursor[bot]@users.noreply.github.com',
  'cursoragent@cursor.com',
  'devin-ai-integration[bot]@users.noreply.github.com',
  'factory-droid[bot]@users.noreply.github.com',
  'gemini-cli@google.com',
  'gemini-code-assist[bot]@users.noreply.github.com',
  'google-labs-jules[bot]@users.noreply.github.com',
  'gpt-engineer-app[bot]@users.noreply.github.com',
  'lovable-dev[bot]@users.noreply.github.com',
  'noreply@aider.chat',
  'noreply@anthropic.com',
  'noreply@cursor.com',
  'noreply@openai.com',
  'noreply@opencode.ai',
  'openhands@all-hands.dev',
  'sweep-ai[bot]@users.noreply.github.com',
]);

/** Whole names only: Claude, Devin and Gemini are names of people too, "Claude Paroz" must not match. */
const ASSISTANT_NAME =
  /^(?:aider\b.*|amazon q(?: developer)?|amp|claude(?: code)?|claude[ -](?:opus|sonnet|haiku|fable|[\d.]+).*|cline|codex(?: cli)?|copilot(?: .*)?|cursor(?: agent)?|devin ai.*|factory droid|gemini[ -](?:cli|code assist|[\d.]+).*|github copilot.*|google jules|jules|chatgpt.*|gpt-\d.*|junie|kiro|opencode|openai codex.*|openhands|qwen-coder|roo code|windsurf(?: .*)?)$/;

const ASSISTANT_WORD =
  /\b(?:aider|amazon q|ampcode|claude|cline|codex|codeium|copilot|cursor|devin|gemini|chatgpt|gpt-?\d|jules|junie|kiro|opencode|openhands|qwen|roo code|windsurf)\b/;
const GENERATED_LINE = /(?:generated|written|created|made|authored|co-authored) (?:with|by|using) (?:help (?:from|of) )?\[?/;
const DECLARING_TRAILER = /^(?:assisted-by|ai-assisted-by|generated-by|co-developed-by|ai-assistant|ai-agent|ai-model|ai-generated-by)\s*:\s*(.*)$/;

/** Whether a person named in a commit is an AI assistant by its known address or its exact name. */
export function isAssistant(person: Person): boolean {
  const email = comparableEmail(person.email).replace(/^\d+\+/, '');
  return ASSISTANT_ADDRESSES.has(email) || ASSISTANT_NAME.test(person.name.trim().toLowerCase());
}

function lineDeclaresAssistant(line: string): boolean {
  const text = line.trim().toLowerCase();
  const trailer = DECLARING_TRAILER.exec(text);
  if (trailer) {
    const value = trailer[1] ?? '';
    const person = /^(.*?)\s*<([^>]*)>$/.exec(value);
    return person ? isAssistant({ name: person[1] ?? '', email: person[2] ?? '' }) : ASSISTANT_WORD.test(value);
  }
  const generated = GENERATED_LINE.exec(text);
  return generated !== null && ASSISTANT_WORD.test(text.slice(generated.index + generated[0].length, generated.index + generated[0].length + 60));
}

/**
 * Whether the commit itself declares an AI assistant: a co-author with an assistant's address or name, an
 * `Assisted-by`/`Generated-by` trailer or a "Generated with …" line that names one, or aider's mark behind a person's name.
 * What nobody declared is not guessed.
 */
export function declaresAssistant(header: Pick<CommitHeader, 'author' | 'committer' | 'coAuthors' | 'trailers'>): boolean {
  return (
    header.coAuthors.some(isAssistant) ||
    header.trailers.some(lineDeclaresAssistant) ||
    header.author.name.endsWith('(aider)') ||
    header.committer.name.endsWith('(aider)')
  );
}
