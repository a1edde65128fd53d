-- Northwind Billing, Postgres 17. Amounts are whole minor units (cents, yen, fils) in bigint.

CREATE TABLE currency (
  code char(3) PRIMARY KEY,
  name text NOT NULL,
  minor_digits smallint NOT NULL CHECK (minor_digits BETWEEN 0 AND 3)
);

COMMENT ON TABLE currency IS 'The ISO 4217 currencies that we invoice in.';
COMMENT ON COLUMN currency.minor_digits IS 'Decimals of the currency: 2 for EUR, 0 for JPY, 3 for KWD.';

CREATE TABLE account (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  name text NOT NULL,
  timezone text NOT NULL DEFAULT 'Europe/Copenhagen',
  created_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE account IS 'A wholesaler that pays us to send its invoices.';
COMMENT ON COLUMN account.timezone IS 'IANA name; determines the day on which an invoice counts as issued.';

CREATE TABLE customer (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id uuid NOT NULL REFERENCES account (id),
  name text NOT NULL,
  vat_number text,
  email text NOT NULL,
  country char(2) NOT NULL,
  created_at timestamptz NOT NULL DEFAULT now()
);

COMMENT ON TABLE customer IS 'A business that an account sends invoices to.';
COMMENT ON COLUMN customer.name IS 'Free text from the account''s import; may contain any character.';

CREATE INDEX customer_account ON customer (account_id);

CREATE TABLE tax_rate (
  id integer PRIMARY KEY,
  country char(2) NOT NULL,
  label text NOT NULL,
  basis_points integer NOT NULL CHECK (basis_points BETWEEN 0 AND 10000)
);

COMMENT ON TABLE tax_rate IS 'VAT rates by country; a rate that has been used never changes.';

CREATE TABLE invoice (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id uuid NOT NULL REFERENCES account (id),
  customer_id uuid NOT NULL REFERENCES customer (id),
  number text NOT NULL,
  status text NOT NULL CHECK (status IN ('draft', 'open', 'paid', 'uncollectible', 'credited')),
  currency char(3) NOT NULL REFERENCES currency (code),
  issued_on date,
  due_on date,
  total_minor bigint NOT NULL DEFAULT 0,
  tax_minor bigint NOT NULL DEFAULT 0,
  credits_invoice_id uuid REFERENCES invoice (id),
  created_at timestamptz NOT NULL DEFAULT now(),
  UNIQUE (account_id, number)
);

COMMENT ON TABLE invoice IS 'An invoice or a credit note. Rows that are no longer drafts are never deleted.';
COMMENT ON COLUMN invoice.number IS 'Gapless per account once issued; a draft has a provisional one.';
COMMENT ON COLUMN invoice.issued_on IS 'Empty for drafts; a date in the time zone of the account.';
COMMENT ON COLUMN invoice.total_minor IS 'Sum of the lines'' amount_minor and tax_minor; negative for a credit note.';
COMMENT ON COLUMN invoice.credits_invoice_id IS 'Set on a credit note: the invoice that it cancels.';

CREATE INDEX invoice_period ON invoice (account_id, issued_on, number);

CREATE TABLE invoice_line (
  invoice_id uuid NOT NULL REFERENCES invoice (id),
  position integer NOT NULL CHECK (position > 0),
  description text NOT NULL,
  quantity numeric(12, 3) NOT NULL,
  unit_price_minor bigint NOT NULL,
  tax_rate_id integer NOT NULL REFERENCES tax_rate (id),
  amount_minor bigint NOT NULL,
  tax_minor bigint NOT NULL,
  PRIMARY KEY (invoice_id, position)
);

COMMENT ON TABLE invoice_line IS 'One line of an invoice, rounded once when it is written.';
COMMENT ON COLUMN invoice_line.amount_minor IS 'quantity times unit_price_minor, rounded half to even; without tax.';
COMMENT ON COLUMN invoice_line.tax_minor IS 'Tax on amount_minor, rounded half to even.';

CREATE TABLE payment_attempt (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  invoice_id uuid NOT NULL REFERENCES invoice (id),
  attempted_at timestamptz NOT NULL,
  outcome text NOT NULL CHECK (outcome IN ('succeeded', 'declined', 'unreachable')),
  provider_reference text
);

COMMENT ON TABLE payment_attempt IS 'Every attempt to collect an invoice, successful or not.';

CREATE INDEX payment_attempt_invoice ON payment_attempt (invoice_id);

CREATE TABLE export_job (
  id uuid PRIMARY KEY DEFAULT gen_random_uuid(),
  account_id uuid NOT NULL REFERENCES account (id),
  requested_by text NOT NULL,
  period_from date NOT NULL,
  period_to date NOT NULL CHECK (period_to >= period_from),
  status text NOT NULL DEFAULT 'queued' CHECK (status IN ('queued', 'running', 'done', 'failed')),
  row_count integer,
  file_key text UNIQUE,
  error text,
  created_at timestamptz NOT NULL DEFAULT now(),
  started_at timestamptz,
  finished_at timestamptz
);

COMMENT ON TABLE export_job IS 'One request for a file of invoices. Created in May 2026, not written to yet.';
COMMENT ON COLUMN export_job.requested_by IS 'E-mail address of the requesting user, who gets the notification.';
COMMENT ON COLUMN export_job.period_to IS 'The last day of the period, inclusive.';
COMMENT ON COLUMN export_job.file_key IS 'Key of the file in the file store; empty until the job is done.';

CREATE INDEX export_job_account ON export_job (account_id, created_at);

CREATE TABLE queue_message (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  topic text NOT NULL,
  payload jsonb NOT NULL,
  attempts integer NOT NULL DEFAULT 0,
  run_at timestamptz NOT NULL DEFAULT now(),
  locked_until timestamptz,
  locked_by text
);

COMMENT ON TABLE queue_message IS 'Deferred work. A message is deleted when it is done.';
COMMENT ON COLUMN queue_message.locked_until IS 'Another worker may claim the message after this time.';

CREATE INDEX queue_message_due ON queue_message (topic, run_at);
