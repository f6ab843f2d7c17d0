import { describe, expect, it } from 'vitest';
import { databaseUri } from './databaseUri';

describe('databaseUri', () => {
  it.each([
    ['mongodb://127.0.0.1:27017/?replicaSet=rs0', 'mongodb://127.0.0.1:27017/t_1?replicaSet=rs0'],
    ['mongodb://a:1,b:2/other?replicaSet=rs0', 'mongodb://a:1,b:2/t_1?replicaSet=rs0'],
    ['mongodb://user:pw@a:1', 'mongodb://user:pw@a:1/t_1'],
    ['mongodb+srv://cluster.example/x', 'mongodb+srv://cluster.example/t_1'],
  ])('puts the name into %s', (given, expected) => {
    expect(databaseUri(given, 't_1')).toBe(expected);
  });
});
