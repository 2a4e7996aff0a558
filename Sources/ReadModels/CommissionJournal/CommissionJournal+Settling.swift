import Accounting
import Events
import Projections
import Rules

// Bringing what stands to what should stand, after an event: rules.md section 4, "one principle".

extension CommissionJournal {
    /// Brings the documents to where they should stand that an event touches, and those that it
    /// moves beside them. `find` touches and finds documents.
    ///
    /// - Complexity: that of the documents whose amounts change, and a logarithm for each order of
    ///   documents that they stand in.
    func settle(
        _ event: borrowing EventView, _ cause: EntryCause,
        finding find: (inout SettlingRun) throws -> Void
    ) throws {
        var run = SettlingRun(event, cause)
        try find(&run)
        for document in run.touched.inOrder() { try place(document.element, &run) }
        try findWindowsOfGates(&run)
        try findDocumentsOfWindows(&run)
        var settlement = Settlement(consume run)
        if try putOff(settlement, after: event) { return }
        var steps = Int.max
        try goOn(with: &settlement, &steps)
    }

    /// Goes on with a settlement by at most so many steps, of which it takes what it needs; each
    /// looks at one document.
    func goOn(with settlement: inout Settlement, _ steps: inout Int) throws {
        while steps > 0, settlement.stage != .done {
            if settlement.stage == .capping {
                guard try goOn(with: &settlement.caps, &steps) else { return }
            } else if let element = settlement.nextDocument() {
                steps -= 1
                try settle(element, at: settlement.stage, &settlement.run)
                continue
            }
            settlement.turn()
        }
    }

    private func settle(
        _ element: DocumentElement, at stage: Settlement.Stage, _ run: inout SettlingRun
    ) throws {
        switch stage {
        case .valuing: try settle(element, &run)
        case .postingCaps: try postCaps(on: element, &run)
        case .releasing: try settleHolds(of: element, run)
        case .capping, .done: break
        }
    }

    /// The documents that an event of a sale, a deal or a rule set touches.
    func settleTouched(_ event: borrowing EventView, _ cause: EntryCause) throws {
        let touched = sales.touched
        guard !touched.isEmpty else { return }
        if touched.count == 1, try settleAlone(touched[0], event, cause) { return }
        try settle(event, cause) { run in
            for element in touched {
                run.touch(element, at: try position(of: element))
            }
        }
    }

    /// Settles a document that depends on no other, without any order of documents.
    ///
    /// - Returns: whether that could be done.
    private func settleAlone(
        _ element: DocumentElement, _ event: borrowing EventView, _ cause: EntryCause
    ) throws -> Bool {
        guard !(try earningPlan().needsSalesOrder) else { return false }
        var run = SettlingRun(event, cause)
        run.touchesAll = true
        var isDone = false
        try change(element) { document, account, plan in
            guard account.windows.isEmpty, account.capped.isEmpty, plan?.standsAlone ?? true
            else { return }
            isDone = true
            if plan == nil, account.posted.isEmpty { return }
            if plan != nil { try fixFacts(of: document, in: &account) }
            try makeWay(for: document, account)
            try value(document, account, under: plan)
            try postAccruals(document, &account, plan, &run)
            try postLeavings(document, &account, plan, run)
        }
        return isDone
    }

    /// Fixes what is known about a document that the event touches, and puts it into the orders of
    /// documents that it belongs to.
    private func place(_ element: DocumentElement, _ run: inout SettlingRun) throws {
        try change(element) { document, account, plan in
            if plan != nil { try fixFacts(of: document, in: &account) }
            try makeWay(for: document, account)
            try placeInSales(document, &account, &run)
            try placeInWindows(document, &account, plan, &run)
        }
    }

    private func settle(_ element: DocumentElement, _ run: inout SettlingRun) throws {
        try change(element) { document, account, plan in
            if plan == nil, account.posted.isEmpty { return }
            try value(document, account, under: plan)
            try postAccruals(document, &account, plan, &run)
            try noteCaps(document, account, plan, &run)
            if run.isTouched(element) { run.post(on: element, at: document.position) }
        }
    }

    /// Position of the event that recorded a document; 0 where there is none.
    func position(of element: DocumentElement) throws -> UInt64 {
        element.isCredit
            ? try sales.credits.row(element.ordinal)?.position ?? 0
            : try sales.invoices.row(element.ordinal)?.position ?? 0
    }

    /// Takes in cash, which changes what has left *held* and nothing else.
    func settlePayment(_ event: borrowing EventView) throws {
        let run = SettlingRun(event, .payment)
        try change(DocumentElement(invoice: event.number)) { document, account, plan in
            guard plan?.version.rules.holds?.customerUnpaid != nil else { return }
            try postLeavings(document, &account, plan, run)
        }
    }

    private func settleHolds(of element: DocumentElement, _ run: SettlingRun) throws {
        guard !element.isCredit else { return }
        try change(element) { document, account, plan in
            try postLeavings(document, &account, plan, run)
        }
    }
}
