import Accounting
import Rules

/// What one share of a line brings somebody under one component, before the one rounding.
struct Earning {
    /// Place of the line on the document.
    let line: Int
    /// Place of the share in the document's crediting.
    let share: Int
    /// Place of the component in the rule file.
    let component: Int
    /// Who earns: the payee, or for an override its ancestor.
    let earner: UInt32
    /// Place of the earner in the account's facts.
    let facts: Int
    /// Credited basis in minor units of the programme's currency.
    let basis: Int64
    /// Of an override the rate of the earner's level.
    let levelRate: Rate
    /// Millionths of a minor unit, by the form.
    var form: Int128 = 0
    /// The same after the floor.
    var floored: Int128 = 0
    /// The same after the stack cap.
    var capped: Int128 = 0
}

/// A level of an override of commission, whether it earns or not.
struct Climb {
    /// Place of the component in the rule file.
    let component: Int
    /// Whose commission it is, below all levels.
    let payee: UInt32
    /// From 1.
    let level: Int
    let earner: UInt32
    /// What its condition was asked about.
    let facts: LineFacts
    let rate: Rate
    /// What the level below earns, in minor units.
    let base: Int64
    /// What this one earns on it.
    let commission: Int64
}

/// What a component brings an earner on a document: exact while it is valued, then in minor units.
struct ValuedAmount {
    /// Place of the component in the rule file.
    let component: Int
    let earner: UInt32
    /// Whether it is worked out on rounded amounts, and is not exact itself.
    var isRounded = false
    var form: Int128 = 0
    var floored: Int128 = 0
    var capped: Int128 = 0
    /// Minor units after the form, and what floor and stack cap change.
    var formCents: Int64 = 0
    var floorCents: Int64 = 0
    var stackCapCents: Int64 = 0
    var slices: [EntrySlice] = []
    /// The running total before the line at hand, and that of the whole window.
    var running: Int64 = 0
    var windowTotal: Int64 = 0

    /// What stands before caps, in minor units.
    func beforeCaps() throws(AccountingError) -> Int64 {
        try formCents.adding(floorCents).adding(stackCapCents)
    }
}

/// What should stand on one document. Reused from document to document.
struct Valuation {
    /// The sizes of all bases and amounts, summed up.
    var size: UInt64 {
        var size: UInt64 = 0
        for earning in earnings { size.addClamped(earning.basis.magnitude) }
        for amount in amounts {
            size.addClamped(amount.formCents.magnitude)
            size.addClamped(amount.floorCents.magnitude)
            size.addClamped(amount.stackCapCents.magnitude)
        }
        return size
    }

    /// The document whose earnings are collected and not valued yet.
    var collectedFor: DocumentElement?
    /// In the order of lines, shares, then components.
    var earnings: [Earning] = []
    /// In the order of the rule file's components, then of shares, then of those above them.
    var amounts: [ValuedAmount] = []
    /// Levels of overrides of commission, in the order in which they were climbed.
    var climbs: [Climb] = []
    /// Tier of each earner, in the order of the account's facts, in the ladder of the version.
    var tiers: [UInt8?] = []
    /// Whether each earner has begun to earn on the document's date, in the same order.
    var isEligible: [Bool] = []
    /// Credited basis of each share, line after line.
    var bases: [Int64] = []
    /// Scratch for the bases of one line.
    var lineBases: [Int64] = []
    /// Credited basis of all primary shares together, by line.
    var primary: [Int64] = []
    /// How far the primary bases of each payee have been added up, for gates.
    var salesSoFar: [SalesSoFar] = []

    /// The primary bases of a payee through some of the document's shares, line after line.
    struct SalesSoFar {
        let payee: UInt32
        var count = 0
        var sum: Int64 = 0
    }

    mutating func removeAll() {
        collectedFor = nil
        earnings.removeAll(keepingCapacity: true)
        amounts.removeAll(keepingCapacity: true)
        climbs.removeAll(keepingCapacity: true)
        tiers.removeAll(keepingCapacity: true)
        isEligible.removeAll(keepingCapacity: true)
        bases.removeAll(keepingCapacity: true)
        primary.removeAll(keepingCapacity: true)
        salesSoFar.removeAll(keepingCapacity: true)
    }

    /// The place of what a component brings an earner, which begins where there is none.
    mutating func index(component: Int, earner: UInt32) -> (place: Int, isNew: Bool) {
        let found = amounts.firstIndex { $0.component == component && $0.earner == earner }
        if let found { return (found, false) }
        amounts.append(ValuedAmount(component: component, earner: earner))
        return (amounts.count - 1, true)
    }

    /// Puts the amounts into the order in which entries are posted.
    mutating func sort(facts: [EarnerFacts]) {
        guard amounts.count > 1 else { return }
        func place(_ amount: ValuedAmount) -> Int {
            facts.firstIndex { $0.payee == amount.earner } ?? facts.count
        }
        amounts.sort { one, other in
            (one.component, place(one)) < (other.component, place(other))
        }
    }
}

extension ValuedAmount {
    /// Adds a part of a basis that was valued at a rate of a row.
    mutating func add(_ slice: EntrySlice) throws(AccountingError) {
        let known = slices.firstIndex {
            $0.rate == slice.rate && $0.from == slice.from && $0.to == slice.to
        }
        if let known {
            slices[known].basis = try slices[known].basis.adding(slice.basis)
        } else {
            slices.append(slice)
        }
    }
}
