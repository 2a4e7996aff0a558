import LMDB
import Testing

@Suite struct TableTests {
    // MARK: - One value a key

    @Test func putReplacesAndInsertDoesNot() throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t")
            try environment.write { transaction in
                try table.put(bytes("a").span.bytes, bytes("1").span.bytes, in: &transaction)
                try table.put(bytes("a").span.bytes, bytes("2").span.bytes, in: &transaction)
                let first = try table.insert(
                    bytes("b").span.bytes, bytes("3").span.bytes, in: &transaction)
                let second = try table.insert(
                    bytes("b").span.bytes, bytes("4").span.bytes, in: &transaction)
                #expect(first && !second)
            }
            #expect(try texts(of: table, in: environment) == ["a=2", "b=3"])
        }
    }

    @Test func getFindsExactKeysOnly() throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t")
            try put(["b", "bb"], in: table, of: environment)
            try environment.read { transaction in
                for (wanted, found) in [("a", false), ("b", true), ("ba", false), ("bb", true)] {
                    let isThere = try table.contains(bytes(wanted).span.bytes, in: transaction)
                    #expect(isThere == found, "\(wanted)")
                }
            }
        }
    }

    @Test func aValueOfNoBytesIsAValue() throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t")
            try put(["a"], in: table, of: environment)
            let size = try environment.read { transaction in
                try table.get(bytes("a").span.bytes, in: transaction)?.byteCount
            }
            #expect(size == 0)
        }
    }

    @Test func keysHave1To511Bytes() throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t")
            for size in [1, 511] {
                let key = [UInt8](repeating: 1, count: size)
                try environment.write { try table.put(key.span.bytes, RawSpan(), in: &$0) }
            }
            for size in [0, 512] {
                let key = [UInt8](repeating: 1, count: size)
                expect(.badValueSize) {
                    try environment.write { try table.put(key.span.bytes, RawSpan(), in: &$0) }
                }
            }
            #expect(try environment.read { try table.count(in: $0) } == 2)
        }
    }

    @Test(arguments: [0, 1, 2_022, 2_023, 4_096, 1_000_000])
    func valuesOfAnySizeComeBack(size: Int) throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t")
            let value = (0..<size).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            try environment.write {
                try table.put(key(1).span.bytes, value.span.bytes, in: &$0)
            }
            #expect(try pairs(of: table, in: environment) == [[key(1), value]])
            let overflow = try environment.read { try table.statistics(in: $0).overflowPages }
            #expect((overflow > 0) == (size > 2_022))
        }
    }

    // MARK: - Appending

    @Test func appendTakesRisingKeysOnly() throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t")
            let append = { (number: UInt64) in
                try environment.write {
                    try table.append(key(number).span.bytes, RawSpan(), in: &$0)
                }
            }
            try append(5)
            expect(.keyExists) { try append(5) }
            expect(.keyExists) { try append(4) }
            try append(6)
            #expect(try environment.read { try table.count(in: $0) } == 2)
        }
    }

    @Test func appendFillsPages() throws {
        try withEnvironment { environment in
            let (put, append) = (
                try environment.openTable("put"), try environment.openTable("append")
            )
            let value = [UInt8](repeating: 1, count: 160)
            try environment.write { transaction in
                for number in 1...2_000 as ClosedRange<UInt64> {
                    let key = key(number)
                    try put.put(key.span.bytes, value.span.bytes, in: &transaction)
                    try append.append(key.span.bytes, value.span.bytes, in: &transaction)
                }
                let appended = try append.statistics(in: transaction)
                #expect(appended.entries == 2_000)
                #expect(appended.depth == 2 && appended.branchPages == 1)
                // 22 pairs of 8 + 8 + 160 bytes and their 2-byte offsets fit into a page.
                #expect(appended.leafPages == (2_000 + 21) / 22)
                let put = try put.statistics(in: transaction)
                #expect(put.leafPages >= appended.leafPages)
            }
        }
    }

    // MARK: - Writing in place

    @Test func reservedRoomIsFilledInPlace() throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t")
            try environment.write { transaction in
                try table.reserve(key(1).span.bytes, byteCount: 8, in: &transaction) { room in
                    room.storeBytes(of: UInt64(7).littleEndian, as: UInt64.self)
                }
                try table.reserve(
                    key(2).span.bytes, byteCount: 8, in: &transaction, appending: true
                ) { room in
                    room.storeBytes(of: UInt64(8).littleEndian, as: UInt64.self)
                }
            }
            let values = try pairs(of: table, in: environment).map { Array($0[1].reversed()) }
            #expect(values == [key(7), key(8)])
            expect(.keyExists) {
                try environment.write {
                    try table.reserve(
                        key(2).span.bytes, byteCount: 8, in: &$0, appending: true
                    ) { _ in }
                }
            }
        }
    }

    @Test func anErrorWhileFillingTakesTheValueBack() throws {
        struct Stop: Error {}
        try withEnvironment { environment in
            let table = try environment.openTable("t")
            #expect(throws: Stop.self) {
                try environment.write {
                    try table.reserve(key(1).span.bytes, byteCount: 8, in: &$0) { _ in
                        throw Stop()
                    }
                }
            }
            #expect(try environment.read { try table.count(in: $0) } == 0)
        }
    }

    // MARK: - Removing

    @Test func deleteSaysWhetherThereWasOne() throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t")
            try put(["a", "b"], in: table, of: environment)
            try environment.write { transaction in
                let (first, second) = (
                    try table.delete(bytes("a").span.bytes, in: &transaction),
                    try table.delete(bytes("a").span.bytes, in: &transaction)
                )
                #expect(first && !second)
            }
            #expect(try texts(of: table, in: environment) == ["b="])
        }
    }

    @Test func clearKeepsTheTableAndDropDoesNot() throws {
        try withEnvironment { environment in
            let tables = try environment.openTables(["a", "b"])
            try put(["x"], in: tables[0], of: environment)
            try put(["x"], in: tables[1], of: environment)
            try environment.write { try tables[0].clear(in: &$0) }
            #expect(try texts(of: tables[0], in: environment) == [])
            #expect(try environment.tableNames() == ["a", "b"])
            try environment.write { try tables[0].drop(in: &$0) }
            #expect(try environment.tableNames() == ["b"])
            expect(.badTable) { _ = try environment.read { try tables[0].count(in: $0) } }
            #expect(try texts(of: tables[1], in: environment) == ["x="])
        }
    }

    // MARK: - Opening

    @Test func tablesAreOpenedInOrderAndFoundAgain() throws {
        try withTemporaryDirectory { path in
            do {
                let environment = try Environment(at: path)
                let tables = try environment.openTables(["one", "two", "three"])
                try put(["2"], in: tables[1], of: environment)
            }
            let environment = try Environment(at: path)
            let tables = try environment.openTables(["three", "two"])
            #expect(try texts(of: tables[0], in: environment) == [])
            #expect(try texts(of: tables[1], in: environment) == ["2="])
            #expect(try environment.tableNames() == ["one", "three", "two"])
        }
    }

    @Test func moreTablesThanAskedForIsAnError() throws {
        var options = Environment.Options()
        options.maxTables = 2
        try withEnvironment(options) { environment in
            expect(.tablesFull) { _ = try environment.openTables(["a", "b", "c"]) }
            #expect(try environment.tableNames() == [])
            _ = try environment.openTables(["a", "b"])
            expect(.tablesFull) { _ = try environment.openTable("c") }
        }
    }

    @Test func aTableKeepsItsKind() throws {
        try withTemporaryDirectory { path in
            let kinds: [Table.Kind] = [.unique, .duplicates, .fixedSizeDuplicates]
            do {
                let environment = try Environment(at: path)
                for kind in kinds { _ = try environment.openTable("\(kind)", kind: kind) }
            }
            for made in kinds {
                for asked in kinds {
                    let environment = try Environment(at: path)
                    if made == asked {
                        #expect(try environment.openTable("\(made)", kind: asked).kind == asked)
                    } else {
                        expect(.incompatible) {
                            _ = try environment.openTable("\(made)", kind: asked)
                        }
                    }
                }
            }
        }
    }

    @Test func aTableMadeInAWriteGoesWithIt() throws {
        struct Stop: Error {}
        try withEnvironment { environment in
            #expect(throws: Stop.self) {
                try environment.write { transaction in
                    let table = try Table("t", in: &transaction)
                    try table.put(key(1).span.bytes, RawSpan(), in: &transaction)
                    throw Stop()
                }
            }
            #expect(try environment.tableNames() == [])
            let table = try environment.write { transaction in
                let table = try Table("t", in: &transaction)
                try table.put(key(1).span.bytes, RawSpan(), in: &transaction)
                return table
            }
            #expect(try environment.read { try table.count(in: $0) } == 1)
        }
    }

    @Test func anOlderReaderDoesNotKnowATable() throws {
        try withEnvironment { environment in
            try environment.read { transaction in
                let table = try environment.openTable("t")
                #expect(throws: LMDBError.self) { try table.count(in: transaction) }
            }
        }
    }
}

@Suite struct DuplicateTests {
    @Test(arguments: [Table.Kind.duplicates, .fixedSizeDuplicates])
    func valuesOfAKeyAreOrderedAndDifferent(kind: Table.Kind) throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t", kind: kind)
            try environment.write { transaction in
                for text in ["a=3", "b=9", "a=1", "a=2", "a=1"] {
                    let pair = split(text)
                    try table.put(pair.0.span.bytes, pair.1.span.bytes, in: &transaction)
                }
            }
            #expect(try texts(of: table, in: environment) == ["a=1", "a=2", "a=3", "b=9"])
            try environment.write { transaction in
                let (there, gone) = (
                    try table.delete(
                        bytes("a").span.bytes, bytes("2").span.bytes, in: &transaction),
                    try table.delete(
                        bytes("a").span.bytes, bytes("2").span.bytes, in: &transaction)
                )
                #expect(there && !gone)
            }
            #expect(try texts(of: table, in: environment) == ["a=1", "a=3", "b=9"])
            try environment.write { try table.delete(bytes("a").span.bytes, in: &$0) }
            #expect(try texts(of: table, in: environment) == ["b=9"])
        }
    }

    @Test func appendedValuesRiseWithinTheirKey() throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t", kind: .duplicates)
            let append = { (text: String) in
                let pair = split(text)
                try environment.write {
                    try table.appendDuplicate(pair.0.span.bytes, pair.1.span.bytes, in: &$0)
                }
            }
            for text in ["a=1", "a=2", "b=1"] { try append(text) }
            expect(.keyExists) { try append("b=1") }
            expect(.keyExists) { try append("b=0") }
            #expect(try texts(of: table, in: environment) == ["a=1", "a=2", "b=1"])
        }
    }

    @Test(arguments: [
        ("a", "0", "a=1"), ("a", "1", "a=1"), ("a", "2", "a=3"), ("a", "4", nil),
        ("b", "1", "b=2"), ("c", "1", nil),
    ])
    func seekFindsAValueWithinAKey(key: String, value: String, found: String?) throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t", kind: .duplicates)
            try environment.write { transaction in
                for text in ["a=1", "a=3", "b=2", "d=1"] {
                    let pair = split(text)
                    try table.put(pair.0.span.bytes, pair.1.span.bytes, in: &transaction)
                }
            }
            try environment.read { transaction in
                var cursor = try table.cursor(in: transaction)
                let isFound = try cursor.seek(bytes(key).span.bytes, bytes(value).span.bytes)
                let text = isFound ? join([UInt8](cursor.key), [UInt8](cursor.value)) : nil
                #expect(text == found)
            }
        }
    }

    @Test func cursorsMoveWithinAndAcrossKeys() throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t", kind: .duplicates)
            try environment.write { transaction in
                for text in ["a=1", "a=2", "b=1", "c=1", "c=2"] {
                    let pair = split(text)
                    try table.put(pair.0.span.bytes, pair.1.span.bytes, in: &transaction)
                }
            }
            try environment.read { transaction in
                var cursor = try table.cursor(in: transaction)
                var seen: [String] = []
                var isOnPair = try cursor.first()
                while isOnPair {
                    seen.append(join([UInt8](cursor.key), [UInt8](cursor.value)))
                    while try cursor.nextDuplicate() {
                        seen.append("+" + join([UInt8](cursor.key), [UInt8](cursor.value)))
                    }
                    isOnPair = try cursor.nextKey()
                }
                #expect(seen == ["a=1", "+a=2", "b=1", "c=1", "+c=2"])
            }
        }
    }
}

// MARK: - Pairs as text

private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

private func split(_ text: String) -> ([UInt8], [UInt8]) {
    let parts = text.split(separator: "=", omittingEmptySubsequences: false)
    return (Array(parts[0].utf8), Array(parts[1].utf8))
}

private func join(_ key: [UInt8], _ value: [UInt8]) -> String {
    String(decoding: key + Array("=".utf8) + value, as: UTF8.self)
}

private func texts(of table: Table, in environment: Environment) throws -> [String] {
    try pairs(of: table, in: environment).map { join($0[0], $0[1]) }
}

private func put(_ keys: [String], in table: Table, of environment: Environment) throws {
    try environment.write { transaction in
        for key in keys { try table.put(bytes(key).span.bytes, RawSpan(), in: &transaction) }
    }
}
