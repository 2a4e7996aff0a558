/// An account of the journal: a kind and, for most kinds, whose or which it is.
///
/// Its path is the kind's, then the name: `liability:held:P-1`, `asset:cash:USD`,
/// `expense:commission:base`, `income:fx`.
package struct Account: Hashable, Sendable {
    /// The kinds of account (rules.md section 4). Raw values are stored: never reuse one.
    package enum Kind: UInt8, Sendable, CaseIterable {
        /// Earned, waiting for the customer's payment or the end of a refund window.
        case held = 1
        /// Owed to the payee; below zero, owed by the payee.
        case payable = 2
        /// In a payout on its way.
        case scheduled = 3
        /// Tax kept back; the name is the tax.
        case withholding = 4
        /// Marketing money promised; the name is the fund.
        case fund = 5
        /// Draws to be recovered from the payee.
        case draw = 6
        /// Money; the name is the currency.
        case cash = 7
        /// Where two currencies of one entry meet; the name is the currency.
        case conversion = 8
        /// Gains and losses between the rate of a payout and that of its settlement.
        case foreignExchange = 9
        /// Cost of commissions; the name is the component, `adjustment` or `draw`.
        case commission = 10
        /// Rebates that reduce revenue; the name is the component.
        case rebate = 11
        /// Commissions that are marketing; the name is the component.
        case marketing = 12
        /// Cost of marketing funds.
        case fundExpense = 13
    }

    /// What sort of account it is.
    package let kind: Kind
    /// Whose or which; empty where the kind has only one account.
    package let name: String

    /// Throws `malformed` where a name is missing or one is given that the kind does not have.
    package init(_ kind: Kind, _ name: String = "") throws(AccountingError) {
        guard name.isEmpty != kind.isNamed else {
            throw .malformed(
                type: "account", text: "\(kind.path):\(name)",
                reason: kind.isNamed ? "it names nobody" : "accounts of its kind have no name")
        }
        self.kind = kind
        self.name = name
    }
}

// MARK: - Text

extension Account {
    /// Reads a path. Throws `malformed`. A name may contain colons.
    package init(parsing path: String) throws(AccountingError) {
        for kind in Kind.allCases {
            if !kind.isNamed {
                guard path == kind.path else { continue }
                try self.init(kind)
                return
            }
            let prefix = kind.path + ":"
            guard path.utf8.starts(with: prefix.utf8) else { continue }
            try self.init(kind, String(path.utf8.dropFirst(prefix.utf8.count)) ?? "")
            return
        }
        throw .malformed(type: "account", text: path, reason: "there is no such account")
    }

    /// The path: `liability:held:P-1`.
    package var path: String { kind.isNamed ? "\(kind.path):\(name)" : kind.path }
}

extension Account.Kind {
    /// The path that the accounts of this kind share.
    package var path: String {
        switch self {
        case .held: "liability:held"
        case .payable: "liability:payable"
        case .scheduled: "liability:scheduled"
        case .withholding: "liability:withholding"
        case .fund: "liability:fund"
        case .draw: "asset:draw"
        case .cash: "asset:cash"
        case .conversion: "equity:conversion"
        case .foreignExchange: "income:fx"
        case .commission: "expense:commission"
        case .rebate: "revenue:rebate"
        case .marketing: "expense:marketing"
        case .fundExpense: "expense:fund"
        }
    }

    /// Whether its accounts have names.
    package var isNamed: Bool { self != .foreignExchange && self != .fundExpense }
}

extension Account: CustomStringConvertible {
    /// The path.
    package var description: String { path }
}

extension Account: Comparable {
    /// In order of the paths' bytes.
    package static func < (left: Account, right: Account) -> Bool {
        left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
    }
}
