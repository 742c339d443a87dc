import { AppError } from '../errors/app-error';

/** An answer that is waited for so many milliseconds at most. Throws `store-failed` after that, else what the answer throws. */
export function withPatience<T>(asked: Promise<T>, ms: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new AppError('store-failed', 'The store does not answer.')), ms);
    asked.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}
