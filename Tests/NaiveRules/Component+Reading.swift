import Yams

extension Component {
    /// Reads a component; amounts have the decimals of the programme's currency.
    init(node: Node, _ places: Int) throws {
        id = try node.text("id")
        conditions = try node.pairs("when").sorted { $0.key < $1.key }.map { key, value in
            try Condition(key: key, node: value, places)
        }
        form = try Form(node: node, places)
        gate = try node["gate"].map {
            Gate(
                target: try $0.text("target"),
                atLeast: try partsPerMillion(try $0.text("at_least")))
        }
        cap = try node["cap"].map {
            Cap(
                per: try Window(reading: try $0.text("per")),
                amount: try scaled(try $0.text("amount"), decimals: places),
                carries: try $0.text("excess") == "carry")
        }
        floor = try node.optionalText("floor_per_invoice").map {
            try scaled($0, decimals: places)
        }
    }
}

extension Form {
    /// Reads the one form that a component has.
    init(node: Node, _ places: Int) throws {
        if let rate = node.optionalText("flat") {
            self = .flat(try partsPerMillion(rate))
        } else if let rates = node["by_tier"] {
            self = .byTier(
                try rates.pairs().mapValues { try partsPerMillion($0.scalar?.string ?? "") })
        } else if let amount = node.optionalText("per_unit") {
            self = .perUnit(try scaled(amount, decimals: places))
        } else if let table = node["table"] {
            self = .table(try Table(node: table, places))
        } else {
            let override = try node.child("override")
            self = .override(
                Override(
                    along: try override.text("along"),
                    isOfCommission: try override.text("of") == "commission",
                    levels: try override.texts("levels").map { try partsPerMillion($0) }))
        }
    }
}

extension Table {
    /// Reads a table; the window is the earning period where none is named.
    init(node: Node, _ places: Int) throws {
        guard let mode = Mode(rawValue: try node.text("mode")) else {
            throw Unreadable("no mode: \(try node.text("mode"))")
        }
        self.mode = mode
        window = try Window(reading: node.optionalText("window") ?? "earning_period")
        let nodes = node.elements("rows")
        let starts = try nodes.map { try scaled(try $0.text("from"), decimals: places) }
        rows = try nodes.indices.map { index in
            let end = try nodes[index].optionalText("to").map { try scaled($0, decimals: places) }
            let value =
                mode == .interpolatedPerLine
                ? try scaled(try nodes[index].text("amount"), decimals: places)
                : try partsPerMillion(try nodes[index].text("rate"))
            return Row(
                from: starts[index], to: index + 1 < starts.count ? starts[index + 1] : end,
                value: value)
        }
    }
}

extension Window {
    /// Reads a window by its name.
    init(reading name: String) throws {
        guard let window = Window(rawValue: name) else { throw Unreadable("no window: \(name)") }
        self = window
    }
}

// MARK: - Nodes

extension Node {
    /// A value of a map that must be there.
    func child(_ key: String) throws -> Node {
        guard let node = self[key] else { throw Unreadable("no \(key)") }
        return node
    }

    /// A scalar of a map, where it is there; scalars are read as text.
    func optionalText(_ key: String) -> String? { self[key]?.scalar?.string }

    /// A scalar that must be there.
    func text(_ key: String) throws -> String {
        guard let text = optionalText(key) else { throw Unreadable("no \(key)") }
        return text
    }

    /// A whole number that must be there.
    func whole(_ key: String) throws -> Int { try child(key).wholeNumber() }

    /// This scalar as a whole number.
    func wholeNumber() throws -> Int {
        guard let number = Int(scalar?.string ?? "") else { throw Unreadable("no whole number") }
        return number
    }

    /// The nodes of a list; none where it is not there.
    func elements(_ key: String) -> [Node] {
        self[key].flatMap { $0.sequence.map(Array.init) } ?? []
    }

    /// The scalars of a list.
    func texts(_ key: String) -> [String] { elements(key).compactMap { $0.scalar?.string } }

    /// This map by its keys.
    func pairs() -> [String: Node] {
        var result: [String: Node] = [:]
        for (key, value) in mapping ?? [:] { result[key.scalar?.string ?? ""] = value }
        return result
    }

    /// A map by its keys; empty where it is not there.
    func pairs(_ key: String) -> [String: Node] { self[key]?.pairs() ?? [:] }
}
