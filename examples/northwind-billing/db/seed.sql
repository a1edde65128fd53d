-- One account with 10,000 invoices of four lines each in November 2026, and a small neighbour.

INSERT INTO currency (code, name, minor_digits) VALUES
  ('EUR', 'Euro', 2), ('DKK', 'Danish krone', 2), ('JPY', 'Yen', 0), ('KWD', 'Kuwaiti dinar', 3);

INSERT INTO tax_rate (id, country, label, basis_points) VALUES
  (1, 'DK', 'Standard', 2500), (2, 'DE', 'Standard', 1900), (3, 'DK', 'Export, no tax', 0);

INSERT INTO account (id, name) VALUES
  ('0193a000-0000-7000-8000-000000000001', 'Fjord Wholesale'),
  ('0193a000-0000-7000-8000-000000000002', 'Skagen Tools');

INSERT INTO customer (account_id, name, vat_number, email, country)
SELECT account.id, 'Customer ' || n, 'DK' || (10000000 + n), 'customer' || n || '@example.com', 'DK'
FROM account, generate_series(1, 500) AS n;

-- Realistic names from imports: a comma, quotes, a line break, a formula.
UPDATE customer SET name = 'Holm, Beck & Co. "Nord"' WHERE name = 'Customer 7';
UPDATE customer SET name = E'Aarhus Marine\nSupply' WHERE name = 'Customer 8';
UPDATE customer SET name = '=Best Tools' WHERE name = 'Customer 9';

INSERT INTO invoice (account_id, customer_id, number, status, currency, issued_on, due_on)
SELECT '0193a000-0000-7000-8000-000000000001', picked.id, 'FW-' || lpad(n::text, 6, '0'), 'open',
  (ARRAY['EUR', 'DKK', 'JPY', 'KWD'])[1 + n % 4], DATE '2026-11-01' + n % 30, DATE '2026-12-01' + n % 30
FROM generate_series(1, 10000) AS n
JOIN (SELECT id, row_number() OVER (ORDER BY email) AS place FROM customer
      WHERE account_id = '0193a000-0000-7000-8000-000000000001') AS picked ON picked.place = 1 + n % 500;

INSERT INTO invoice_line
  (invoice_id, position, description, quantity, unit_price_minor, tax_rate_id, amount_minor, tax_minor)
SELECT id, position, 'Article ' || position, position, 1240, 1, 1240 * position, 310 * position
FROM invoice, generate_series(1, 4) AS position;

UPDATE invoice SET total_minor = sums.total, tax_minor = sums.tax
FROM (SELECT invoice_id, sum(amount_minor + tax_minor) AS total, sum(tax_minor) AS tax
      FROM invoice_line GROUP BY invoice_id) AS sums
WHERE sums.invoice_id = invoice.id;
