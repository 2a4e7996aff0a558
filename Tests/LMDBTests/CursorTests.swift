import LMDB
import Testing

@Suite struct CursorTests {
    /// The keys 10, 20, ... 50, each with ten times itself as its value.
    private func withTens(_ body: (Environment, Table) throws -> Void) throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t")
            try environment.write { transaction in
                for number in stride(from: UInt64(10), through: 50, by: 10) {
                    try table.append(
                        Key64(number).bytes, Key64(number * 10).bytes, in: &transaction)
                }
            }
            try body(environment, table)
        }
    }

    // MARK: - Ranges

    struct Range: Sendable, CustomTestStringConvertible {
        let lower: UInt64?
        let upper: UInt64?
        let keys: [UInt64]

        var testDescription: String {
            "[\(lower.map { "\($0)" } ?? "-"), \(upper.map { "\($0)" } ?? "-"))"
        }
    }

    @Test(arguments: [
        Range(lower: nil, upper: nil, keys: [10, 20, 30, 40, 50]),
        Range(lower: 10, upper: 50, keys: [10, 20, 30, 40]),
        Range(lower: 10, upper: 51, keys: [10, 20, 30, 40, 50]),
        Range(lower: 11, upper: 50, keys: [20, 30, 40]),
        Range(lower: 20, upper: 20, keys: []),
        Range(lower: 20, upper: 21, keys: [20]),
        Range(lower: 21, upper: 29, keys: []),
        Range(lower: 30, upper: 20, keys: []),
        Range(lower: 0, upper: 10, keys: []),
        Range(lower: 51, upper: nil, keys: []),
        Range(lower: 50, upper: nil, keys: [50]),
        Range(lower: nil, upper: 11, keys: [10]),
        Range(lower: nil, upper: .max, keys: [10, 20, 30, 40, 50]),
    ])
    func aScanVisitsItsRangeInBothDirections(range: Range) throws {
        try withTens { environment, table in
            let lower = range.lower.map(key) ?? []
            let upper = range.upper.map(key) ?? []
            for order in [ScanOrder.ascending, .descending] {
                var seen: [UInt64] = []
                let visit = { (key: RawSpan, value: RawSpan) in
                    #expect(value.bigEndian(UInt64.self) == 10 * key.bigEndian(UInt64.self))
                    seen.append(key.bigEndian())
                    return ScanStep.proceed
                }
                try environment.read { transaction in
                    if range.upper == nil {
                        try table.scan(
                            from: lower.span.bytes, order: order, in: transaction, visit)
                    } else {
                        try table.scan(
                            from: lower.span.bytes, to: upper.span.bytes, order: order,
                            in: transaction, visit)
                    }
                }
                #expect(seen == (order == .ascending ? range.keys : range.keys.reversed()))
            }
        }
    }

    @Test(arguments: 1...8 as ClosedRange<UInt64>)
    func rangesOfAnyKeysAgreeWithASortedArray(seed: UInt64) throws {
        var random = Random(seed: seed)
        let word = { (random: inout Random) in
            (0..<random.next() % 10).map { _ in UInt8(truncatingIfNeeded: random.next() % 3) }
        }
        try withEnvironment { environment in
            let table = try environment.openTable("t")
            var keys: Set<[UInt8]> = []
            for _ in 0..<200 { keys.insert([1] + word(&random)) }
            let sorted = keys.sorted { $0.lexicographicallyPrecedes($1) }
            try environment.write { transaction in
                for key in keys { try table.put(key.span.bytes, RawSpan(), in: &transaction) }
            }
            for _ in 0..<100 {
                let (lower, upper) = ([1] + word(&random), [1] + word(&random))
                let wanted = sorted.filter {
                    !$0.lexicographicallyPrecedes(lower) && $0.lexicographicallyPrecedes(upper)
                }
                for order in [ScanOrder.ascending, .descending] {
                    var seen: [[UInt8]] = []
                    try environment.read { transaction in
                        try table.scan(
                            from: lower.span.bytes, to: upper.span.bytes, order: order,
                            in: transaction
                        ) { key, _ in
                            seen.append([UInt8](key))
                            return .proceed
                        }
                    }
                    #expect(
                        seen == (order == .ascending ? wanted : wanted.reversed()),
                        "seed \(seed), \(lower) to \(upper)")
                }
            }
        }
    }

    @Test func aScanStopsWhenTold() throws {
        struct Stop: Error {}
        try withTens { environment, table in
            for order in [ScanOrder.ascending, .descending] {
                var seen = 0
                try environment.read { transaction in
                    try table.scan(order: order, in: transaction) { _, _ in
                        seen += 1
                        return seen == 2 ? .stop : .proceed
                    }
                }
                #expect(seen == 2)
            }
            #expect(throws: Stop.self) {
                try environment.read { transaction in
                    try table.scan(in: transaction) { _, _ in throw Stop() }
                }
            }
        }
    }

    // MARK: - Moving

    @Test func aCursorMovesBothWays() throws {
        try withTens { environment, table in
            try environment.read { transaction in
                var cursor = try table.cursor(in: transaction)
                let isOutside = !cursor.isOnPair && cursor.key.isEmpty && cursor.value.isEmpty
                #expect(isOutside)
                var path: [UInt64] = []
                if try cursor.first() { path.append(cursor.key.bigEndian()) }
                if try cursor.next() { path.append(cursor.key.bigEndian()) }
                if try cursor.last() { path.append(cursor.key.bigEndian()) }
                if try cursor.previous() { path.append(cursor.key.bigEndian()) }
                if try cursor.seek(Key64(15).bytes) { path.append(cursor.key.bigEndian()) }
                if try cursor.seek(below: Key64(20).bytes) { path.append(cursor.key.bigEndian()) }
                if try cursor.seek(below: Key64(99).bytes) { path.append(cursor.key.bigEndian()) }
                #expect(path == [10, 20, 50, 40, 20, 10, 50])
            }
        }
    }

    @Test func aCursorThatFindsNothingIsOnNoPair() throws {
        try withTens { environment, table in
            try environment.read { transaction in
                var cursor = try table.cursor(in: transaction)
                let ends = [
                    try cursor.seek(Key64(51).bytes), cursor.isOnPair,
                    try cursor.seek(below: Key64(10).bytes), cursor.isOnPair,
                ]
                #expect(ends == [false, false, false, false])
                _ = try cursor.last()
                let next = try cursor.next()
                #expect(!next && cursor.key.isEmpty)
            }
        }
    }

    @Test func anEmptyTableHasNoPairs() throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t")
            try environment.read { transaction in
                var cursor = try table.cursor(in: transaction)
                let found = [
                    try cursor.first(), try cursor.last(), try cursor.next(),
                    try cursor.previous(), try cursor.seek(Key64(0).bytes),
                    try cursor.seek(below: Key64(.max).bytes),
                ]
                #expect(!found.contains(true))
            }
        }
    }

    @Test func bytesStayGoodWhileTheCursorMovesOn() throws {
        try withTens { environment, table in
            try environment.read { transaction in
                var cursor = try table.cursor(in: transaction)
                _ = try cursor.first()
                let first = cursor.value
                _ = try cursor.last()
                let sum = first.bigEndian(UInt64.self) + cursor.value.bigEndian(UInt64.self)
                #expect(sum == 600)
            }
        }
    }

    @Test func aCursorReadsInsideAWriter() throws {
        try withTens { environment, table in
            try environment.write { transaction in
                try table.append(Key64(60).bytes, Key64(600).bytes, in: &transaction)
                var cursor = try table.cursor(in: transaction)
                let last = try cursor.last() ? cursor.key.bigEndian(UInt64.self) : 0
                #expect(last == 60)
            }
        }
    }

    // MARK: - Integer keys

    @Test(arguments: [0, 1, 255, 256, 65_535, 1 << 31, UInt64(UInt32.max)])
    func integerKeysAreBigEndian(number: UInt64) {
        let wide = Key64(number)
        #expect([UInt8](wide.bytes) == key(number))
        #expect(wide.bytes.bigEndian(UInt64.self) == number)
        let narrow = Key32(UInt32(number))
        #expect([UInt8](narrow.bytes) == Array(key(number).suffix(4)))
        #expect(narrow.bytes.bigEndian(UInt32.self) == UInt32(number))
    }

    @Test func integersAreReadAtAnyOffset() {
        let bytes: [UInt8] = [9, 1, 2, 3, 4]
        #expect(bytes.span.bytes.bigEndian(UInt32.self, at: 1) == 0x0102_0304)
        #expect(bytes.span.bytes.littleEndian(UInt32.self, at: 1) == 0x0403_0201)
    }
}

@Suite struct WriteCursorTests {
    @Test func aBatchIsPutInOrder() throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t")
            try environment.write { transaction in
                var cursor = try table.writeCursor(in: &transaction)
                for number in [1, 3, 5, 7] as [UInt64] {
                    try cursor.append(Key64(number).bytes, Key64(number).bytes)
                }
                for number in [2, 3, 8] as [UInt64] {
                    try cursor.put(Key64(number).bytes, Key64(number * 100).bytes)
                }
                let isOnPair = cursor.isOnPair
                #expect(!isOnPair)
            }
            #expect(
                try numbers(of: table, in: environment) == [
                    [1, 1], [2, 200], [3, 300], [5, 5], [7, 7], [8, 800],
                ])
            expect(.keyExists) {
                try environment.write { transaction in
                    var cursor = try table.writeCursor(in: &transaction)
                    try cursor.append(Key64(8).bytes, RawSpan())
                }
            }
        }
    }

    @Test func roomIsReservedThroughACursorToo() throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t")
            try environment.write { transaction in
                var cursor = try table.writeCursor(in: &transaction)
                for number in 1...3 as ClosedRange<UInt64> {
                    try cursor.reserve(Key64(number).bytes, byteCount: 8, appending: true) {
                        $0.storeBytes(of: (number * 7).bigEndian, as: UInt64.self)
                    }
                }
            }
            #expect(try numbers(of: table, in: environment) == [[1, 7], [2, 14], [3, 21]])
        }
    }

    @Test func deletesGoOnBehindTheDeletedPair() throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t")
            try environment.write { transaction in
                var cursor = try table.writeCursor(in: &transaction)
                for number in 1...10 as ClosedRange<UInt64> {
                    try cursor.append(Key64(number).bytes, Key64(number).bytes)
                }
                var isOnPair = try cursor.first()
                while isOnPair {
                    if cursor.key.bigEndian(UInt64.self) % 2 == 0 { try cursor.deleteCurrent() }
                    isOnPair = try cursor.next()
                }
                let (there, gone) = (
                    try cursor.delete(Key64(3).bytes), try cursor.delete(Key64(4).bytes)
                )
                #expect(there && !gone)
            }
            let keys = try numbers(of: table, in: environment).map { $0[0] }
            #expect(keys == [1, 5, 7, 9])
        }
    }

    @Test func aCursorIsGoneBeforeTheCommit() throws {
        try withEnvironment { environment in
            let tables = try environment.openTables(["a", "b"])
            var transaction = try environment.beginWrite()
            for table in tables {
                var cursor = try table.writeCursor(in: &transaction)
                try cursor.put(Key64(1).bytes, Key64(2).bytes)
            }
            try transaction.commit()
            for table in tables {
                #expect(try numbers(of: table, in: environment) == [[1, 2]])
            }
        }
    }

    private func numbers(of table: Table, in environment: Environment) throws -> [[UInt64]] {
        try pairs(of: table, in: environment).map { $0.map(number) }
    }
}
