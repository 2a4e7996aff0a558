import Accounting
import Events
import Projections
import Rules

// Posting the difference between what should stand and what stands.

/// What brings an accrual about, each posted apart (rules.md section 6).
enum AccrualPart: CaseIterable {
    case form
    case floor
    case stackCap
    case cap

    /// The cause that it has whatever the event.
    var cause: EntryCause? {
        switch self {
        case .form: nil
        case .floor: .floor
        case .stackCap: .stackCap
        case .cap: .cap
        }
    }
}

extension PostedAmount {
    /// What stands of a part.
    subscript(part: AccrualPart) -> Int64 {
        get {
            switch part {
            case .form: form
            case .floor: floor
            case .stackCap: stackCap
            case .cap: cap
            }
        }
        set {
            switch part {
            case .form: form = newValue
            case .floor: floor = newValue
            case .stackCap: stackCap = newValue
            case .cap: cap = newValue
            }
        }
    }
}

/// What entries on a document share, whatever they are.
struct PostingContext {
    let document: ValuedDocument
    /// Number of the version that values the document; 0 for none.
    let rules: UInt32
    let currency: Currency
    let cause: EntryCause
    let run: SettlingRun

    var inputs: [UInt64] {
        document.position == run.position ? [run.position] : [document.position, run.position]
    }
}

extension CommissionJournal {
    /// Brings what form, floor and stack cap have posted on a document to what `valuation` says.
    func postAccruals(
        _ document: ValuedDocument, _ account: inout DocumentAccount, _ plan: VersionPlan?,
        _ run: inout SettlingRun
    ) throws {
        guard let latest = try programme.latest() else { return }
        let context = context(document, plan, latest, run)
        let own = latest.rules.head.calendar.earningPeriod(containing: document.date)
        let start = latest.rules.head.calendar.firstDay(of: own)
        let entriesBefore = nextNumber
        if run.cause == .ruleChange, let plan {
            for place in account.posted.indices {
                try reclassify(&account.posted[place], plan, context)
            }
        }
        for amount in valuation.amounts {
            guard let plan else { break }
            let place = account.posted.place(
                of: PostedAmount(
                    component: plan.indexes[amount.component], payee: amount.earner,
                    cost: plan.version.rules.components[amount.component].costClass, period: own,
                    from: start))
            let isNothing =
                amount.formCents == 0 && amount.floorCents == 0 && amount.stackCapCents == 0
            if isNothing, account.posted[place].isEmpty { continue }
            try bring(
                &account.posted[place], .form, to: amount.formCents, slices: amount.slices, context)
            try bring(&account.posted[place], .floor, to: amount.floorCents, context)
            try bring(&account.posted[place], .stackCap, to: amount.stackCapCents, context)
        }
        for place in account.posted.indices where !isValued(account.posted[place], own, start, plan)
        {
            for part in [AccrualPart.form, .floor, .stackCap] {
                try bring(&account.posted[place], part, to: 0, context)
            }
        }
        account.posted.removeAll { $0.isEmpty }
        if nextNumber != entriesBefore { run.post(on: document.element, at: document.position) }
        try expose()
    }

    /// Counts the sizes of what `valuation` has worked out.
    private func expose() throws {
        let size = valuation.size
        if size == 0 { return }
        var row = try exposure.row(1) ?? ExposureRow()
        row.size.addClamped(size)
        exposure.set(1, to: row)
    }

    func context(
        _ document: ValuedDocument, _ plan: VersionPlan?, _ latest: RuleVersion, _ run: SettlingRun
    ) -> PostingContext {
        PostingContext(
            document: document, rules: plan?.version.number ?? 0,
            currency: latest.rules.head.currency, cause: run.cause(on: document.element), run: run)
    }

    /// Whether `valuation` says what stands there: else nothing should.
    private func isValued(
        _ posted: PostedAmount, _ own: Period, _ start: BusinessDate, _ plan: VersionPlan?
    ) -> Bool {
        guard let plan else { return false }
        return posted.period == own && posted.from == start
            && valuation.amounts.contains { amount in
                plan.indexes[amount.component] == posted.component
                    && amount.earner == posted.payee
            }
    }

    /// Posts what is missing of a part of an accrual.
    func bring(
        _ posted: inout PostedAmount, _ part: AccrualPart, to should: Int64,
        slices: [EntrySlice] = [], _ context: PostingContext
    ) throws {
        let difference = try should.subtracting(posted[part])
        guard difference != 0 else { return }
        let booking = try programme.booking(for: date(posted, context))
        let target: Account.Kind = context.document.isInvoice ? .held : .payable
        try post(
            .accrued, part.cause ?? context.cause, difference, posted, booking, slices: slices,
            from: EntryLine(posted.cost.account, UInt32(posted.component), difference),
            to: EntryLine(target, posted.payee, -difference), context)
        posted[part] = should
        try posted.accrued.add(difference, on: booking.effectiveOn)
    }

    /// The date to which an entry belongs: the event's, but never before the document's nor before
    /// the first day of the period or window that it is about.
    func date(_ posted: PostedAmount, _ context: PostingContext) -> BusinessDate {
        Swift.max(context.run.effectiveOn, context.document.date, posted.from)
    }

    func post(
        _ kind: EntryKind, _ cause: EntryCause, _ amount: Int64, _ posted: PostedAmount,
        _ booking: (period: Period, effectiveOn: BusinessDate), slices: [EntrySlice] = [],
        from: EntryLine, to: EntryLine, _ context: PostingContext
    ) throws {
        let entry = EntryRow(
            recordedAt: context.run.recordedAt, effectiveOn: booking.effectiveOn,
            forPeriod: posted.period, inPeriod: booking.period, payee: posted.payee, kind: kind,
            cause: cause, component: posted.component,
            document: EntryDocument(context.document.element), rules: context.rules,
            currency: context.currency, amount: amount, lines: [from, to], slices: slices,
            inputs: context.inputs)
        try append(entry, at: context.run.position)
    }
}

extension CostClass {
    /// The account that a component of this class is booked to.
    package var account: Account.Kind {
        switch self {
        case .contractCost: .commission
        case .reductionOfRevenue: .rebate
        case .marketingExpense: .marketing
        }
    }
}
