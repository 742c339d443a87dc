import path from 'node:path';
import { functionTests } from './functions';

functionTests('the built project', () => path.resolve(import.meta.dirname, '../..'));
