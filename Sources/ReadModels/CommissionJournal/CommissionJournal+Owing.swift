import Accounting
import Events
import Projections
import Rules

// Settlements of many documents are put off and paid in batches, beside events that have nothing to
// do with them.
//
// What comes out is what would have come out at once. A put-off settlement reads and changes its
// documents, the orders and caps of those who earn on them, and their postings: no event passes that
// concerns one of them, or that everybody's figures rest on. What the others post meanwhile carries
// later positions and is about other payees, so it stays in its place.

extension CommissionJournal: OwingProjector {
    package var owed: EventName? { settlementOwed?.event }

    /// Pays what an event could meet before the models that come before the journal take it in. Of a
    /// new document it does not show yet whom it concerns; `change(_:_:)` looks again.
    package func makeWay(for event: borrowing EventView) throws {
        guard settlementOwed != nil else { return }
        switch event.streamKind {
        case .lead: break
        case .deal where event.type != .dealAttributed: break
        case .invoice: try makeWay(for: DocumentElement(invoice: event.number))
        case .credit:
            let invoice = event.reference(SaleCredited.Slot.invoiceId)
            if invoice != 0 { try makeWay(for: DocumentElement(invoice: invoice)) }
        default: try payOff()
        }
    }

    package func payOff(atMost documents: Int) throws {
        guard var owed = settlementOwed else { return }
        settlementOwed = nil
        // It may be paid in the middle of another event.
        let number = nextNumber
        nextNumber = owed.nextNumber
        lastDocument = nil
        valuation.collectedFor = nil
        var steps = documents
        try goOn(with: &owed.settlement, &steps)
        owed.nextNumber = nextNumber
        nextNumber = number
        lastDocument = nil
        valuation.collectedFor = nil
        if owed.settlement.stage != .done { settlementOwed = owed }
    }

    /// Puts a settlement off if it is of many documents and nothing speaks against it.
    ///
    /// - Complexity: O(documents), a small part of what settling them costs.
    func putOff(_ settlement: Settlement, after event: borrowing EventView) throws -> Bool {
        // What an activation settles concerns everybody.
        guard let mostAtOnce, settlement.left > mostAtOnce, settlement.run.cause != .ruleChange
        else { return false }
        try payOff()
        var payees: Set<UInt32> = []
        for document in settlement.waiting {
            try accounts(of: document.element).withRow(document.element.ordinal) { row in
                for facts in row.facts { payees.insert(facts.payee) }
            }
        }
        guard try isFarFromLimits(settlement, payees.count) else { return false }
        settlementOwed = SettlementOwed(
            event: try EventName(event), settlement: settlement, payees: payees)
        return true
    }

    /// Pays what is owed if a document concerns one whom it concerns.
    func makeWay(for element: DocumentElement) throws {
        guard let payees = settlementOwed?.payees else { return }
        var isConcerned = false
        try accounts(of: element).withRow(element.ordinal) { row in
            isConcerned = row.facts.contains { payees.contains($0.payee) }
        }
        if isConcerned { try payOff() }
    }

    /// The same of a document whose row is in hand.
    func makeWay(for account: DocumentAccount) throws {
        guard let payees = settlementOwed?.payees else { return }
        if account.facts.contains(where: { payees.contains($0.payee) }) { try payOff() }
    }

    /// Whether no figure can leave 64 bits in a settlement, whatever it comes to. An event whose
    /// figures do not fit is refused, and once it is recorded that is too late.
    private func isFarFromLimits(_ settlement: Settlement, _ payees: Int) throws -> Bool {
        let plan = try earningPlan()
        var size = try exposure.row(1)?.size ?? 0
        let touched = settlement.run.touched.inOrder()
        guard touched.count <= 64, let home = try programme.currency() else { return false }
        var bases: [Int64] = []
        for found in touched {
            guard let document = try document(found.element) else { continue }
            for line in document.lines {
                try document.crediting.credit(
                    line.retained, of: document.currency, in: home, into: &bases)
                for basis in bases { size.addClamped(basis.magnitude) }
            }
        }
        // Each figure is the sum of amounts that stood or will stand, by component and earner, each
        // entered on either side at most twice over.
        let parts = UInt64(plan.components.count) * UInt64(payees) * 4
        let times = plan.highestTableRate.partsPerMillion / 1_000_000 + 2
        guard size < 1 << 56, parts < 1 << 24, times < 1 << 16, plan.highestFloor < 1 << 40 else {
            return false
        }
        let most =
            Int128(size) * Int128(times)
            + Int128(plan.highestFloor) * Int128(settlement.left)
        return most * Int128(parts) < 1 << 62
    }
}
