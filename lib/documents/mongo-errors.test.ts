import { MongoBulkWriteError, MongoNetworkError, MongoServerError } from 'mongodb';
import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app-error';
import { openMongo } from './mongo-client';
import { translateMongoError } from './mongo-errors';

describe('an error of MongoDB', () => {
  it('is a conflict where a unique value is taken, also in a parallel change', () => {
    expect(translateMongoError(new MongoServerError({ message: 'E11000 duplicate key error', code: 11_000 }))).toMatchObject({ code: 'conflict' });
  });

  it('says what an operator can do, and nothing of address or login', () => {
    const errors = [
      new MongoServerError({ message: 'Authentication failed for user ada at db.example.org', code: 18 }), new MongoServerError({ message: 'x', code: 1 }),
      new MongoNetworkError('connect ECONNREFUSED db.example.org:27017'), new Error('db.example.org'),
    ];
    for (const error of errors) {
      const known = translateMongoError(error);
      expect(known.code).toBe('store-failed');
      expect(known.message).not.toContain('example.org');
    }
    expect(translateMongoError(errors[0]).message).toContain('MONGODB_URI');
    expect(translateMongoError(errors[2]).message).toContain('cannot be reached');
    expect(translateMongoError(new MongoBulkWriteError(new MongoNetworkError('connection 7 timed out') as never, {} as never)).message).toContain('cannot be reached');
    expect(translateMongoError(new MongoBulkWriteError({ message: 'x', code: 13 }, {} as never)).message).toContain('MONGODB_URI');
    expect(translateMongoError(new MongoServerError({ message: 'x', code: 10_107 })).message).toContain('changing its primary');
    expect(translateMongoError(new MongoServerError({ message: 'x', code: 17_280 }))).toMatchObject({ code: 'limit-exceeded' });
    const own = new AppError('busy', 'x');
    expect(translateMongoError(own)).toBe(own);
  });

  it('does not repeat an address that is wrong', () => {
    let error: unknown;
    try {
      openMongo('mongodb://ada:s3cret@/x?directConnection=perhaps');
    } catch (caught) {
      error = caught;
    }
    expect(error).toMatchObject({ code: 'invalid-settings' });
    expect((error as Error).cause).toBeUndefined();
    expect((error as Error).message).not.toContain('s3cret');
  });
});
