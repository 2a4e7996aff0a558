import Accounting
import Events
import Projections

// From a submission to its decision: submitted, conflict_found, returned.

extension DealRegister {
    func submit(_ event: borrowing EventView) throws {
        let body = try DealSubmittedView(event.body())
        let deal = event.number
        let date = event.effectiveOn
        let old = try deals.row(deal)
        let numbers = try lineNumbers(body.productLines)
        var row = DealRow(
            revision: body.revision, owner: event.reference(DealSubmitted.Slot.partnerId),
            distributor: event.reference(DealSubmitted.Slot.distributorId),
            lead: event.reference(DealSubmitted.Slot.leadId), kind: body.kind,
            sourcing: body.sourcing, isComplete: body.complete ?? true,
            lines: ProductLineMask(numbers), submittedOn: date)
        row.value = body.value
        row.expectedCloseOn = body.expectedCloseOn
        if let old {
            row.submittedOn = old.submittedOn
            row.firstApprovedOn = old.firstApprovedOn
            row.hasHadOwners = old.hasHadOwners || old.owner != row.owner
            row.latestOn = max(old.latestOn, date)
            if try conflicts.row(deal) != nil { conflicts.set(deal, to: DealConflictsRow()) }
        }
        let name = try body.customer.name.string()
        let country = try body.customer.country?.string()
        let identity = CustomerIdentity(
            name: name, domain: try body.customer.domain?.string(),
            duns: try body.customer.duns?.string(), taxID: try body.customer.taxId?.string(),
            country: country)
        try customers.place(deal, customer: identity, until: row.inTheWayUntil)
        texts.set(
            deal,
            to: DealTextRow(
                id: try body.dealId.string(), customer: name, country: country ?? "",
                lines: numbers))
        try put(row, for: old, event, setsOwner: true)
    }

    /// The numbers of the lines that a submission names, in its order, each once.
    private func lineNumbers(_ names: borrowing TextListView) throws -> [UInt32] {
        var numbers: [UInt32] = []
        numbers.reserveCapacity(names.count)
        var rest = copy names
        while let name = try rest.next() {
            let number = try lines.number(of: try name.string())
            if !numbers.contains(number) { numbers.append(number) }
        }
        return numbers
    }

    func addConflict(_ event: borrowing EventView) throws {
        let body = try DealConflictFoundView(event.body())
        let conflict = DealConflict(
            position: event.position,
            other: event.reference(DealConflictFound.Slot.otherDealId), kind: body.kind,
            match: body.match, score: body.score, more: body.more ?? 0)
        try conflicts.update(event.number) { row in
            row = row ?? DealConflictsRow()
            row?.conflicts.append(conflict)
        }
        try change(event) { row in
            if row.state == .submitted { row.state = .conflicted }
        }
    }

    func sendBack(_ event: borrowing EventView) throws {
        let respondBy = try DealReturnedView(event.body()).respondBy
        try change(event) { row in
            row.state = .returned
            row.respondBy = respondBy
        }
    }
}
