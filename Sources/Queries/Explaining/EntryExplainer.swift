import Accounting
import EventLog
import Events
import ReadModels

/// A journal entry with its id.
struct FoundEntry {
    let position: UInt64
    /// Its number under the event.
    let number: UInt32
    let entry: EntryRow

    var id: String { "\(position).\(number)" }

    func isBefore(_ position: UInt64, _ number: UInt32) -> Bool {
        (self.position, self.number) < (position, number)
    }
}

/// Explains an entry with the models as they stood after the event that caused it.
struct EntryExplainer {
    let models: ModelSet
    let log: EventLog

    var journal: CommissionJournal { models.commissions }

    /// The entry with everything that its amount follows from.
    ///
    /// - Throws: `ReasonsDiffer` where the leaves do not sum to the amount.
    /// - Complexity: that of valuing its document, and O(postings of the payee).
    func reason(_ found: FoundEntry) throws -> Reason {
        var node = try head(found)
        node.sumsUp = true
        node.parts = try parts(of: found)
        let events = EventFinder(log: log, models: models, currency: found.entry.currency)
        for position in found.entry.inputs { node.parts.append(try events.reason(position)) }
        try node.check()
        return node
    }

    /// What makes up the amount of an entry.
    private func parts(of found: FoundEntry) throws -> [Reason] {
        let change = try journal.classChange(
            of: found.entry, position: found.position, number: found.number)
        if let change { return [try move(found, change)] }
        switch found.entry.kind {
        case .accrued: return try accrual(found)
        case .released, .forfeited, .reinstated: return try leaving(found)
        case .adjusted, .scheduled, .returned, .paid: return try act(found)
        case .drawn: return try draw(found)
        case .fundAllocated, .fundExpired, .fundReimbursed: return try fund(found)
        }
    }

    /// The entry as one line, without its reasons.
    func head(_ found: FoundEntry) throws -> Reason {
        let entry = found.entry
        let row = try EntryPrinter(models, log).row(
            entry, position: found.position, number: found.number)
        let about = ["component", "payee", "document"].map { row[$0].words }
            .filter { !$0.isEmpty }.joined(separator: ", ")
        var node = Reason(
            .entry,
            "entry \(found.id): \(entry.kind.name) (\(entry.cause.name)), \(about), "
                + "for \(entry.forPeriod) in \(entry.inPeriod), effective \(entry.effectiveOn)",
            entry.currency, minorUnits: entry.amount)
        for name in [
            "entry", "position", "effectiveOn", "forPeriod", "inPeriod", "payee", "component",
            "document", "cause", "rules",
        ] {
            node.add(name, row[name])
        }
        node.add("entryKind", .text(entry.kind.name))
        return node
    }

    /// The payee's entries through the event that caused one, which tell what stood before it.
    func entries(
        like found: FoundEntry, where isLike: (EntryRow) -> Bool
    ) throws -> [FoundEntry] {
        var list: [FoundEntry] = []
        try journal.postings.forEach(of: UInt64(found.entry.payee)) { posting in
            guard posting.position <= found.position else { return false }
            guard posting.kind == found.entry.kind, posting.component == found.entry.component,
                posting.forPeriod == found.entry.forPeriod,
                let entry = try journal.entries.row(
                    position: posting.position, number: posting.number), isLike(entry)
            else { return true }
            list.append(
                FoundEntry(position: posting.position, number: posting.number, entry: entry))
            return true
        }
        return list
    }

    /// Entries that stand already, as what is taken off from what should stand.
    func taken(
        _ words: String, _ entries: [FoundEntry], _ currency: Currency
    ) throws -> [Reason] {
        guard !entries.isEmpty else { return [] }
        var sum: Int64 = 0
        let parts = try entries.map { found in
            try sum.subtract(found.entry.amount)
            var node = try head(found)
            node.kind = .earlier
            node.amount = try ExactAmount(minorUnits: found.entry.amount).negated()
            return node
        }
        return [Reason(.earlier, words, currency, minorUnits: sum, of: parts)]
    }
}

// MARK: - Accruals

extension EntryExplainer {
    /// What should stand of the part that the entry is of, less what stood.
    private func accrual(_ found: FoundEntry) throws -> [Reason] {
        let entry = found.entry
        return [try stands(entry, entry.costAccount)]
            + (try takenOnSameAccount(found, "posted before"))
    }

    /// What stands on the account of an entry but for itself, taken off: what was posted before,
    /// and what the same event posts after it for another window.
    func takenOnSameAccount(_ found: FoundEntry, _ words: String) throws -> [Reason] {
        let entry = found.entry
        let alike = try entries(like: found) {
            $0.document == entry.document && $0.costAccount == entry.costAccount
                && $0.limit == entry.limit
        }
        let before = alike.filter { $0.isBefore(found.position, found.number) }
        let beside = alike.filter {
            $0.position == found.position && $0.number > found.number
        }
        return (try taken(words, before, entry.currency))
            + (try taken("posted by the same event beside it", beside, entry.currency))
    }

    private func stands(_ entry: EntryRow, _ cost: Account.Kind?) throws -> Reason {
        guard let element = entry.document.element,
            let reasons = try journal.reasons(for: element)
        else { throw ReasonsDiffer(what: "an accrual on no document") }
        let explainer = try DocumentExplainer(reasons, models, log)
        let claim = reasons.claims.first {
            $0.index == entry.component && $0.earner == entry.payee && $0.cost == cost
        }
        switch entry.limit {
        case .cap?:
            if let claim { return try explainer.caps(claim, entry.forPeriod) }
        case .floor?:
            if let claim, reasons.period == entry.forPeriod { return try explainer.floor(claim) }
        case .stackCap?:
            if let claim, reasons.period == entry.forPeriod {
                return try explainer.stackCap(claim)
            }
        default:
            if let claim, claim.amount != nil, reasons.period == entry.forPeriod {
                return try explainer.form(claim)
            }
        }
        return try nothing(entry, explainer)
    }

    /// What stood stands no longer: why the component brings nothing now.
    private func nothing(_ entry: EntryRow, _ explainer: DocumentExplainer) throws -> Reason {
        let component = try journal.component(entry.component)
        let payee = try explainer.id(entry.payee)
        var node = Reason(
            .stands,
            "nothing of \(component) stands for \(payee) on \(explainer.name) about "
                + "\(entry.forPeriod) any more", entry.currency,
            minorUnits: 0, of: [])
        // The figures say why; their amounts, if any, are in other accounts or periods.
        for figure in try explainer.figures(payee: entry.payee, component: component) {
            var reason = Reason(.reason, figure.words, entry.currency)
            reason.fields = figure.fields
            reason.parts = figure.parts.filter { $0.amount == nil }
            node.parts.append(reason)
        }
        return node
    }
}

extension EntryRow {
    /// The limit that an accrual is posted for, apart from what the form brings.
    var limit: EntryCause? {
        [.floor, .stackCap, .cap].contains(cause) ? cause : nil
    }
}

extension EntryDocument {
    /// The invoice or the unlinked credit that it is.
    var element: DocumentElement? {
        switch kind {
        case .invoice: DocumentElement(invoice: ordinal)
        case .credit: DocumentElement(credit: ordinal)
        case .none, .adjustment, .dispute, .payout, .fund: nil
        }
    }
}
