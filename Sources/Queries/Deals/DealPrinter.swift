import Accounting
import Events
import ReadModels

/// Turns deals into rows.
struct DealPrinter {
    let models: ModelSet
    let date: BusinessDate

    func state(of deal: UInt32) throws -> DealState {
        try models.deals.state(of: deal, asOf: date)
    }

    /// A deal's row; with `isWhole` also what belongs to it: its distributor, lead, stage,
    /// conflicts and shares.
    func row(_ ordinal: UInt32, _ deal: DealRow, isWhole: Bool) throws -> ReportRow {
        let text = try models.deals.texts.row(ordinal)
        let value = deal.closedValue ?? deal.value
        var row = ReportRow()
        row.add("deal", .text(text?.id))
        row.add("state", .text(try state(of: ordinal).name))
        row.add("partner", .text(try models.partners.id(of: deal.owner)))
        row.add("customer", .text(text?.customer))
        row.add(
            "productLines",
            .list(try models.deals.productLines(of: ordinal).map { .text($0) }))
        row.add("protectFrom", .date(deal.protectFrom))
        row.add("protectUntil", .date(deal.protectUntil))
        row.add("exclusivity", .text(deal.exclusivity?.name))
        row.add("value", value.map { .decimal($0.amountText) } ?? .null)
        row.add("currency", .text(value?.currency.code))
        row.add("submittedOn", .date(deal.submittedOn))
        row.add("closedOn", .date(deal.closedOn))
        if isWhole { try addRest(ordinal, deal, to: &row) }
        return row
    }

    /// The row of a deal that was not known yet.
    func absent(_ id: String) -> ReportRow {
        var row = ReportRow()
        row.add("deal", .text(id))
        row.add("state", .text(DealState.absent.name))
        for name in [
            "partner", "customer", "productLines", "protectFrom", "protectUntil", "exclusivity",
            "value", "currency", "submittedOn", "closedOn",
        ] {
            row.add(name, name == "productLines" ? .list([]) : .null)
        }
        return row
    }

    private func addRest(_ ordinal: UInt32, _ deal: DealRow, to row: inout ReportRow) throws {
        row.add("kind", .text(deal.kind.name))
        row.add("sourcing", .text(deal.sourcing?.name))
        row.add("revision", .integer(Int64(deal.revision)))
        row.add("extensions", .integer(Int64(deal.extensions)))
        row.add("stage", .text(deal.stage?.name))
        row.add("distributor", .name(try models.partners.id(of: deal.distributor)))
        row.add("lead", .text(try models.leads.lead(deal.lead)?.id))
        row.add("expectedCloseOn", .date(deal.expectedCloseOn))
        row.add("respondBy", .date(deal.respondBy))
        row.add("appealBy", .date(deal.appealBy))
        row.add(
            "conflicts",
            .list(try models.deals.conflicts(of: ordinal).map { .object(try conflict($0)) }))
        row.add(
            "shares", .list(try models.deals.shares(of: ordinal).map { .object(try share($0)) }))
    }

    private func conflict(_ conflict: DealConflict) throws -> ReportRow {
        var row = ReportRow()
        row.add("otherDeal", .text(try models.deals.texts.row(conflict.other)?.id))
        row.add("kind", .text(conflict.kind.name))
        row.add("match", .text(conflict.match?.name))
        row.add("score", conflict.score.map { .decimal("\($0)") } ?? .null)
        return row
    }

    private func share(_ share: AttributedShare) throws -> ReportRow {
        var row = ReportRow()
        row.add("payee", .text(try models.partners.id(of: share.payee)))
        row.add("role", .text(share.role.name))
        row.add("pool", .text(share.isOverlay ? "overlay" : "primary"))
        row.add("share", .decimal("\(share.share)"))
        return row
    }
}
