import LMDB
import Testing

@Suite struct FirstTests {
    @Test func whatIsWrittenIsRead() throws {
        try withEnvironment { environment in
            let table = try environment.openTable("t")
            try environment.write { transaction in
                for number in 1...100 as ClosedRange<UInt64> {
                    try table.append(
                        Key64(number).bytes, Key64(number * 2).bytes, in: &transaction)
                }
            }
            let sum = try environment.read { transaction in
                var sum: UInt64 = 0
                try table.scan(from: Key64(11).bytes, to: Key64(21).bytes, in: transaction) {
                    #expect($1.bigEndian(UInt64.self) == 2 * $0.bigEndian(UInt64.self))
                    sum += $0.bigEndian(UInt64.self)
                    return .proceed
                }
                return sum
            }
            #expect(sum == (11...20).reduce(0, +))
        }
    }
}
