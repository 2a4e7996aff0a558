/// Folds text so that spellings of one name become equal: NFKD, full case folding, marks,
/// punctuation and symbols dropped, white space to spaces (rules.md section 8).
///
/// The standard library has no NFKD, and its tables move with the toolchain. The table used here
/// is generated and frozen, so that a log finds the same customers to be the same for ever.
/// A scalar is folded by itself: every mark is dropped, so their order does not matter.
package struct NameFolding: Sendable {
    /// The one table, expanded when the first name that is not ASCII comes by.
    package static let shared = NameFolding(parsing: table)

    private let runs: [Run]
    private let targets: [Unicode.Scalar]

    /// Scalars `first`, `first + step` … with targets that begin at `start` of the target list.
    private struct Run {
        let first: UInt32
        let count: UInt32
        let step: UInt32
        /// By how much the (only) target rises from one scalar to the next.
        let rise: UInt32
        let start: UInt16
        let length: UInt16
    }

    /// Calls `body` with each scalar that folding makes of `scalar`: none, one or several.
    ///
    /// - Complexity: O(log n) for the n runs of the table.
    package func fold(_ scalar: Unicode.Scalar, _ body: (Unicode.Scalar) -> Void) {
        if foldHangul(scalar.value, body) { return }
        guard let run = run(of: scalar.value) else {
            body(scalar)
            return
        }
        let index = (scalar.value - run.first) / run.step
        for target in targets[Int(run.start)..<Int(run.start + run.length)] {
            if let moved = Unicode.Scalar(target.value + index * run.rise) { body(moved) }
        }
    }

    private func run(of value: UInt32) -> Run? {
        var low = 0
        var high = runs.count
        while low < high {
            let middle = (low + high) / 2
            if runs[middle].first <= value { low = middle + 1 } else { high = middle }
        }
        guard low > 0 else { return nil }
        let run = runs[low - 1]
        let distance = value - run.first
        return distance % run.step == 0 && distance / run.step < run.count ? run : nil
    }

    /// Decomposes a Hangul syllable into its letters (Unicode Standard, section 3.12).
    private func foldHangul(_ value: UInt32, _ body: (Unicode.Scalar) -> Void) -> Bool {
        guard value >= 0xAC00, value <= 0xD7A3 else { return false }
        let index = value - 0xAC00
        let letters = [0x1100 + index / 588, 0x1161 + index % 588 / 28, 0x11A7 + index % 28]
        for letter in letters where letter != 0x11A7 {
            if let scalar = Unicode.Scalar(letter) { body(scalar) }
        }
        return true
    }
}

// MARK: - Reading the table

extension NameFolding {
    /// Reads the generated text; its form is described there.
    private init(parsing table: StaticString) {
        var runs: [Run] = []
        var targets: [Unicode.Scalar] = []
        table.withUTF8Buffer { bytes in
            for text in bytes.split(whereSeparator: { $0 <= UInt8(ascii: " ") }) {
                let entry = Entry(text)
                runs.append(
                    Run(
                        first: entry.first, count: entry.count, step: entry.step,
                        rise: entry.rise, start: UInt16(targets.count),
                        length: UInt16(entry.targets.count)))
                targets.append(contentsOf: entry.targets)
            }
        }
        self.runs = runs
        self.targets = targets
    }

    /// One entry of the table, `c0-6=61`.
    private struct Entry {
        private(set) var first: UInt32 = 0
        private(set) var count: UInt32 = 1
        private(set) var step: UInt32 = 1
        private(set) var rise: UInt32 = 0
        private(set) var targets: [Unicode.Scalar] = []

        init(_ text: some Sequence<UInt8>) {
            var number: UInt32 = 0
            var isTarget = false
            var hasDigits = false
            for byte in text {
                switch byte {
                case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "%"):
                    first = number
                    (step, rise) =
                        switch byte {
                        case UInt8(ascii: "-"): (1, 0)
                        case UInt8(ascii: "+"): (1, 1)
                        default: (2, 2)
                        }
                    count = 0
                case UInt8(ascii: "="):
                    if count == 0 { count = number } else { first = number }
                    isTarget = true
                case UInt8(ascii: "."):
                    add(number)
                default:
                    number = number << 4 | Self.digit(byte)
                    hasDigits = isTarget
                    continue
                }
                number = 0
            }
            if hasDigits { add(number) }
        }

        private mutating func add(_ target: UInt32) {
            if let scalar = Unicode.Scalar(target) { targets.append(scalar) }
        }

        private static func digit(_ byte: UInt8) -> UInt32 {
            byte < UInt8(ascii: "a")
                ? UInt32(byte - UInt8(ascii: "0")) : UInt32(byte - UInt8(ascii: "a")) + 10
        }
    }
}
