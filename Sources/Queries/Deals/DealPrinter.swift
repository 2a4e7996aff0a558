import Accounting
import Events
import ReadModels

/// Turns deals into rows.
///
/// `partner` and `protectUntil` are as last known, `partnerAsOf` and `protectUntilAsOf` those of the
/// date; of the rest, what came after the date is blank.
struct DealPrinter {
    let book: BookReader
    let models: ModelSet
    let point: BookReader.PointInTime

    var date: BusinessDate { point.asOf }

    func state(of deal: UInt32) throws -> DealState {
        try models.deals.state(of: deal, asOf: date)
    }

    /// The partner that owned the deal on the date.
    func owner(of deal: UInt32) throws -> UInt32 {
        try models.deals.owner(of: deal, on: date)
    }

    /// First and last day of the protection that the deal had on the date, ended ones included;
    /// nil for none.
    func protection(
        of ordinal: UInt32, _ deal: DealRow
    ) throws -> (from: BusinessDate, until: BusinessDate)? {
        if date >= deal.latestOn {
            guard let from = deal.protectFrom, let until = deal.protectUntil else { return nil }
            return (from, until)
        }
        guard let step = try models.deals.histories.row(ordinal)?.step(on: date),
            step.protectFrom <= step.protectUntil
        else { return nil }
        return (step.protectFrom, step.protectUntil)
    }

    /// A deal's row; with `isWhole` also what belongs to it: its distributor, lead, stage,
    /// conflicts and shares.
    func row(_ ordinal: UInt32, _ deal: DealRow, isWhole: Bool) throws -> ReportRow {
        let text = try models.deals.texts.row(ordinal)
        let isClosed = deal.closedOn.map { $0 <= date } ?? false
        let value = (isClosed ? deal.closedValue : nil) ?? deal.value
        let protection = try protection(of: ordinal, deal)
        let past =
            date < deal.latestOn
            ? try PastDeal(text?.id ?? "", last: deal, in: book, at: point) : nil
        var row = ReportRow()
        row.add("deal", .text(text?.id))
        row.add("state", .text(try state(of: ordinal).name))
        row.add("partner", .text(try models.partners.id(of: deal.owner)))
        row.add("customer", .text(text?.customer))
        row.add(
            "productLines",
            .list(try models.deals.productLines(of: ordinal).map { .text($0) }))
        row.add("protectFrom", .date(protection?.from))
        row.add("protectUntil", .date(deal.protectUntil))
        let exclusivity = past == nil ? deal.exclusivity : past?.exclusivity
        row.add("exclusivity", .text(exclusivity?.name))
        row.add("value", value.map { .decimal($0.amountText) } ?? .null)
        row.add("currency", .text(value?.currency.code))
        row.add("submittedOn", .date(deal.submittedOn))
        row.add("closedOn", .date(isClosed ? deal.closedOn : nil))
        row.add("partnerAsOf", .text(try models.partners.id(of: try owner(of: ordinal))))
        row.add("protectUntilAsOf", .date(protection?.until))
        if isWhole { try addRest(ordinal, deal, past, to: &row) }
        return row
    }

    /// The row of a deal that was not known yet.
    func absent(_ id: String) -> ReportRow {
        var row = ReportRow()
        row.add("deal", .text(id))
        row.add("state", .text(DealState.absent.name))
        for name in [
            "partner", "customer", "productLines", "protectFrom", "protectUntil", "exclusivity",
            "value", "currency", "submittedOn", "closedOn", "partnerAsOf", "protectUntilAsOf",
        ] {
            row.add(name, name == "productLines" ? .list([]) : .null)
        }
        return row
    }

    private func addRest(
        _ ordinal: UInt32, _ deal: DealRow, _ past: PastDeal?, to row: inout ReportRow
    ) throws {
        let stage = past == nil ? deal.stage : past?.stage
        let conflicts = try models.deals.conflicts(of: ordinal).filter {
            past?.conflicts.contains($0.position) ?? true
        }
        let shares = past?.isAttributed ?? true ? try models.deals.shares(of: ordinal) : []
        row.add("kind", .text(deal.kind.name))
        row.add("sourcing", .text(deal.sourcing?.name))
        row.add("revision", .integer(Int64(deal.revision)))
        row.add("extensions", .integer(Int64(past?.extensions ?? deal.extensions)))
        row.add("stage", .text(stage?.name))
        row.add("distributor", .name(try models.partners.id(of: deal.distributor)))
        row.add("lead", .text(try models.leads.lead(deal.lead)?.id))
        row.add("expectedCloseOn", .date(deal.expectedCloseOn))
        row.add("respondBy", .date(past == nil ? deal.respondBy : past?.respondBy))
        row.add("appealBy", .date(past == nil ? deal.appealBy : past?.appealBy))
        row.add("conflicts", .list(try conflicts.map { .object(try conflict($0)) }))
        row.add("shares", .list(try shares.map { .object(try share($0)) }))
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
