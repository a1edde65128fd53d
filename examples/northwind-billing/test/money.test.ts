import assert from 'node:assert/strict';
import { test } from 'node:test';
import { divideHalfEven, formatMinor, lineAmount, taxOn } from '../src/billing/money.ts';

test('halves go to the even neighbour, on both sides of zero', () => {
  assert.deepEqual(
    [5n, 15n, 25n, -5n, -15n, -25n].map((value) => divideHalfEven(value, 10n)),
    [0n, 2n, 2n, 0n, -2n, -2n],
  );
});

test('a line is rounded once, from thousandths of a quantity', () => {
  assert.equal(lineAmount('2.500', 333n), 832n);
  assert.equal(lineAmount('0.001', 499n), 0n);
  assert.equal(lineAmount('-1.000', 1250n), -1250n);
});

test('tax is rounded on the line, not on the invoice', () => {
  assert.equal(taxOn(1250n, 2500), 312n);
});

test('an amount has the decimals of its currency', () => {
  assert.equal(formatMinor(1234n, 2), '12.34');
  assert.equal(formatMinor(1234n, 0), '1234');
  assert.equal(formatMinor(-5n, 3), '-0.005');
});

test('an amount above the safe integers keeps its last digit', () => {
  assert.equal(formatMinor(9007199254740993n, 2), '90071992547409.93');
});
