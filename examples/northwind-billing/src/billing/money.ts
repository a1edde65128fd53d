/** An amount in whole minor units: 1234n is 12.34 in EUR, 1234 in JPY and 1.234 in KWD. */
export interface Money {
  minor: bigint;
  currency: string;
}

/** Divides and rounds half to even, so that rounding errors do not accumulate. */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  if (divisor <= 0n) throw new RangeError(`divisor must be positive, not ${divisor}`);
  const negative = dividend < 0n;
  const size = negative ? -dividend : dividend;
  const quotient = size / divisor;
  const twiceRest = (size % divisor) * 2n;
  const up = twiceRest > divisor || (twiceRest === divisor && quotient % 2n === 1n);
  const rounded = up ? quotient + 1n : quotient;
  return negative ? -rounded : rounded;
}

/** `quantity` as a Postgres `numeric(12, 3)`, such as `2.500`. */
export function lineAmount(quantity: string, unitPriceMinor: bigint): bigint {
  const match = /^(-?)(\d+)(?:\.(\d{1,3}))?$/.exec(quantity);
  if (!match) throw new RangeError(`not a quantity: ${quantity}`);
  const [, sign, whole = '0', fraction = ''] = match;
  const thousandths = BigInt(whole + fraction.padEnd(3, '0'));
  return divideHalfEven((sign ? -thousandths : thousandths) * unitPriceMinor, 1000n);
}

/** Tax on an amount at a rate in basis points (2500 is 25 %). */
export function taxOn(amountMinor: bigint, basisPoints: number): bigint {
  return divideHalfEven(amountMinor * BigInt(basisPoints), 10_000n);
}

/** Formats minor units with the currency's number of decimals, always with a decimal point. */
export function formatMinor(minor: bigint, minorDigits: number): string {
  const sign = minor < 0n ? '-' : '';
  const digits = (minor < 0n ? -minor : minor).toString().padStart(minorDigits + 1, '0');
  if (minorDigits === 0) return sign + digits;
  return `${sign}${digits.slice(0, -minorDigits)}.${digits.slice(-minorDigits)}`;
}
