/// The fields of one row, as ranges into the bytes that were read.
///
/// A field whose bytes in the file are not its value (doubled quotes, JSON escapes) has its value
/// in `unquoted`, and its range points there.
struct FieldList {
    /// A field's place, in 8 bytes.
    struct Field: Equatable {
        private let start: UInt32
        private let endAndPlace: UInt32

        init(_ range: Range<Int>, isUnquoted: Bool = false) {
            start = UInt32(truncatingIfNeeded: range.lowerBound)
            endAndPlace =
                UInt32(truncatingIfNeeded: range.upperBound) << 1 | (isUnquoted ? 1 : 0)
        }

        /// Whether the range is one of `unquoted`.
        var isUnquoted: Bool { endAndPlace & 1 == 1 }
        var isEmpty: Bool { start == endAndPlace >> 1 }
        var range: Range<Int> {
            Range(uncheckedBounds: (Int(start), Int(endAndPlace >> 1)))
        }
    }

    /// The largest offset that a field can have; the reader's window never grows beyond it.
    static let limit = Int(UInt32.max >> 1)

    var ranges: [Field] = []
    var unquoted: [UInt8] = []
    /// The first trouble found in the row, and the byte of the window at which it is.
    var trouble: (kind: Trouble, at: Int)?

    /// What may be wrong with the bytes of a row.
    enum Trouble {
        case strayQuote
        case textAfterQuote
        case nul
        case bareCarriageReturn
        case notUTF8
        case notJSON(String)
    }

    mutating func removeAll() {
        ranges.removeAll(keepingCapacity: true)
        unquoted.removeAll(keepingCapacity: true)
        trouble = nil
    }

    /// Notes the first trouble of the row.
    mutating func note(_ kind: Trouble, at index: Int) {
        if trouble == nil { trouble = (kind, index) }
    }
}
