import Accounting
import Rules

/// What the activated versions ask of the journal, worked out once for all documents.
final class EarningPlan {
    /// By place in the history.
    let versions: [VersionPlan]
    /// By the component's index in the journal.
    private(set) var components: [ComponentPlan] = []
    /// What gates of single lines ask for, each once.
    private(set) var lineGates: [GateTerms] = []
    /// Whether any version has a gate.
    private(set) var usesGates = false
    /// Whether any version has `earning_starts`.
    private(set) var usesEarningStarts = false

    /// The highest rate of any table, and the highest floor in minor units.
    private(set) var highestTableRate = Rate.zero
    private(set) var highestFloor: Int64 = 0
    /// How many levels overrides of commission have in all, and whether one brings more than it is
    /// a share of.
    private(set) var levelsOfCommission = 0
    private(set) var hasLevelsAboveWhole = false

    /// Whether documents are kept in the order of their earners' sales.
    var needsSalesOrder: Bool { usesGates || usesEarningStarts }

    /// Whether documents that these versions do not cover stand in orders that the versions before
    /// did not need.
    func needsOrders(beyond before: EarningPlan) -> Bool {
        if needsSalesOrder, !before.needsSalesOrder { return true }
        return components.indices.contains { index in
            components[index].isWatched
                && !(index < before.components.count && before.components[index].isWatched)
        }
    }

    init(
        _ history: some Collection<RuleVersion>, index: (String) throws -> UInt16
    ) throws {
        versions = try history.map { version in
            try VersionPlan(version, indexes: version.rules.components.map { try index($0.id) })
        }
        for plan in versions {
            if plan.version.rules.earningStarts != nil { usesEarningStarts = true }
            for (component, index) in zip(plan.version.rules.components, plan.indexes) {
                while components.count <= Int(index) { components.append(ComponentPlan()) }
                components[Int(index)].take(component, plan)
                take(component.gate, of: component)
                highestFloor = Swift.max(highestFloor, component.floorPerInvoice ?? 0)
                takeRates(of: component.form)
            }
        }
    }

    private func takeRates(of form: ComponentForm) {
        switch form {
        case .table(let table):
            highestTableRate = table.rows.map(\.rate).reduce(highestTableRate, Swift.max)
        case .override(let rules) where rules.of == .commission:
            levelsOfCommission += rules.levels.count
            if rules.levels.contains(where: { $0 > .whole }) { hasLevelsAboveWhole = true }
        default: break
        }
    }

    private func take(_ gate: Gate?, of component: Component) {
        guard let gate else { return }
        usesGates = true
        let terms = GateTerms(target: gate.target, atLeast: gate.atLeast)
        if !component.isRetroactive, !lineGates.contains(terms) { lineGates.append(terms) }
    }
}

/// What opens a gate: the measure of the targets, and the share of one that must be reached.
struct GateTerms: Hashable {
    let target: String
    let atLeast: Rate
}

/// A version with what the journal looks up about it.
struct VersionPlan {
    let version: RuleVersion
    /// The index in the journal of each component.
    let indexes: [UInt16]
    /// The window of each component's running total; nil for those without one.
    let windows: [Period.Kind?]
    /// The window of each component's cap; nil for those without one.
    let caps: [Period.Kind?]
    /// Whether what a document brings depends on no other document.
    let standsAlone: Bool
    let hasFloors: Bool
    let hasOverridesOfCommission: Bool

    init(_ version: RuleVersion, indexes: [UInt16]) throws {
        let rules = version.rules
        let calendar = rules.head.calendar
        self.version = version
        self.indexes = indexes
        windows = rules.components.map { component in
            guard case .table(let table) = component.form else { return nil }
            return table.window?.kind(in: calendar)
        }
        caps = rules.components.map { $0.cap?.window.kind(in: calendar) }
        standsAlone =
            windows.allSatisfy { $0 == nil } && caps.allSatisfy { $0 == nil }
            && rules.components.allSatisfy { $0.gate == nil } && rules.earningStarts == nil
        hasFloors = rules.components.contains { $0.floorPerInvoice != nil }
        hasOverridesOfCommission = rules.components.contains { $0.isOverrideOfCommission }
    }
}

/// What a component's versions ask, together.
struct ComponentPlan {
    /// Where rows of marginal tables begin, those at 0 left out, by the kind of their window.
    private var marginalRows: [Period.Kind: [Int64]] = [:]
    /// The same of retroactive tables.
    private var retroactiveRows: [Period.Kind: [Int64]] = [:]
    private(set) var isRetroactive = false
    /// Where caps lie, each with the kind of its window.
    private(set) var caps: [(kind: Period.Kind, amount: Int64)] = []
    /// The gates of retroactive tables, each with the version's place and the kind of its window.
    private(set) var windowGates: [WindowGate] = []

    /// Whether gates of its windows are asked at their last line by date.
    var isWatched: Bool { !windowGates.isEmpty }

    /// Where the rows of a window's marginal tables begin.
    func marginalRows(in window: Period) -> [Int64] { marginalRows[window.kind] ?? [] }

    /// How many rows of a window's retroactive tables begin at or below the size of a total.
    func retroactiveRow(of total: Int64, in window: Period) -> Int {
        (retroactiveRows[window.kind] ?? []).count { $0.magnitude <= total.magnitude }
    }

    struct WindowGate {
        let version: Int
        let kind: Period.Kind
        let terms: GateTerms
    }

    fileprivate mutating func take(_ component: Component, _ plan: VersionPlan) {
        let calendar = plan.version.rules.head.calendar
        if case .table(let table) = component.form, let window = table.window {
            let rows = table.rows.dropFirst().map(\.from)
            if table.mode == .retroactive {
                isRetroactive = true
                retroactiveRows[window.kind(in: calendar), default: []] += rows
                if let gate = component.gate {
                    windowGates.append(
                        WindowGate(
                            version: plan.version.index, kind: window.kind(in: calendar),
                            terms: GateTerms(target: gate.target, atLeast: gate.atLeast)))
                }
            } else {
                marginalRows[window.kind(in: calendar), default: []] += rows
            }
        }
        if let cap = component.cap {
            caps.append((cap.window.kind(in: calendar), cap.amount))
        }
    }
}

extension Component {
    /// Whether every line of a window is valued by the row that the window's total falls in.
    var isRetroactive: Bool {
        if case .table(let table) = form { return table.mode == .retroactive }
        return false
    }
}

extension RuleWindow {
    /// The kind of period that the window is, in a programme's calendar.
    func kind(in calendar: FiscalCalendar) -> Period.Kind {
        switch self {
        case .earningPeriod: calendar.earningPeriod
        case .month: .month
        case .quarter: .quarter
        case .halfYear: .halfYear
        case .fiscalYear: .fiscalYear
        case .lifetime: .lifetime
        }
    }
}
