import Accounting

// MARK: - Texts and words

extension RuleReader {
    /// The text of a single value, and whether it is quoted; `sample` is what it could be.
    mutating func scalar(
        _ node: YAMLNode, _ name: String, _ sample: String
    ) -> (text: String, isQuoted: Bool)? {
        switch node.content {
        case .text(let text, let isQuoted): return (text, isQuoted)
        case .nothing: find(node.at, "`\(name)` has no value", "such as `\(sample)`")
        default:
            find(
                node.at, "`\(name)` must be a single value, not \(node.noun)", "such as `\(sample)`"
            )
        }
        return nil
    }

    /// An id: 1 to 128 bytes of printable characters without blanks (events.md, types).
    mutating func identifier(_ node: YAMLNode, _ name: String, _ sample: String) -> String? {
        guard let text = scalar(node, name, sample)?.text else { return nil }
        guard Self.isIdentifier(text) else {
            find(
                node.at, "`\(name)` must be an id, not `\(Self.shown(text))`",
                "an id has 1 to 128 bytes, printable and without blanks, such as `\(sample)`")
            return nil
        }
        return text
    }

    static func isIdentifier(_ text: String) -> Bool {
        guard (1...128).contains(text.utf8.count) else { return false }
        return text.unicodeScalars.allSatisfy { scalar in
            switch scalar.properties.generalCategory {
            case .control, .format, .surrogate, .privateUse, .unassigned, .spaceSeparator,
                .lineSeparator, .paragraphSeparator:
                false
            default: true
            }
        }
    }

    /// One of the words of an enumeration.
    mutating func word<Word: CaseIterable & RawRepresentable<String>>(
        _ node: YAMLNode, _ name: String, _: Word.Type = Word.self
    ) -> Word? {
        let legal = Word.allCases.map(\.rawValue)
        return word(node, name, legal).flatMap(Word.init(rawValue:))
    }

    /// One of the words of a fact.
    mutating func fact<Fact: LineFact>(
        _ node: YAMLNode, _ name: String, _: Fact.Type = Fact.self
    ) -> Fact? {
        word(node, name, Fact.allCases.map(\.name)).flatMap(Fact.init(name:))
    }

    /// One of the `legal` words.
    mutating func word(_ node: YAMLNode, _ name: String, _ legal: [String]) -> String? {
        guard let text = scalar(node, name, legal.first ?? "")?.text else { return nil }
        guard legal.contains(text) else {
            find(
                node.at, "`\(Self.shown(text))` is not a value of `\(name)`",
                Self.nearest(text, in: legal, "value"))
            return nil
        }
        return text
    }

    /// `true` or `false`.
    mutating func flag(_ node: YAMLNode, _ name: String) -> Bool? {
        guard let text = scalar(node, name, "true")?.text else { return nil }
        if text == "true" || text == "false" { return text == "true" }
        // By letters alone, `no` would be nearer to `true`.
        let isNo =
            ["no", "n", "off", "0"].contains(text.lowercased()) || text.lowercased() == "false"
        find(
            node.at, "`\(Self.shown(text))` is not a value of `\(name)`",
            "nearest legal value: `\(!isNo)`; legal: `true`, `false`")
        return nil
    }
}

// MARK: - Numbers

extension RuleReader {
    /// The most days, hours or pieces that any rule states: a hundred years of hours.
    static let countLimit = 876_000

    /// A whole number in `range`.
    mutating func whole(
        _ node: YAMLNode, _ name: String, _ range: ClosedRange<Int>
    ) -> Int? {
        guard let text = scalar(node, name, "\(Swift.max(range.lowerBound, 1))")?.text else {
            return nil
        }
        let isNegative = text.hasPrefix("-")
        let digits = isNegative ? text.dropFirst() : text[...]
        let isNumber = !digits.isEmpty && digits.utf8.allSatisfy { (0x30...0x39).contains($0) }
        if isNumber, !isNegative, let value = Int(digits), range.contains(value) { return value }
        let isBelow = isNegative || Int(digits).map { $0 < range.lowerBound } ?? false
        let bound = isBelow ? "below \(range.lowerBound)" : "above \(range.upperBound)"
        find(
            node.at,
            isNumber
                ? "`\(name)` is `\(Self.shown(text))`, which is \(bound)"
                : "`\(name)` must be a whole number, not `\(Self.shown(text))`",
            "from \(range.lowerBound) to \(range.upperBound)")
        return nil
    }

    /// A number of days, hours or pieces.
    mutating func count(_ entry: YAMLEntry, from least: Int = 0) -> Int? {
        whole(entry.value, entry.key, least...Self.countLimit)
    }

    /// An amount of the programme's currency in minor units, at least `least`.
    ///
    /// While the currency itself is broken, an amount may have as many decimals as any currency.
    mutating func amount(_ node: YAMLNode, _ name: String, from least: Int64 = 0) -> Int64? {
        guard let text = scalar(node, name, "100.00")?.text else { return nil }
        let finest = currency ?? (try? Currency(parsing: "CLF"))
        guard let finest else { return nil }
        let noun = currency.map { "an amount of \($0)" } ?? "an amount"
        do {
            let value = try Money(parsing: text, currency: finest).minorUnits
            guard value < least else { return value }
            let bound = least > 0 ? "not above zero" : "below zero"
            find(
                node.at, "`\(name)` must be \(noun), and `\(Self.shown(text))` is \(bound)",
                least > 0 ? "write an amount above zero" : "write `0` or more")
        } catch {
            find(
                node.at, "`\(name)` must be \(noun), and \(Self.reason(error, of: text))",
                Self.amountAdvice(finest, isKnown: currency != nil, error))
        }
        return nil
    }

    private static func amountAdvice(
        _ currency: Currency, isKnown: Bool, _ error: AccountingError
    ) -> String {
        if case .outOfRange = error {
            return "the largest is `\(Money(minorUnits: .max, currency: currency).amountText)`"
        }
        let sample = try? Money(parsing: "1000", currency: currency)
        let noun = isKnown ? "an amount of \(currency)" : "an amount"
        let decimals = currency.exponent == 0 ? "no" : "at most \(currency.exponent)"
        return "\(noun) has \(decimals) decimals and no grouping: `\(sample?.amountText ?? "1000")`"
    }

    /// A percentage in quotes, at most `most`.
    mutating func percentage(
        _ node: YAMLNode, _ name: String, most: Rate? = nil, aboveZero: Bool = false
    ) -> Rate? {
        guard let (text, isQuoted) = scalar(node, name, "\"12.5%\"") else { return nil }
        let rate: Rate
        do {
            rate = try Rate(parsing: text)
        } catch {
            find(
                node.at, "`\(name)` must be a percentage, and \(Self.reason(error, of: text))",
                "a percentage is quoted and has at most four decimals: `\"12.5%\"`")
            return nil
        }
        if let most, rate > most {
            find(node.at, "`\(name)` is \(rate), which is above \(most)", "at most `\"\(most)\"`")
            return nil
        }
        if aboveZero, rate == .zero {
            find(node.at, "`\(name)` is \(rate), which is not above zero", "such as `\"100%\"`")
            return nil
        }
        guard isQuoted else {
            find(
                node.at, "`\(name)` must be a percentage in quotes, not \(Self.shown(text))",
                "write `\"\(Self.shown(text))\"`")
            return nil
        }
        return rate
    }

    /// The clause that says why `text` is not what it must be.
    static func reason(_ error: AccountingError, of text: String) -> String {
        let shown = shown(text)
        guard case .malformed(_, _, let reason) = error else { return "`\(shown)` is too large" }
        return reason.hasPrefix("it ")
            ? "`\(shown)` \(reason.dropFirst(3))" : "\(reason) as `\(shown)`"
    }
}

// MARK: - Days

extension RuleReader {
    /// A date.
    mutating func date(_ node: YAMLNode, _ name: String) -> BusinessDate? {
        guard let text = scalar(node, name, "2025-01-31")?.text else { return nil }
        do {
            return try BusinessDate(parsing: text)
        } catch {
            find(
                node.at, "`\(name)` must be a date, and \(Self.reason(error, of: text))",
                "such as `2025-01-31`")
            return nil
        }
    }

    /// A day of the year.
    mutating func monthDay(_ node: YAMLNode, _ name: String) -> MonthDay? {
        guard let text = scalar(node, name, "\"01-31\"")?.text else { return nil }
        guard let day = try? MonthDay(parsing: text) else {
            find(
                node.at, "`\(name)` must be a day of the year, not `\(Self.shown(text))`",
                "such as `\"01-31\"`")
            return nil
        }
        return day
    }
}
