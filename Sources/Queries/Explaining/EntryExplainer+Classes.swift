import Accounting
import ReadModels

// Entries that move what stands to the account of another class of cost.

extension EntryExplainer {
    /// What stood on the old account goes off it; what comes onto the new one is what went off.
    func move(_ found: FoundEntry, _ change: ClassReasons) throws -> Reason {
        let entry = found.entry
        func path(_ account: Account.Kind) throws -> String {
            try AccountName.path(account, UInt32(entry.component), entry.currency, models)
        }
        let (from, to) = (try path(change.old.account), try path(change.new.account))
        var moved = entry.amount
        let parts: [Reason]
        if change.leavesOld {
            moved = try Int64(0).subtracting(moved)
            parts = try takenOnSameAccount(found, "posted before to \(from)")
        } else {
            let other = try counterpart(of: found, change)
            parts = try taken("taken off \(from)", [other], entry.currency)
        }
        var node = Reason(
            .classChange,
            "the class of \(try journal.component(entry.component)) changes from "
                + "\(change.old.rawValue) to \(change.new.rawValue) by rules \(entry.rules), "
                + "line \(change.clause.line): \(entry.kind.name) "
                + "\(Reason.text(moved, entry.currency)) moves from \(from) to \(to)",
            entry.currency, minorUnits: entry.amount, of: parts)
        node.add("fromClass", .text(change.old.rawValue))
        node.add("toClass", .text(change.new.rawValue))
        node.add("fromAccount", .text(from))
        node.add("toAccount", .text(to))
        node.add("rules", .integer(Int64(entry.rules)))
        node.add("ruleLine", .integer(Int64(change.clause.line)))
        return node
    }

    private func counterpart(of found: FoundEntry, _ change: ClassReasons) throws -> FoundEntry {
        let entry = try journal.entries.row(position: found.position, number: change.counterpart)
        guard let entry else { throw ReasonsDiffer(what: "a change of class") }
        return FoundEntry(position: found.position, number: change.counterpart, entry: entry)
    }
}
