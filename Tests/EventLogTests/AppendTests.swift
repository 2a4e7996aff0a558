import Accounting
import Events
import Testing

@testable import EventLog

@Suite("Appending")
struct AppendTests {
    @Test("events get dense positions, versions, ordinals and links of their streams")
    func headers() throws {
        try withTemporaryBook { log in
            try log.write { writer in
                for (index, stream) in ["A", "B", "A", "C", "A"].enumerated() {
                    try writer.append(
                        Sample.lead(stream, id: "\(index)"), recordedAt: Sample.noon,
                        references: [])
                }
                try writer.append(
                    Sample.payment("I", id: "1"), recordedAt: Sample.noon, references: [])
            }
            var headers: [RecordHeader] = []
            try log.forEach { event in
                headers.append(event.header)
                return true
            }
            let expected: [(UInt32, UInt64, UInt32)] = [
                (1, 0, 1), (1, 0, 2), (2, 1, 1), (1, 0, 3), (3, 3, 1), (1, 0, 1),
            ]
            #expect(
                headers
                    == expected.enumerated().map { index, row in
                        RecordHeader(
                            position: UInt64(index + 1), recordedAt: Sample.noon, version: row.0,
                            previous: row.1, number: row.2)
                    })
        }
    }
}
