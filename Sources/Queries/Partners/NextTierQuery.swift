import Accounting
import Events
import ReadModels

/// `tiers --next`: how far partners are from the next tier (rules.md section 7, "Distance to the
/// next tier").
package struct NextTierQuery: Query {
    /// nil: every partner.
    package var partner: String?

    package init(partner: String? = nil) {
        self.partner = partner
    }

    package let columns = ["partner", "tier", "next", "promotionOn", "near"]
    package let details: DetailColumns? = DetailColumns(
        "requirements", ["way", "measure", "value", "threshold", "gap", "progress", "projected"])

    /// - Complexity: O(deals) of the book.
    package func answer(
        _ book: BookReader, at point: BookReader.PointInTime, _ emit: (ReportRow) throws -> Void
    ) throws -> Citation {
        let named = try book.ordinal(of: .partner, partner)
        let registers = try book.registers(at: point)
        let models = registers.models
        let convert = { try models.inProgrammeCurrency($0, on: point.asOf) }
        let distances: [TierDistance]
        if let named {
            distances = [
                try models.tiers.next(of: named, asOf: point.asOf, converting: convert)
            ].compactMap(\.self)
        } else {
            distances = try models.tiers.distances(asOf: point.asOf, converting: convert)
        }
        let currency = try models.programme.currency()
        var order = IDOrder()
        for (index, distance) in distances.enumerated() {
            order.add(UInt32(index), try models.partners.id(of: distance.partner))
        }
        try order.forEach { try emit(try row(distances[Int($0)], currency, models)) }
        return try book.citation(
            point, registers.states,
            restingOn: ["partner-tiers", "programme", "deal-register", "sales-book", "lead-funnel"])
    }

    private func row(
        _ distance: TierDistance, _ currency: Currency?, _ models: ModelSet
    ) throws -> ReportRow {
        var row = ReportRow()
        row.add("partner", .text(try models.partners.id(of: distance.partner)))
        row.add("tier", .text(distance.tier))
        row.add("next", .text(distance.next))
        row.add("promotionOn", .date(distance.promotionOn))
        row.add("near", .flag(distance.isNear))
        var requirements: [Value] = []
        for (index, set) in distance.sets.enumerated() {
            for requirement in set.requirements {
                requirements.append(.object(self.row(requirement, way: index + 1, currency)))
            }
        }
        row.add("requirements", .list(requirements))
        return row
    }

    private func row(
        _ requirement: TierDistance.Requirement, way: Int, _ currency: Currency?
    ) -> ReportRow {
        func amount(_ value: Int64) -> Value {
            guard requirement.isAmount, let currency else { return .decimal("\(value)") }
            return .money(value, currency)
        }
        var row = ReportRow()
        row.add("way", .integer(Int64(way)))
        row.add("measure", .text(requirement.measure))
        row.add("value", amount(requirement.value))
        row.add("threshold", amount(requirement.threshold))
        row.add("gap", amount(requirement.gap))
        row.add("progress", .decimal("\(requirement.progress)"))
        row.add("projected", amount(requirement.projected))
        return row
    }
}
