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
        for document in run.found.inOrder() { try settle(document.element, &run) }
        try settleCaps(&run)
        for document in run.posted.inOrder() { try settleHolds(of: document.element, run) }
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
        let plan = try earningPlan()
        guard !plan.needsSalesOrder, let document = try document(element) else { return false }
        var account = try account(of: element)
        guard account.windows.isEmpty, account.capped.isEmpty else { return false }
        let version = document.version.map { plan.versions[$0] }
        guard version?.standsAlone ?? true else { return false }
        if version == nil, account.posted.isEmpty { return true }
        var run = SettlingRun(event, cause)
        run.touchesAll = true
        if version != nil { try fixFacts(of: document, in: &account) }
        try value(document, account, under: version)
        try postAccruals(document, &account, version, &run)
        try postLeavings(document, &account, version, run)
        keep(account, of: element)
        return true
    }

    /// Fixes what is known about a document that the event touches, and puts it into the orders of
    /// documents that it belongs to.
    private func place(_ element: DocumentElement, _ run: inout SettlingRun) throws {
        guard let document = try document(element) else { return }
        var account = try account(of: element)
        let version = try document.version.map { try earningPlan().versions[$0] }
        if version != nil { try fixFacts(of: document, in: &account) }
        try placeInSales(document, &account, &run)
        try placeInWindows(document, &account, version, &run)
        keep(account, of: element)
    }

    private func settle(_ element: DocumentElement, _ run: inout SettlingRun) throws {
        guard let document = try document(element) else { return }
        var account = try account(of: element)
        let version = try document.version.map { try earningPlan().versions[$0] }
        if version == nil, account.posted.isEmpty { return }
        try value(document, account, under: version)
        let before = account
        try postAccruals(document, &account, version, &run)
        try noteCaps(document, account, version, &run)
        if run.isTouched(element) { run.post(on: element, at: document.position) }
        if account != before { keep(account, of: element) }
    }

    /// Position of the event that recorded a document; 0 where there is none.
    func position(of element: DocumentElement) throws -> UInt64 {
        element.isCredit
            ? try sales.credits.row(element.ordinal)?.position ?? 0
            : try sales.invoices.row(element.ordinal)?.position ?? 0
    }

    /// Takes in cash, which changes what has left *held* and nothing else.
    func settlePayment(_ event: borrowing EventView) throws {
        let element = DocumentElement(invoice: event.number)
        guard let document = try document(element), let place = document.version,
            try earningPlan().versions[place].version.rules.holds?.customerUnpaid != nil
        else { return }
        try settleHolds(of: element, SettlingRun(event, .payment))
    }

    private func settleHolds(of element: DocumentElement, _ run: SettlingRun) throws {
        guard !element.isCredit, let document = try document(element) else { return }
        var account = try account(of: element)
        guard !account.posted.isEmpty else { return }
        let version = try document.version.map { try earningPlan().versions[$0] }
        try postLeavings(document, &account, version, run)
        keep(account, of: element)
    }
}
