/// Something a payee earns (sections 1, 3, 4 and 6).
struct Component {
    /// Its id, which entries carry.
    let id: String
    /// What must hold, all of it.
    let conditions: [Condition]
    /// How it is computed.
    let form: Form
    /// What must be attained before the table's rates apply.
    let gate: Gate?
    /// At most so much a window.
    let cap: Cap?
    /// At least so much an invoice, in minor units.
    let floor: Int128?

    /// The table whose window runs over several documents, if it has one.
    var windowedTable: Table? {
        guard case .table(let table) = form, table.mode.hasWindow else { return nil }
        return table
    }

    /// The override, if it is one.
    var override: Override? {
        if case .override(let override) = form { override } else { nil }
    }

    /// Whether the stack cap neither counts nor reduces it (section 6).
    var isOutsideStackCap: Bool { windowedTable != nil || override?.isOfCommission == true }
}

/// The forms of section 4; rates in parts per million, amounts in minor units.
enum Form {
    case flat(Int128)
    case byTier([String: Int128])
    case perUnit(Int128)
    case table(Table)
    case override(Override)
}

/// A table of rates or amounts.
struct Table {
    /// How a line is valued by it.
    enum Mode: String {
        case flatPerLine = "flat_per_line"
        case marginalPerLine = "marginal_per_line"
        case interpolatedPerLine = "interpolated_per_line"
        case marginal
        case retroactive

        /// Whether it depends on the other lines of a window.
        var hasWindow: Bool { self == .marginal || self == .retroactive }
    }

    /// A row; it contains its `from` and excludes the next one's.
    struct Row {
        /// Where it begins, in minor units.
        let from: Int128
        /// Where it ends; none for the last row of a table of rates.
        let to: Int128?
        /// Parts per million, or for interpolated rows an amount in minor units.
        let value: Int128
    }

    /// How a line is valued.
    let mode: Mode
    /// Which lines count together.
    let window: Window
    /// Rows that rise from 0.
    let rows: [Row]
}

/// What ancestors earn (section 6).
struct Override {
    /// The relation that leads to them.
    let along: String
    /// Whether it is a share of the commission below; else of the sale.
    let isOfCommission: Bool
    /// Rates in parts per million, from the parent upward.
    let levels: [Int128]
}

/// A gate before a table (section 6).
struct Gate {
    /// Name of the measure for which targets are set.
    let target: String
    /// Attainment in parts per million from which it is open.
    let atLeast: Int128
}

/// A cap of a component (section 6).
struct Cap {
    /// The window that it holds for.
    let per: Window
    /// Minor units.
    let amount: Int128
    /// Whether what is above it goes on to the next window.
    let carries: Bool
}
