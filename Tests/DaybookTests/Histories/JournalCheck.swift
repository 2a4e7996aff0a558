import Accounting
import Commands
import Events
import NaiveRules
import ReadModels

/// What must hold of the entries that an event brings, compared after every event.
struct JournalCheck {
    private var closedPeriods: Set<Period> = []
    /// How much of both journals is compared.
    private var position: UInt64 = 0
    private var naiveCount = 0

    /// Takes in an event that was recorded.
    mutating func learn(_ draft: EventDraft) {
        switch draft.body {
        case .periodClosed(let body):
            if let period = try? Period(parsing: body.period) { closedPeriods.insert(period) }
        case .periodReopened(let body):
            if let period = try? Period(parsing: body.period) { closedPeriods.remove(period) }
        default: break
        }
    }

    /// Differences of what was posted since the last call. Where the sums of every event are
    /// equal, so are the sums known at every position.
    mutating func differences(_ book: Book, _ naive: NaiveBook) throws -> [String] {
        let head = try book.log.head().position
        let wanted = naive.entries[naiveCount...]
        defer {
            position = head
            naiveCount = naive.entries.count
        }
        let stopped = book.models.fold.states.compactMap { state in
            state.stop.map { "\(state.name) stopped: \($0.reason)" }
        }
        guard stopped.isEmpty else { return stopped }
        guard let calendar = try book.models.programme.calendar() else { return [] }
        var list: [String] = []
        var sums: [JournalSum: Int64] = [:]
        try book.models.commissions.entries.forEach(from: position + 1, through: head) {
            position, number, entry in
            list += try faults(entry, calendar, book.models).map {
                "entry \(position).\(number): \($0)"
            }
            sums[try JournalSum(entry, book.models), default: 0] += entry.amount
        }
        var naiveSums: [JournalSum: Int64] = [:]
        for entry in wanted { naiveSums[JournalSum(entry), default: 0] += entry.amount }
        for key in Set(sums.keys).union(naiveSums.keys).sorted() {
            let (found, naive) = (sums[key] ?? 0, naiveSums[key] ?? 0)
            if found != naive {
                list.append("at \(head), \(key.text): \(found), naive \(naive)")
            }
        }
        return list
    }

    private func faults(
        _ entry: EntryRow, _ calendar: FiscalCalendar, _ models: ModelSet
    ) throws -> [String] {
        var list: [String] = []
        var sums: [Currency: Int64] = [:]
        for line in entry.lines { sums[line.currency(in: entry), default: 0] += line.amount }
        if sums.values.contains(where: { $0 != 0 }) { list.append("its lines sum to \(sums)") }
        if closedPeriods.contains(entry.inPeriod) {
            list.append("it lies in \(entry.inPeriod), which is closed")
        }
        if let first = try models.programme.firstPeriod(), entry.inPeriod < first {
            list.append("it lies in \(entry.inPeriod), before the first period")
        }
        if !calendar.contains(entry.effectiveOn, in: entry.inPeriod) {
            list.append("\(entry.effectiveOn) is not in \(entry.inPeriod)")
        }
        return list
    }
}
