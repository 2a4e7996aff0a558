import Accounting
import Events
import ReadModels

/// `partners`: what they are and where they stand.
package struct PartnersQuery: Query {
    /// nil: every partner.
    package var partner: String?
    /// One of `states`.
    package var state: String?
    /// One of `kinds`.
    package var kind: String?
    /// The name of a tier.
    package var tier: String?
    /// First and last day of the recruitment.
    package var from: BusinessDate?
    package var to: BusinessDate?

    package init() {}

    package static let states = [
        "prospect", "onboarding", "active", "suspended", "terminated", "declined",
    ]
    package static let kinds = PartnerKind.allCases.map(\.name)

    package let columns = [
        "partner", "state", "kind", "tier", "legalName", "country", "recruitedOn", "activatedOn",
        "payCurrency",
    ]

    package var details: DetailColumns? {
        guard partner != nil else { return nil }
        return DetailColumns(
            "certifications", ["member", "certification", "earnedOn", "expiresOn", "endedOn"])
    }

    /// - Complexity: O(1) for one partner and O(n log n) for all n, at the head.
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        try Filter.check(state, among: Self.states, "--state")
        try Filter.check(kind, among: Self.kinds, "--kind")
        try book.check(tier: tier, "--tier")
        let named = try book.ordinal(of: .partner, partner)
        let registers = try book.registers(at: point)
        let printer = PartnerPrinter(models: registers.models, date: point.asOf)
        let partners = registers.models.partners
        func visit(_ ordinal: UInt32) throws {
            guard let row = try partners.state(of: ordinal), try matches(ordinal, row, printer)
            else { return }
            try emit(try printer.row(ordinal, row, isWhole: named != nil))
        }
        if let named {
            try visit(named)
        } else {
            var order = IDOrder()
            try partners.partners.forEach { ordinal, row in
                guard row.recruitedOn <= point.asOf else { return }
                order.add(ordinal, try partners.id(of: ordinal))
            }
            try order.forEach(visit)
        }
        return try book.citation(
            point, registers.states, restingOn: ["partners", "partner-tiers"])
    }

    private func matches(
        _ ordinal: UInt32, _ row: PartnerRow, _ printer: PartnerPrinter
    ) throws -> Bool {
        if let kind, row.kind?.name != kind { return false }
        if let from, row.recruitedOn < from { return false }
        if let to, row.recruitedOn > to { return false }
        if let state, try printer.state(of: ordinal, row) != state { return false }
        if let tier, try printer.tier(of: ordinal) != tier { return false }
        return true
    }
}
