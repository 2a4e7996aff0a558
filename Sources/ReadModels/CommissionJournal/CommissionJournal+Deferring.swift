import Accounting
import Events
import Projections
import Rules

// Settlements of many documents are put off and made up for in batches, beside events that have
// nothing to do with them.
//
// What comes out is what would have come out at once. A put-off settlement reads and changes its
// documents, the orders and caps of those who earn on them, and their postings: no event passes that
// concerns one of them, or that everybody's figures rest on. What the others post meanwhile carries
// later positions and is about other payees, so it stays in its place.

extension CommissionJournal: DeferringProjector {
    package var deferred: EventName? { deferredSettlement?.event }

    /// Settles what an event could meet before the models that come before the journal take it in.
    /// Of a new document it does not show yet whom it concerns; `change(_:_:)` looks again.
    package func makeWay(for event: borrowing EventView) throws {
        guard deferredSettlement != nil else { return }
        switch event.streamKind {
        case .lead: break
        case .deal where event.type != .dealAttributed: break
        case .invoice: try makeWay(for: DocumentElement(invoice: event.number))
        case .credit:
            let invoice = event.reference(SaleCredited.Slot.invoiceId)
            if invoice != 0 { try makeWay(for: DocumentElement(invoice: invoice)) }
        default: try settleDeferred()
        }
    }

    package func settleDeferred(atMost documents: Int) throws {
        guard var deferred = deferredSettlement else { return }
        deferredSettlement = nil
        // It may be settled in the middle of another event.
        let number = nextNumber
        nextNumber = deferred.nextNumber
        lastDocument = nil
        valuation.collectedFor = nil
        var steps = documents
        try goOn(with: &deferred.settlement, &steps)
        deferred.nextNumber = nextNumber
        nextNumber = number
        lastDocument = nil
        valuation.collectedFor = nil
        if deferred.settlement.stage != .done { deferredSettlement = deferred }
    }

    /// Puts a settlement off if it is of many documents and nothing speaks against it.
    ///
    /// - Complexity: O(documents), a small part of what settling them costs.
    func putOff(_ settlement: Settlement, after event: borrowing EventView) throws -> Bool {
        // What an activation settles concerns everybody.
        guard let mostAtOnce, settlement.left > mostAtOnce, settlement.run.cause != .ruleChange
        else { return false }
        try settleDeferred()
        var payees: Set<UInt32> = []
        for document in settlement.waiting {
            try accounts(of: document.element).withRow(document.element.ordinal) { row in
                payees.formUnion(row.facts.map(\.payee))
                payees.formUnion(row.listed)
            }
        }
        guard try isFarFromLimits(settlement) else { return false }
        deferredSettlement = DeferredSettlement(
            event: try EventName(event), settlement: settlement, payees: payees,
            nextNumber: nextNumber)
        return true
    }

    /// Settles what is deferred if a document concerns one whom it concerns.
    func makeWay(for element: DocumentElement) throws {
        guard let payees = deferredSettlement?.payees else { return }
        var isConcerned = false
        try accounts(of: element).withRow(element.ordinal) { row in
            isConcerned = row.concerns(payees)
        }
        if isConcerned { try settleDeferred() }
    }

    /// The same of a document whose row is in hand. One that no version covers has no facts, and
    /// counts among its payees' sales all the same.
    func makeWay(for document: ValuedDocument, _ account: DocumentAccount) throws {
        guard let payees = deferredSettlement?.payees else { return }
        let isConcerned =
            account.concerns(payees)
            || document.crediting.shares.contains { payees.contains($0.payee) }
        if isConcerned { try settleDeferred() }
    }

    /// Whether no figure can leave 64 bits in a settlement, whatever it comes to. An event whose
    /// figures do not fit is refused, and once it is recorded that is too late.
    ///
    /// What its own documents bring is worked out; what the others bring can only change by the
    /// rates of tables, by floors, and by overrides of what these bring.
    ///
    /// - Throws: `AccountingError` where its own documents' amounts do not fit.
    private func isFarFromLimits(_ settlement: Settlement) throws -> Bool {
        let plan = try earningPlan()
        var size = try exposure.row(1)?.size ?? 0
        for found in settlement.run.touched.inOrder() {
            try change(found.element) { document, account, plan in
                try value(document, account, under: plan)
                size.addClamped(valuation.size)
            }
        }
        // Each figure is a sum of amounts, each entered on either side at most twice over.
        let times = plan.highestTableRate.partsPerMillion / 1_000_000 + 2
        let levels = 4 * (1 + plan.levelsOfCommission)
        guard !plan.hasLevelsAboveWhole, size < 1 << 58, times < 1 << 16, levels < 1 << 16,
            plan.highestFloor < 1 << 40
        else { return false }
        let most =
            Int128(size) * Int128(times)
            + Int128(plan.highestFloor) * Int128(settlement.left)
        return most * Int128(levels) < 1 << 62
    }
}
