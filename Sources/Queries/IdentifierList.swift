import Accounting
import EventLog
import Events
import ReadModels

/// The names in a book that begin with a prefix: what a shell completes.
///
/// They are read from the stored models as they are; what was recorded since is not folded for
/// this, and a book without models has no names.
package struct IdentifierList {
    /// What is named.
    package enum Kind: Sendable {
        case partner, deal, lead, fund, run, payout, period, component, tier, ruleVersion
        /// An invoice or a credit by its id.
        case sale
        /// `invoice/<id>`, `credit/<id>`, `payout/<id>` or `fund/<id>`.
        case document
        /// A payee, an invoice or a credit.
        case explainable
        /// Any stream, as `deal/<id>`.
        case stream
    }

    /// More are of no help to anybody.
    private static let limit = 500

    private let prefix: String
    /// Says that the time is up.
    private let isOver: () -> Bool
    private var names: [String] = []

    /// The names of a kind, in the order of the book.
    ///
    /// - Complexity: O(subjects of the kind), until `isOver` or 500 names are found.
    package static func names(
        of kind: Kind, beginningWith prefix: String, in book: BookReader,
        until isOver: @escaping () -> Bool
    ) throws -> [String] {
        guard let models = try book.storedModels() else { return [] }
        var list = IdentifierList(prefix: prefix, isOver: isOver)
        do {
            try list.collect(kind, book, models)
        } catch is Enough {
            // What was found is what there is time for.
        }
        return list.names
    }

    private struct Enough: Error {}

    private init(prefix: String, isOver: @escaping () -> Bool) {
        self.prefix = prefix
        self.isOver = isOver
    }

    private mutating func add(_ name: String) throws {
        if name.utf8.starts(with: prefix.utf8) { names.append(name) }
        if names.count >= Self.limit || isOver() { throw Enough() }
    }

    private mutating func collect(
        _ kind: Kind, _ book: BookReader, _ models: ModelSet
    ) throws {
        switch kind {
        case .partner: try add(partnersOf: models, "")
        case .deal: try add(dealsOf: models, "")
        case .lead: try add(leadsOf: models, "")
        case .fund: try add(fundsOf: models, "")
        case .run: try add(runsOf: models, "")
        case .payout: try add(payoutsOf: models, "")
        case .sale: try add(salesOf: models, invoices: "", credits: "")
        case .document:
            try add(salesOf: models, invoices: "invoice/", credits: "credit/")
            try add(payoutsOf: models, "payout/")
            try add(fundsOf: models, "fund/")
        case .explainable:
            try add(partnersOf: models, "")
            try add(salesOf: models, invoices: "invoice/", credits: "credit/")
        case .stream: try add(streamsOf: models)
        case .period: try add(periodsOf: models, book)
        case .component:
            let versions = try models.programme.history().versions
            for version in versions {
                for component in version.rules.components where !names.contains(component.id) {
                    try add(component.id)
                }
            }
            for reserved in ["adjustment", "draw", "fund"] { try add(reserved) }
        case .tier:
            for version in try models.programme.history().versions {
                for tier in version.rules.tiers?.ladder.names ?? [] where !names.contains(tier) {
                    try add(tier)
                }
            }
        case .ruleVersion:
            for number in try models.programme.history().versions.indices {
                try add("\(number + 1)")
            }
        }
    }
}

// MARK: - Subjects

extension IdentifierList {
    private mutating func add(partnersOf models: ModelSet, _ kind: String) throws {
        try models.partners.partners.forEach { try add(kind + $1.id) }
    }

    private mutating func add(dealsOf models: ModelSet, _ kind: String) throws {
        try models.deals.texts.forEach { try add(kind + $1.id) }
    }

    private mutating func add(leadsOf models: ModelSet, _ kind: String) throws {
        try models.leads.leads.forEach { try add(kind + $1.id) }
    }

    private mutating func add(fundsOf models: ModelSet, _ kind: String) throws {
        try models.funds.funds.forEach { try add(kind + $1.id) }
    }

    private mutating func add(runsOf models: ModelSet, _ kind: String) throws {
        try models.payouts.runs.forEach { try add(kind + $1.id) }
    }

    private mutating func add(payoutsOf models: ModelSet, _ kind: String) throws {
        try models.payouts.payouts.forEach { try add(kind + $1.id) }
    }

    private mutating func add(
        salesOf models: ModelSet, invoices: String?, credits: String?
    ) throws {
        if let invoices { try models.sales.invoices.forEach { try add(invoices + $1.id) } }
        if let credits { try models.sales.credits.forEach { try add(credits + $1.id) } }
    }

    /// The kinds of stream until one is chosen, then its ids.
    private mutating func add(streamsOf models: ModelSet) throws {
        guard let slash = prefix.firstIndex(of: "/") else {
            for kind in StreamKind.allCases { try add("\(kind.name)/") }
            return
        }
        let kind = StreamKind(name: String(prefix[..<slash]))
        let name = "\(kind?.name ?? "")/"
        switch kind {
        case .partner: try add(partnersOf: models, name)
        case .deal: try add(dealsOf: models, name)
        case .lead: try add(leadsOf: models, name)
        case .fund: try add(fundsOf: models, name)
        case .invoice: try add(salesOf: models, invoices: name, credits: nil)
        case .credit: try add(salesOf: models, invoices: nil, credits: name)
        case .run: try add(runsOf: models, name)
        case .payout: try add(payoutsOf: models, name)
        default: break
        }
    }

    /// The earning periods from the first to that of the latest date.
    private mutating func add(periodsOf models: ModelSet, _ book: BookReader) throws {
        guard var period = try models.programme.firstPeriod(),
            let calendar = try models.programme.calendar(),
            let latest = try book.log.head().greatestEffectiveOn
        else { return }
        let last = calendar.earningPeriod(containing: latest)
        while period <= last {
            try add("\(period)")
            period = try period.next()
        }
    }
}
