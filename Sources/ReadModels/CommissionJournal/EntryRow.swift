import Accounting
import Projections

/// A journal entry: never changed, and balanced. Its id is the position of the event that caused
/// it and its number under that event, `4711.2`.
package struct EntryRow: TableRow, Equatable {
    package var recordedAt: Instant
    package var effectiveOn: BusinessDate
    /// The earning period that it is about.
    package var forPeriod: Period
    /// The earning period in which it is booked.
    package var inPeriod: Period
    package var payee: UInt32
    package var kind: EntryKind
    package var cause: EntryCause
    /// Index in the journal's table of components; 0 for none.
    package var component: UInt16
    package var document: EntryDocument
    /// Number of the rule version by which the document is valued; 0 for none.
    package var rules: UInt32
    package var currency: Currency
    /// Minor units, with the sign of its kind.
    package var amount: Int64
    /// Debits above zero, credits below; they sum to zero.
    package var lines: [EntryLine]
    /// How what now stands on the document came about; empty where the entry only moves it on.
    package var slices: [EntrySlice]
    /// Positions of the events that what stands follows from, rising.
    package var inputs: [UInt64]

    package func encode(into writer: inout RowWriter) {
        writer.put(recordedAt.microsecondsSince1970)
        writer.put(effectiveOn.daysSince1970)
        writer.put(forPeriod.rawValue)
        writer.put(inPeriod.rawValue)
        writer.put(payee)
        writer.put(kind.rawValue)
        writer.put(cause.rawValue)
        writer.put(component)
        document.encode(into: &writer)
        writer.put(rules)
        writer.put(currency.numericCode)
        writer.put(amount)
        writer.put(lines)
        writer.put(slices)
        writer.put(inputs)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        recordedAt = Instant(microsecondsSince1970: try reader.integer())
        effectiveOn = try reader.date()
        forPeriod = try reader.period()
        inPeriod = try reader.period()
        payee = try reader.integer()
        kind = try reader.kind()
        cause = try reader.cause()
        component = try reader.integer()
        document = try EntryDocument(decoding: &reader)
        rules = try reader.integer()
        currency = try reader.currency()
        amount = try reader.integer()
        lines = try reader.list()
        slices = try reader.list()
        inputs = try reader.integers()
    }

    package init(
        recordedAt: Instant, effectiveOn: BusinessDate, forPeriod: Period, inPeriod: Period,
        payee: UInt32, kind: EntryKind, cause: EntryCause, component: UInt16,
        document: EntryDocument, rules: UInt32, currency: Currency, amount: Int64,
        lines: [EntryLine], slices: [EntrySlice], inputs: [UInt64]
    ) {
        self.recordedAt = recordedAt
        self.effectiveOn = effectiveOn
        self.forPeriod = forPeriod
        self.inPeriod = inPeriod
        self.payee = payee
        self.kind = kind
        self.cause = cause
        self.component = component
        self.document = document
        self.rules = rules
        self.currency = currency
        self.amount = amount
        self.lines = lines
        self.slices = slices
        self.inputs = inputs
    }
}

/// What an entry is on, by kind and ordinal.
package struct EntryDocument: TableRow, Hashable {
    package enum Kind: UInt8, Sendable {
        case none = 0
        case invoice = 1
        case credit = 2
        case adjustment = 3
        case dispute = 4
        case payout = 5
        case fund = 6
    }

    package var kind: Kind
    package var ordinal: UInt32

    package init(_ kind: Kind, _ ordinal: UInt32) {
        self.kind = kind
        self.ordinal = ordinal
    }

    package init(_ document: DocumentElement) {
        self.init(document.isCredit ? .credit : .invoice, document.ordinal)
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(kind.rawValue)
        writer.put(ordinal)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        guard let kind = Kind(rawValue: try reader.integer()) else { throw RowError(offset: 0) }
        self.kind = kind
        ordinal = try reader.integer()
    }
}

/// An amount on an account of the journal: the account's kind, whose or which it is by ordinal
/// (payee, component, currency, withholding or fund), and minor units.
package struct EntryLine: TableRow, Hashable {
    package var account: Account.Kind
    package var owner: UInt32
    package var amount: Int64

    package init(_ account: Account.Kind, _ owner: UInt32, _ amount: Int64) {
        self.account = account
        self.owner = owner
        self.amount = amount
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(account.rawValue)
        writer.put(owner)
        writer.put(amount)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        guard let account = Account.Kind(rawValue: try reader.integer()) else {
            throw RowError(offset: 0)
        }
        self.account = account
        owner = try reader.integer()
        amount = try reader.integer()
    }
}

/// A part of a basis that was valued at one rate. Bounds are those of a table's row, in minor
/// units; where there is no table, from 0 without an end.
package struct EntrySlice: TableRow, Hashable {
    package var from: Int64
    /// nil: no end.
    package var to: Int64?
    package var rate: Rate
    package var basis: Int64

    package init(from: Int64 = 0, to: Int64? = nil, rate: Rate, basis: Int64) {
        self.from = from
        self.to = to
        self.rate = rate
        self.basis = basis
    }

    package func encode(into writer: inout RowWriter) {
        writer.put(from)
        writer.put(optional: to)
        writer.put(rate.partsPerMillion)
        writer.put(basis)
    }

    package init(decoding reader: inout RowReader) throws(RowError) {
        from = try reader.integer()
        to = try reader.optional()
        rate = Rate(partsPerMillion: try reader.integer())
        basis = try reader.integer()
    }
}
