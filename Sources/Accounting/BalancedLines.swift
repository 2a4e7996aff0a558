/// One side of a journal entry: an amount on an account.
///
/// Debits are above zero, credits below, as in hledger and beancount: what a payee is owed stands
/// below zero on `liability:payable`.
package struct JournalLine: Hashable, Sendable {
    /// Where the amount stands.
    package let account: Account
    /// Debit above zero, credit below.
    package let amount: Money

    /// An amount on an account.
    package init(account: Account, amount: Money) {
        self.account = account
        self.amount = amount
    }
}

/// The lines of a journal entry: at least two, summing to zero in each currency.
///
/// There is no way to build one that does not balance, and none to change one.
package struct BalancedLines: Hashable, Sendable {
    /// The lines, in the order in which they were given.
    package let lines: [JournalLine]

    /// Throws `tooFewLines` and, for the first currency that does not sum to zero, `unbalanced`.
    package init(_ lines: [JournalLine]) throws(AccountingError) {
        guard lines.count >= 2 else { throw .tooFewLines(count: lines.count) }
        for (position, line) in lines.enumerated() {
            let currency = line.amount.currency
            let isFirst = !lines[..<position].contains { $0.amount.currency == currency }
            guard isFirst else { continue }
            // 64-bit amounts cannot fill 128 bits, however many lines there are.
            var sum: Int128 = 0
            for other in lines[position...] where other.amount.currency == currency {
                sum += Int128(other.amount.minorUnits)
            }
            guard sum == 0 else {
                throw .unbalanced(currency: currency, difference: "\(sum) minor units")
            }
        }
        self.lines = lines
    }

    /// `amount` moved from one account to another, as rules.md section 4 writes `from → to`: the
    /// first is debited, the second credited. Below zero, the other way round.
    ///
    /// Throws `overflow` for the one amount that has no negative.
    package static func move(
        _ amount: Money, from: Account, to: Account
    ) throws(AccountingError) -> BalancedLines {
        try move([(amount, to)], from: from)
    }

    /// The sum of `parts` moved from one account, each part to its own; all in one currency.
    ///
    /// Throws `tooFewLines` without parts, `currencyMismatch` and `overflow`.
    package static func move(
        _ parts: [(amount: Money, to: Account)], from: Account
    ) throws(AccountingError) -> BalancedLines {
        guard let first = parts.first else { throw .tooFewLines(count: 1) }
        var total = Money.zero(first.amount.currency)
        var credits: [JournalLine] = []
        for part in parts {
            total = try total.adding(part.amount)
            credits.append(JournalLine(account: part.to, amount: try part.amount.negated()))
        }
        return try BalancedLines([JournalLine(account: from, amount: total)] + credits)
    }
}
