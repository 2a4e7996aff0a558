import LMDB
import Testing

// The ways in which other targets pass spans around, as the comment of `Transaction` describes
// them. That this file compiles is half of the test.

/// A view of a value: its bytes taken apart where they lie.
private struct PairView: ~Escapable {
    private let bytes: RawSpan

    @_lifetime(copy bytes)
    init(_ bytes: RawSpan) {
        self.bytes = bytes
    }

    var number: UInt64 { bytes.littleEndian(at: 0) }

    var text: RawSpan {
        @_lifetime(copy self)
        get { bytes.extracting(droppingFirst: 8) }
    }
}

/// A type with tables in it, and nothing but trivial fields: methods may return spans.
private struct Names: BitwiseCopyable {
    let table: Table

    @_lifetime(borrow transaction)
    func view<T: Transaction & ~Copyable>(
        of key: UInt64, in transaction: borrowing T
    ) throws -> PairView? {
        guard let bytes = try table.get(Key64(key).bytes, in: transaction) else { return nil }
        return PairView(bytes)
    }

    func forEach<T: Transaction & ~Copyable>(
        in transaction: borrowing T, _ body: (UInt64, borrowing PairView) throws -> Void
    ) throws {
        try table.scan(in: transaction) { key, value in
            try body(key.bigEndian(), PairView(value))
            return .proceed
        }
    }
}

/// A class may hold anything.
private final class NamedNames {
    let name: String
    let names: Names

    init(_ name: String, _ names: Names) {
        self.name = name
        self.names = names
    }

    @_lifetime(borrow transaction)
    func view<T: Transaction & ~Copyable>(
        of key: UInt64, in transaction: borrowing T
    ) throws -> PairView? {
        try names.view(of: key, in: transaction)
    }
}

/// A struct may hold anything as well, if what it hands out depends on it too.
private struct LabelledNames {
    let label: String
    let names: Names

    @_lifetime(borrow transaction, borrow self)
    func view<T: Transaction & ~Copyable>(
        of key: UInt64, in transaction: borrowing T
    ) throws -> PairView? {
        try names.view(of: key, in: transaction)
    }
}

/// A reader that owns its transaction; what it hands out depends on the reader itself.
private struct Reader: ~Copyable {
    let label: String
    let names: Names
    var transaction: ReadTransaction

    @_lifetime(borrow self)
    func view(of key: UInt64) throws -> PairView? {
        try names.view(of: key, in: transaction)
    }

    mutating func refresh() throws {
        transaction.reset()
        try transaction.renew()
    }
}

/// A writer that owns its transaction.
private struct Writer: ~Copyable {
    let label: String
    let names: Names
    var transaction: WriteTransaction

    mutating func put(_ numbers: some Sequence<UInt64>) throws {
        var cursor = try names.table.writeCursor(in: &transaction)
        for number in numbers {
            try cursor.put(Key64(number).bytes, pair(number).span.bytes)
        }
    }

    @_lifetime(borrow self)
    func view(of key: UInt64) throws -> PairView? {
        try names.view(of: key, in: transaction)
    }

    consuming func commit() throws {
        try transaction.commit()
    }
}

private func pair(_ number: UInt64) -> [UInt8] {
    withUnsafeBytes(of: number.littleEndian) { Array($0) } + Array("number \(number)".utf8)
}

@Suite struct SpanPatternTests {
    @Test func viewsPassThroughEveryKindOfOwner() throws {
        try withEnvironment { environment in
            let names = Names(table: try environment.openTable("names"))
            var writer = Writer(
                label: "w", names: names, transaction: try environment.beginWrite())
            try writer.put(1...9)
            let written = try writer.view(of: 9)?.number
            #expect(written == 9)
            try writer.commit()

            let named = NamedNames("n", names)
            try environment.read { transaction in
                var text: [UInt8] = []
                if let view = try named.view(of: 1, in: transaction) { text = [UInt8](view.text) }
                #expect(text == Array("number 1".utf8))
                let labelled = LabelledNames(label: "l", names: names)
                let number = try labelled.view(of: 2, in: transaction)?.number
                #expect(number == 2)
            }

            var reader = Reader(
                label: "r", names: names, transaction: try environment.beginRead())
            try environment.write { try names.table.clear(in: &$0) }
            let before = try reader.view(of: 3)?.number
            try reader.refresh()
            let after = try reader.view(of: 3)?.number
            #expect(before == 3 && after == nil)
        }
    }

    @Test func aClosureTakesViews() throws {
        try withEnvironment { environment in
            let names = Names(table: try environment.openTable("names"))
            var writer = Writer(
                label: "w", names: names, transaction: try environment.beginWrite())
            try writer.put([5, 3, 4])
            try writer.commit()
            var seen: [UInt64] = []
            try environment.read { transaction in
                try names.forEach(in: transaction) { key, view in
                    #expect(key == view.number)
                    seen.append(view.number)
                }
            }
            #expect(seen == [3, 4, 5])
        }
    }
}
