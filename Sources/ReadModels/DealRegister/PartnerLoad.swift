import Accounting
import Projections

/// How many deals each partner has open: those that wait for a decision, and those that are
/// protected, by the last day of the protection, because it ends without an event.
final class PartnerLoad {
    /// By partner.
    let waiting = OrdinalTable<WaitingRow>("load-waiting")
    /// Protected deals by partner and last day.
    let protected = DailySums("load-protected")

    /// Counts a deal as it stands now and no longer as it stood.
    func move(from old: DealRow?, to new: DealRow) throws {
        if let old {
            if Place(old) == Place(new) { return }
            try count(old, -1)
        }
        try count(new, 1)
    }

    /// The open deals of a partner on a day.
    ///
    /// - Complexity: O(months from that day to the end of the partner's longest protection).
    func open(of partner: UInt32, on date: BusinessDate) throws -> Int64 {
        guard let row = try waiting.row(partner) else { return 0 }
        return row.count
            + (try protected.sum(of: partner, from: date, through: row.latestProtection))
    }

    private func count(_ row: DealRow, _ sign: Int64) throws {
        guard row.state.isInTheWay else { return }
        let until = row.state == .protected ? row.protectUntil : nil
        try waiting.update(row.owner) { waiting in
            var changed = waiting ?? WaitingRow()
            if let until {
                changed.latestProtection = max(changed.latestProtection, until)
            } else {
                changed.count += sign
            }
            waiting = changed
        }
        if let until { try protected.add(sign, to: row.owner, on: until) }
    }

    /// What a deal is counted by.
    private struct Place: Equatable {
        let owner: UInt32
        let waits: Bool
        let until: BusinessDate?

        init(_ row: DealRow) {
            owner = row.owner
            until = row.state == .protected ? row.protectUntil : nil
            waits = row.state.isInTheWay && until == nil
        }
    }
}

/// What a partner has waiting.
struct WaitingRow: TableRow, Equatable {
    /// Deals that are submitted, conflicted, returned or appealed.
    var count: Int64 = 0
    /// The latest day through which a deal of the partner has ever been protected.
    var latestProtection = BusinessDate.min

    init() {}

    func encode(into writer: inout RowWriter) {
        writer.put(count)
        writer.put(latestProtection.daysSince1970)
    }

    init(decoding reader: inout RowReader) throws(RowError) {
        count = try reader.integer()
        latestProtection = try reader.date()
    }
}
